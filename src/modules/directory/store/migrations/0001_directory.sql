-- Units of three eras, what became of them, their people, agencies and imported outlines. Reference tables, the same for all.
-- Requires: kernel/0001. Locks: none, new tables. Data: loaded at start from the shipped tables, see store/load-directory.ts.
create schema directory;
grant usage on schema directory to app_user, app_recorder, app_generator;

create table directory.unit (
  key           text primary key check (key ~ '^(o19|o25|n25)\.([0-9]{2}|[0-9]{3}|[0-9]{5})$'),
  era           text not null,
  level         text not null check (level in ('province', 'district', 'commune')),
  code          text not null,
  kind          text not null,
  name          text not null,
  full_name     text not null,
  folded_name   text not null,
  parent        text,
  province_key  text not null,
  district_key  text,
  province_id   text not null,
  valid_from    date not null,
  valid_to      date,
  longitude     double precision,
  latitude      double precision,
  seen_by       text[] not null
);
create index unit_parent on directory.unit (parent);
create index unit_province on directory.unit (province_id, era, level);
select kernel.make_reference('directory', 'unit', 'Administrative units; a code is unique only within its era.');
comment on column directory.unit.seen_by is 'Visibility keys of what is coded with this unit, see rules/seen-by.ts.';
comment on column directory.unit.province_id is 'Province of 2025 that contains the unit, in any era: mergers move no row.';

create table directory.unit_link (
  from_key text not null, to_key text not null, method text not null, share text not null check (share in ('full', 'partial')),
  fraction double precision check (fraction between 0 and 1), primary key (from_key, to_key)
);
create index unit_link_back on directory.unit_link (to_key);
select kernel.make_reference('directory', 'unit_link', 'What became of a unit in the next era. Fraction: part of its people, null where nobody published it.');

create table directory.roll_up (
  era text not null, key text not null, target text, placement text not null check (placement in ('exact', 'unplaced')),
  estimated boolean not null, primary key (era, key)
);
select kernel.make_reference('directory', 'roll_up', 'Where the records of a unit belong on the map of another era; unplaced ones count once under the target. In its own era a unit is itself.');

create table directory.population (
  key text not null, year integer not null, people integer not null check (people >= 0), method text not null, origin text not null,
  primary key (key, year)
);
select kernel.make_reference('directory', 'population', 'People of a unit. No row: not known. Origin: shipped, or the file it was loaded from.');

create table directory.agency (
  key text primary key check (key ~ '^ag\.[A-Za-z0-9.-]+$'), kind text not null, "group" text not null, name text not null, name_en text not null, folded_name text not null,
  unit_key text not null, province_id text not null, valid_from date, valid_to date, seen_by text[] not null
);
create index agency_province on directory.agency (province_id, kind);
create index agency_unit on directory.agency (unit_key);
select kernel.make_reference('directory', 'agency', 'Bodies of the state, health facilities and others, with the days they existed.');

create table directory.agency_link (from_key text not null, to_key text not null, note text not null, primary key (from_key, to_key));
select kernel.make_reference('directory', 'agency_link', 'What took over from an agency.');

create table directory.boundary_source (
  id uuid primary key, file_name text not null, sha256 text not null unique, licence text not null, credit text not null, imported_at timestamptz not null,
  joined integer not null, not_joined jsonb not null, without_outline jsonb not null
);
select kernel.make_reference('directory', 'boundary_source', 'Imported boundary files with licence and credit.');

create table directory.boundary (
  province_id text not null, era text not null, level text not null, source_id uuid not null references directory.boundary_source, topology jsonb not null,
  derived boolean not null, approximate boolean not null, primary key (province_id, era, level)
);
comment on column directory.boundary.province_id is 'Province of 2025; vn for the one map of all provinces.';
comment on column directory.boundary.derived is 'Put together from the outlines of another era; gives way to a file of its own.';
select kernel.make_reference('directory', 'boundary', 'Simplified outlines of the units of a province, TopoJSON, keys as ids.');

create table directory.loaded (name text primary key, hash text not null, loaded_at timestamptz not null);
select kernel.make_reference('directory', 'loaded', 'Which shipped tables this database was loaded from.');
