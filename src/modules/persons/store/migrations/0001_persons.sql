-- Persons, households, who may be whom. What identifies a person is in a schema of its own.
-- Requires: kernel/0001, directory/0001. Locks: none, new tables. Data: none.
create schema persons;
create schema person_identity;
comment on schema persons is 'One person once: what work needs to know';
comment on schema person_identity is 'What identifies a person: names, and numbers that are sealed';
grant usage on schema persons, person_identity to app_user, app_recorder, app_generator;

create table persons.household (
  province_id    text not null,
  id             uuid not null,
  residence_unit text not null,
  head_id        uuid,
  primary key (province_id, id)
);
select kernel.make_record('persons', 'household');
comment on column persons.household.head_id is 'Head of the household, a member. Null while unknown.';

create table persons.person (
  province_id    text not null,
  id             uuid not null,
  sex            text check (sex in ('male', 'female', 'other')),
  birth_on       date,
  birth_year     integer check (birth_year between 1850 and 2200),
  nationality    text,
  occupation     text,
  workplace      text,
  school         text,
  vulnerable     text[] not null default '{}',
  residence_unit text not null,
  household_id   uuid,
  named          boolean not null default true,
  description    text,
  merged_into    uuid,
  primary key (province_id, id),
  constraint person_birth check (birth_on is null or birth_year = extract(year from birth_on)),
  constraint person_not_into_itself check (merged_into <> id),
  constraint person_known_somehow check (named or description is not null)
);
select kernel.make_record('persons', 'person');
comment on column persons.person.birth_year is 'Year of birth; with birth_on it is its year. Null while unknown; never guessed.';
comment on column persons.person.residence_unit is 'Key of the unit as coded that day: o19.31498.';
comment on column persons.person.description is 'What is known of a person without a name yet (chưa rõ tên).';
comment on column persons.person.merged_into is 'The same person under another id; this record is kept and leads there.';
-- Commands name a person by id alone: the province is known from the row.
create index person_id on persons.person (id);
create index person_residence on persons.person (province_id, residence_unit);
create index person_household on persons.person (province_id, household_id) where household_id is not null;
create index person_merged on persons.person (province_id, merged_into) where merged_into is not null;

-- Words are found by equality of keyed hashes: LIKE and array operators are not leakproof, so under row-level security they would
-- lose their index. Five columns with an index each let the planner combine words, in any order, with the index of seen_by.
create table person_identity.identity (
  province_id            text not null,
  id                     uuid not null,
  full_name              text,
  name_sort              text collate "C",
  birth_year             integer,
  word_1 bigint, word_2 bigint, word_3 bigint, word_4 bigint, word_5 bigint,
  cccd_index             bytea,
  cmnd_index             bytea,
  passport_index         bytea,
  phone_1 bytea, phone_2 bytea, phone_3 bytea, phone_4 bytea,
  numbers_sealed         text,
  address_sealed         text,
  match_name_year        bigint,
  match_name_place       bigint,
  match_date_given       bigint,
  match_date_others      bigint,
  primary key (province_id, id)
);
select kernel.make_record('person_identity', 'identity');
comment on column person_identity.identity.name_sort is 'Sorts by given name in the order of the Vietnamese alphabet, as bytes.';
comment on column person_identity.identity.birth_year is 'As in persons.person, to be combined with words: names repeat, names of one year hardly.';
comment on column person_identity.identity.numbers_sealed is 'Sealed JSON: cccd, cmnd, passport, phones.';
comment on column person_identity.identity.address_sealed is 'Sealed: house number and street.';
comment on column person_identity.identity.match_name_year is 'match_*: keyed hashes under which the same person may have been registered before.';
create index identity_birth_year on person_identity.identity (birth_year);
-- Whole, not partial: the planner combines no partial indexes (bitmap and) whose condition the others imply, and that is 1.4 s against 10 ms.
create index identity_word_1 on person_identity.identity (word_1);
create index identity_word_2 on person_identity.identity (word_2);
create index identity_word_3 on person_identity.identity (word_3);
create index identity_word_4 on person_identity.identity (word_4);
create index identity_word_5 on person_identity.identity (word_5);
create index identity_cccd on person_identity.identity (cccd_index) where cccd_index is not null;
create index identity_cmnd on person_identity.identity (cmnd_index) where cmnd_index is not null;
create index identity_passport on person_identity.identity (passport_index) where passport_index is not null;
create index identity_phone_1 on person_identity.identity (phone_1) where phone_1 is not null;
create index identity_phone_2 on person_identity.identity (phone_2) where phone_2 is not null;
create index identity_phone_3 on person_identity.identity (phone_3) where phone_3 is not null;
create index identity_phone_4 on person_identity.identity (phone_4) where phone_4 is not null;
create index identity_name_year on person_identity.identity (match_name_year) where match_name_year is not null;
create index identity_name_place on person_identity.identity (match_name_place) where match_name_place is not null;
create index identity_date_given on person_identity.identity (match_date_given) where match_date_given is not null;
create index identity_date_others on person_identity.identity (match_date_others) where match_date_others is not null;

-- Which words a misspelt or unfinished word may stand for. Hashes only: it says what words exist, not whose they are.
create table person_identity.name_word (form bigint not null, word bigint not null, primary key (form, word));
select kernel.make_local('person_identity', 'name_word', 'select, insert', 'true', 'Hashes of one-letter deletions and beginnings of name words.');

-- Two records that may be one person; seen by those who see both.
create table persons.likeness (
  province_id text not null,
  id          uuid not null,
  person_a    uuid not null,
  person_b    uuid not null,
  score       double precision not null check (score between 0 and 1),
  reasons     text[] not null,
  state       text not null check (state in ('open', 'merged', 'different')),
  decided_by  uuid,
  decided_at  timestamptz,
  primary key (province_id, id),
  constraint likeness_ordered check (person_a < person_b)
);
select kernel.make_record('persons', 'likeness');
create index likeness_open on persons.likeness (province_id, score) where state = 'open';
create index likeness_a on persons.likeness (province_id, person_a);
create index likeness_b on persons.likeness (province_id, person_b);

create table persons.merge (
  province_id   text not null,
  id            uuid not null,
  kept_id       uuid not null,
  dropped_id    uuid not null,
  merged_at     timestamptz not null,
  taken         text[] not null,
  before        jsonb not null,
  undone_at     timestamptz,
  primary key (province_id, id)
);
select kernel.make_record('persons', 'merge');
create index merge_kept on persons.merge (province_id, kept_id);
create index merge_dropped on persons.merge (province_id, dropped_id);
comment on column persons.merge.taken is 'Fields the kept person took over from the other.';
comment on column persons.merge.before is 'Versions of the kept person before: {"person": 3, "identity": 1}. Undoing puts those fields back.';
