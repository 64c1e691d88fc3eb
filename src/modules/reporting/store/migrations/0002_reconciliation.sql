-- What was decided where a unit's own figure and the one computed from records differ: both are kept, neither is overwritten.
-- Requires: kernel/0001. Locks: none, new table. Data: none.
create table reporting.reconciliation (
  province_id  text not null,
  id           uuid not null,
  indicator    text not null,
  unit_key     text not null,
  period_from  date not null,
  period_to    date not null,
  reported_by  text not null,
  computed     numeric not null,
  reported     numeric not null,
  stands       text not null check (stands in ('computed', 'reported')),
  reason       text not null,
  decided_by   uuid not null,
  decided_name text not null,
  decided_at   timestamptz not null,
  primary key (province_id, id),
  constraint reconciliation_period check (period_from <= period_to)
);
select kernel.make_record('reporting', 'reconciliation');
create index reconciliation_of_unit on reporting.reconciliation (province_id, unit_key, period_to desc);
comment on column reporting.reconciliation.reported_by is 'Key of the unit or agency whose statement it is about: one decision for each statement.';
comment on column reporting.reconciliation.computed is 'As it was when decided; when either number moves on, the pair is open again.';
