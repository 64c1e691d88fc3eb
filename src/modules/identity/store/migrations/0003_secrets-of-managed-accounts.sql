-- An administrator ends links and recovery codes of the accounts they manage: who sees an account may end its secrets.
-- Only hashes are kept: of 192 random bits, or under a key that is not in the database.
-- Requires: identity/0001. Locks: identity.secret for a moment. Data: recovery codes given so far are void, their hash was made without the key.
drop policy installation on identity.secret;
create policy installation on identity.secret for all to app_user, app_recorder, app_generator
  using (kernel.scope() @> '{vn}' or exists (select from identity.account a where a.id = account_id)) with check (true);
delete from identity.secret where kind = 'recovery_code';
