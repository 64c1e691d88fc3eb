-- Decisions on epidemic levels, numbers of the rules a province replaced by signed decision, and responses an authority stated.
-- Requires: kernel/0001, directory/0001. Locks: none, new tables. Data: none.
create schema assessment;
grant usage on schema assessment to app_user, app_recorder, app_generator;

create table assessment.level_decision (
  province_id     text not null,
  id              uuid not null,
  proposal_id     uuid not null,
  unit_key        text not null,
  unit_level      text not null check (unit_level in ('commune', 'district', 'province')),
  on_day          date not null,
  level           integer not null check (level between 1 and 4),
  computed_level  integer check (computed_level between 1 and 4),
  possible        integer[] not null,
  previous_level  integer check (previous_level between 1 and 4),
  rule            text not null,
  basis           jsonb not null,
  provisional     boolean not null,
  decided_by      text,
  inputs          jsonb not null,
  reasons         jsonb not null,
  would_flip      jsonb not null,
  unknown         jsonb not null,
  unplaced        jsonb,
  as_of           timestamptz not null,
  state           text not null check (state in ('proposed', 'reviewed', 'signed', 'published', 'superseded')),
  note            text,
  proposed_by     uuid not null,
  proposed_name   text not null,
  proposed_at     timestamptz not null,
  reviewed_by     uuid,
  reviewed_name   text,
  reviewed_at     timestamptz,
  signed_by       uuid,
  signed_name     text,
  signed_at       timestamptz,
  capacity        jsonb,
  document_number text,
  published_at    timestamptz,
  primary key (province_id, id),
  constraint decision_reviewed check ((reviewed_by is null) = (reviewed_at is null)),
  constraint decision_signed check ((signed_by is null) = (signed_at is null)),
  constraint decision_signed_first check (published_at is null or signed_at is not null)
);
select kernel.make_record('assessment', 'level_decision');
create index decision_of_unit on assessment.level_decision (province_id, unit_key, on_day desc);
create index decision_of_proposal on assessment.level_decision (province_id, proposal_id);
create index decision_waiting on assessment.level_decision (province_id, state) where state in ('proposed', 'reviewed', 'signed');
comment on column assessment.level_decision.proposal_id is 'Units proposed together are reviewed, signed and published together.';
comment on column assessment.level_decision.level is 'What is decided; differs from computed_level only with a note.';
comment on column assessment.level_decision.as_of is 'Instant whose knowledge the inputs reflect, at the horizon: assessing as of it gives the same inputs again.';
comment on column assessment.level_decision.unplaced is 'Cases of former units that were split: they may belong here and are not counted.';
comment on column assessment.level_decision.published_at is 'At the horizon. A published decision is seen by the key public too.';

create table assessment.rule_override (
  province_id text not null,
  id          uuid not null,
  unit_key    text not null,
  rule        text not null,
  path        text not null,
  value       jsonb not null,
  inclusive   boolean,
  document    text not null,
  dated_on    date not null,
  valid_from  date not null,
  signed_by   uuid not null,
  signed_name text not null,
  capacity    jsonb not null,
  signed_at   timestamptz not null,
  primary key (province_id, id)
);
select kernel.make_record('assessment', 'rule_override');
create index override_of_rule on assessment.rule_override (province_id, rule, path, valid_from desc);
comment on table assessment.rule_override is 'kind: record. Numbers of a level rule replaced by a signed decision of the province. A law is for everyone: seen by the key public too.';
comment on column assessment.rule_override.unit_key is 'Province, in the era of the decision; it holds for every unit the province surely contains.';

create table assessment.stated_response (
  province_id text not null,
  id          uuid not null,
  unit_key    text not null,
  on_day      date not null,
  response    text not null check (response in ('high', 'medium', 'low')),
  document    text not null,
  stated_by   text not null,
  primary key (province_id, id)
);
select kernel.make_record('assessment', 'stated_response', 'register');
create index response_of_unit on assessment.stated_response (province_id, unit_key, on_day desc);
comment on column assessment.stated_response.response is 'Capacity to respond (khả năng đáp ứng) as an authority states it outright, taken instead of 3a to 3c of Decision 218.';
