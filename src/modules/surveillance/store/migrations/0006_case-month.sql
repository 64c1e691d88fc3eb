-- Sums of the daily counts by month: what happened until a day is read as whole months and the days of the last one, not as every day there ever was.
-- Requires: surveillance/0005. Locks: none, new table. Data: derived; the reaction counts everything again at the next start.
create table surveillance.case_month (
  province_id text not null, disease_code text not null, unit text not null,
  date_kind text not null check (date_kind in ('own', 'onset', 'sampled', 'resulted', 'reported', 'notified', 'recovered', 'died')),
  on_month date not null check (extract(day from on_month) = 1), classification text not null, back_filled boolean not null,
  n integer not null,
  detected_community integer not null, detected_quarantine integer not null, detected_zone integer not null, detected_border integer not null,
  detected_screening integer not null, detected_hospital integer not null, detected_unknown integer not null,
  origin_local integer not null, origin_imported integer not null, origin_unknown integer not null,
  severity_asymptomatic integer not null, severity_mild integer not null, severity_moderate integer not null, severity_severe integer not null,
  severity_critical integer not null, severity_unknown integer not null,
  sex_male integer not null, sex_female integer not null,
  age_0_17 integer not null, age_18_64 integer not null, age_65_150 integer not null,
  refreshed_at timestamptz not null, seen_by text[] not null,
  primary key (province_id, disease_code, unit, date_kind, on_month, classification, back_filled)
);
create index case_month_span on surveillance.case_month (province_id, disease_code, date_kind, on_month);
alter table surveillance.case_month enable row level security;
alter table surveillance.case_month force row level security;
create policy visible on surveillance.case_month for select to app_user, app_recorder, app_generator using (seen_by && kernel.scope());
create policy projected on surveillance.case_month for all to app_user using (kernel.scope() @> '{vn}') with check (kernel.scope() @> '{vn}');
grant select, insert, update, delete on surveillance.case_month to app_user;
grant select on surveillance.case_month to app_recorder, app_generator;
comment on table surveillance.case_month is 'kind: projection. Daily counts added up by month; may be rebuilt at any time.';
comment on column surveillance.case_month.on_month is 'First day of the month.';
comment on column surveillance.case_month.refreshed_at is 'When these counts became what they are.';
delete from kernel.reaction_cursor where name = 'surveillance.case-days';
