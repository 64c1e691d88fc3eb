-- What a row became may be forgotten once its batch has ended and nobody has to decide about it; the totals of the batch stay.
-- Requires: imports/0001, kernel/0006. Locks: imports.batch and imports.row_result for a moment. Data: none.
grant usage on schema imports to app_keeper;
create policy ended on imports.batch for select to app_keeper using (ended_at is not null);
grant select on imports.batch to app_keeper;
select kernel.ends('imports', 'row_result', 'not (result = ''held'' and decided_at is null)');
comment on table imports.row_result is 'kind: local. What every row became.';
