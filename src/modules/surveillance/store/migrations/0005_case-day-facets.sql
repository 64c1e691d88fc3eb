-- Daily counts: one row for each commune, day and class, with the counts of each facet beside one another. One row for every combination was almost
-- one row for every case: 790,000 rows of 500,000 cases, now 110,000.
-- Requires: surveillance/0003. Locks: exclusive on case_day, which is made anew. Data: derived; the reaction counts everything again at the next start.
drop table surveillance.case_day;
create table surveillance.case_day (
  province_id text not null, disease_code text not null, unit text not null,
  date_kind text not null check (date_kind in ('own', 'onset', 'sampled', 'resulted', 'reported', 'notified', 'recovered', 'died')),
  on_day date not null, classification text not null, back_filled boolean not null,
  n integer not null,
  detected_community integer not null, detected_quarantine integer not null, detected_zone integer not null, detected_border integer not null,
  detected_screening integer not null, detected_hospital integer not null, detected_unknown integer not null,
  origin_local integer not null, origin_imported integer not null, origin_unknown integer not null,
  severity_asymptomatic integer not null, severity_mild integer not null, severity_moderate integer not null, severity_severe integer not null,
  severity_critical integer not null, severity_unknown integer not null,
  sex_male integer not null, sex_female integer not null,
  age_0_17 integer not null, age_18_64 integer not null, age_65_150 integer not null,
  refreshed_at timestamptz not null, seen_by text[] not null,
  primary key (province_id, disease_code, unit, date_kind, on_day, classification, back_filled)
);
create index case_day_span on surveillance.case_day (province_id, disease_code, date_kind, on_day);
alter table surveillance.case_day enable row level security;
alter table surveillance.case_day force row level security;
create policy visible on surveillance.case_day for select to app_user, app_recorder, app_generator using (seen_by && kernel.scope());
create policy projected on surveillance.case_day for all to app_user using (kernel.scope() @> '{vn}') with check (kernel.scope() @> '{vn}');
grant select, insert, update, delete on surveillance.case_day to app_user;
grant select on surveillance.case_day to app_recorder, app_generator;
comment on table surveillance.case_day is 'kind: projection. Daily counts derived from case_report; may be rebuilt at any time.';
comment on column surveillance.case_day.n is 'Cases of the day; each facet (where found, origin, severity) adds up to it, sex and age only where they are known.';
comment on column surveillance.case_day.refreshed_at is 'When these counts became what they are.';
delete from kernel.reaction_cursor where name = 'surveillance.case-days';
