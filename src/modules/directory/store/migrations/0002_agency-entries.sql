-- Bodies that administrators add, and the last days they state. The list itself stays reference data, which only the installation writes:
-- a job takes what was entered over into it.
-- Requires: directory/0001. Locks: none, new table. Data: none.
create table directory.agency_entry (
  key text primary key check (key ~ '^ag\.[A-Za-z0-9.-]+$'), "group" text, name text, unit_key text not null, province_id text not null,
  valid_from date, valid_to date, reason text, entered_at timestamptz not null, entered_by uuid not null, seen_by text[] not null,
  constraint agency_entry_days check (valid_to >= valid_from)
);
comment on column directory.agency_entry.name is 'Null where a body of the shipped list was only closed.';
select kernel.make_local('directory', 'agency_entry', 'select, insert, update', 'seen_by && kernel.scope()', 'Bodies added and closed by administrators.');
