-- Why two records that were merged stand apart again.
-- Requires: persons/0001. Locks: persons.merge for a moment. Data: none.
alter table persons.merge add column undone_reason text;
alter table persons.merge_history add column undone_reason text;
comment on column persons.merge.undone_reason is 'Reason given by who undid it; null while in force.';
