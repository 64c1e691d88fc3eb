-- An administrator sees whether messages to the accounts they manage went out.
-- Requires: identity/0001, kernel/0005. Locks: kernel.notice for a moment. Data: none.
drop policy installation on kernel.notice;
create policy installation on kernel.notice for all to app_user, app_recorder, app_generator
  using (account_id = kernel.actor_id() or kernel.scope() @> '{vn}' or exists (select from identity.account a where a.id = account_id)) with check (true);
