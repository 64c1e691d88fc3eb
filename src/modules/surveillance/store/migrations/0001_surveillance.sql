-- Case reports of any notifiable disease, hand-overs between units, and daily counts derived from them.
-- Requires: kernel/0001, directory/0001, persons/0001. Locks: none, new tables. Data: none.
create schema surveillance;
grant usage on schema surveillance to app_user, app_recorder, app_generator;

create table surveillance.case_report (
  province_id      text not null,
  id               uuid not null,
  person_id        uuid not null,
  disease_code     text not null,
  episode          integer not null default 1 check (episode > 0),
  classification   text not null check (classification in ('suspected', 'probable', 'confirmed', 'discarded')),
  classification_trace  jsonb not null default '[]',
  classification_manual jsonb,
  onset_on         date,
  onset_source     text not null check (onset_source in ('patient', 'form', 'clinician', 'estimated', 'none_asymptomatic', 'unknown')),
  sampled_on       date,
  resulted_on      date,
  test_kind        text check (test_kind in ('rt_pcr', 'rapid_antigen', 'rapid_antibody', 'culture', 'clinical', 'other')),
  test_result      text check (test_result in ('positive', 'negative', 'indeterminate')),
  ct               numeric(4, 1),
  reported_on      date not null,
  notified_at      timestamptz not null,
  detected         text not null check (detected in ('community', 'quarantine', 'zone', 'border', 'screening', 'hospital', 'unknown')),
  origin           text not null check (origin in ('local', 'imported', 'unknown')),
  severity         text check (severity in ('asymptomatic', 'mild', 'moderate', 'severe', 'critical')),
  severity_on      date,
  outcome          text not null check (outcome in ('active', 'recovered', 'died', 'transferred_out', 'lost')),
  outcome_on       date,
  national_number  text,
  count_unit       text not null,
  residence_unit   text not null,
  stay_unit        text,
  stay_kind        text check (stay_kind in ('home', 'hospital', 'quarantine', 'other')),
  facility         text,
  responsible_unit text not null,
  reporting_unit   text not null,
  foreign_place    text,
  sender           text,
  sender_ref       text,
  age_years        integer,
  sex              text,
  back_filled      boolean not null default false,
  note             text,
  -- Days may follow the report: results and symptoms come later. What contradicts what is the rule checkDates.
  primary key (province_id, id)
);
select kernel.make_record('surveillance', 'case_report');
create index case_newest on surveillance.case_report (province_id, disease_code, reported_on desc, id desc);
create index case_by_unit on surveillance.case_report (province_id, count_unit, disease_code);
create index case_by_person on surveillance.case_report (province_id, person_id);
-- Not unique: uniqueness would tell one sender that a row of another unit exists.
create index case_by_sender on surveillance.case_report (province_id, sender, sender_ref) where sender_ref is not null;
create index case_missing_onset on surveillance.case_report (province_id, disease_code, reported_on desc)
  where onset_on is null and onset_source = 'unknown' and withdrawn is null;
comment on column surveillance.case_report.onset_on is 'First symptom, local date. Null while unknown; never guessed.';
comment on column surveillance.case_report.notified_at is 'When this system received the report; what is late is measured against it.';
comment on column surveillance.case_report.count_unit is 'Commune the case is counted in: residence, or the responsible unit for people from elsewhere.';
comment on column surveillance.case_report.age_years is 'Age on the day reported; kept for counting without reading identities.';
comment on column surveillance.case_report.back_filled is 'Received long after its own date (rule lateBy): counted on its date and flagged.';

create table surveillance.hand_over (
  province_id text not null, id uuid not null, case_id uuid not null, from_unit text not null, to_unit text not null, reason text not null,
  offered_by uuid not null, offered_at timestamptz not null, state text not null check (state in ('offered', 'accepted', 'refused', 'cancelled')),
  decided_by uuid, decided_at timestamptz, refusal_reason text, letter boolean not null,
  primary key (province_id, id)
);
select kernel.make_record('surveillance', 'hand_over');
create index hand_over_case on surveillance.hand_over (province_id, case_id);

-- Counts by day, derived from case reports in force; rebuilt commune by commune, so it is never more than a reaction behind.
create table surveillance.case_day (
  province_id text not null, disease_code text not null, unit text not null,
  date_kind text not null check (date_kind in ('own', 'onset', 'sampled', 'resulted', 'reported', 'notified', 'recovered', 'died')),
  on_day date not null, classification text not null, detected text not null, origin text not null, severity text not null, back_filled boolean not null,
  n integer not null, refreshed_at timestamptz not null, seen_by text[] not null,
  primary key (province_id, disease_code, unit, date_kind, on_day, classification, detected, origin, severity, back_filled)
);
create index case_day_span on surveillance.case_day (province_id, disease_code, date_kind, on_day);
alter table surveillance.case_day enable row level security;
alter table surveillance.case_day force row level security;
create policy visible on surveillance.case_day for select to app_user, app_recorder, app_generator using (seen_by && kernel.scope());
create policy projected on surveillance.case_day for all to app_user using (kernel.scope() @> '{vn}') with check (kernel.scope() @> '{vn}');
grant select, insert, delete on surveillance.case_day to app_user;
grant select on surveillance.case_day to app_recorder, app_generator;
comment on table surveillance.case_day is 'kind: projection. Daily counts derived from case_report; may be rebuilt at any time.';
