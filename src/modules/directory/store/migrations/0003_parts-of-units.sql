-- Parts of communes that were split, as places of their own: a record of a former commune keeps what was stated and says where it lies now.
-- Requires: directory/0001. Locks: exclusive on directory.unit for a moment. Data: derived from the shipped tables at the next start.
alter table directory.unit drop constraint unit_key_check,
  add constraint unit_key_check check (key ~ '^(o19|o25|n25)\.([0-9]{2}|[0-9]{3}|[0-9]{5}(-n25\.[0-9]{5})?)$'),
  add column part_of text;
comment on column directory.unit.part_of is 'Only of a part of a commune that was split: the commune. Lists of units leave parts out.';
