-- A new authenticator app takes the place of the former one only when its first code was right; until then the former one counts.
-- Requires: identity/0001. Locks: identity.account for a moment. Data: none.
alter table identity.account add column totp_pending text;
comment on column identity.account.totp_pending is 'Sealed secret of an authenticator app that is being set up.';
