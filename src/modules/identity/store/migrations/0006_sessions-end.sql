-- Ended sessions and old failed tries may be forgotten.
-- Requires: identity/0001, kernel/0006. Locks: identity.session and identity.attempt for a moment. Data: none.
grant usage on schema identity to app_keeper;
select kernel.ends('identity', 'session', 'true');
select kernel.ends('identity', 'attempt', 'true');
comment on table identity.session is 'kind: local. Signed-in devices.';
comment on table identity.attempt is 'kind: local. Failed sign-ins.';
