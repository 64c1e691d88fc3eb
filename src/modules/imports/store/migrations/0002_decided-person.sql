-- Whom a sender's row is about, as somebody decided: the next file with the same row does not ask again.
-- Requires: imports/0001. Locks: access exclusive on imports.row_result for an instant. Data: none.
create table imports.decided_person (
  province_id text not null, sender text not null, ref text not null, person_id uuid not null,
  decided_at timestamptz not null, decided_by uuid not null, seen_by text[] not null,
  primary key (province_id, sender, ref)
);
select kernel.make_local('imports', 'decided_person', 'select, insert, update', 'seen_by && kernel.scope()', 'Decisions about held rows, by sender.');

-- What the row is known by with its sender; kept, like its words, while somebody must still decide or mend.
alter table imports.row_result add column sender_ref text;
