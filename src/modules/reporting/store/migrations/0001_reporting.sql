-- Reports: text and frozen figures, what was checked, who signed, the files as they were signed.
-- Requires: kernel/0001, directory/0001. Locks: none, new table. Data: none.
create schema reporting;
grant usage on schema reporting to app_user, app_recorder, app_generator;

create table reporting.report (
  province_id    text not null,
  id             uuid not null,
  unit_key       text not null,
  kind           text not null check (kind in ('daily')),
  on_day         date not null,
  cutoff         timestamptz not null,
  as_of          timestamptz not null,
  state          text not null check (state in ('draft', 'checked', 'signed', 'published', 'superseded')),
  figures        jsonb not null,
  text           jsonb not null,
  checks         jsonb not null,
  remarks        jsonb not null,
  drafted_by     uuid not null,
  drafted_name   text not null,
  symbol         text not null,
  book_year      integer,
  number         integer check (number > 0),
  issued_on      date,
  signed_by      uuid,
  signed_name    text,
  capacity       jsonb,
  signed_at      timestamptz,
  sha256         text check (sha256 ~ '^[0-9a-f]{64}$'),
  docx_file      uuid,
  pdf_file       uuid,
  published_at   timestamptz,
  published_by   uuid,
  reissue_of     uuid,
  reissue_reason text,
  primary key (province_id, id),
  constraint report_numbered check ((number is null) = (signed_at is null) and (number is null) = (book_year is null)),
  constraint report_signed check (signed_at is null or (signed_by is not null and capacity is not null and sha256 is not null
    and docx_file is not null and pdf_file is not null and issued_on is not null)),
  constraint report_state check (state not in ('signed', 'published') or signed_at is not null),
  constraint report_published check ((state = 'published') <= (published_at is not null)),
  constraint report_reissue check ((reissue_of is null) = (reissue_reason is null))
);
select kernel.make_record('reporting', 'report');
-- One report of a kind is being written for a unit and day; those published and replaced stand beside it.
create unique index report_open on reporting.report (province_id, unit_key, kind, on_day) where state in ('draft', 'checked', 'signed') and withdrawn is null;
create index report_of_unit on reporting.report (province_id, unit_key, on_day desc);
create index report_newest on reporting.report (on_day desc, id desc);
create index report_replacing on reporting.report (province_id, reissue_of) where reissue_of is not null;
comment on column reporting.report.cutoff is 'Up to when the unit states it counted (tính đến).';
comment on column reporting.report.as_of is 'Instant whose knowledge the figures reflect; at the horizon once checked, so that the same figures can be had again.';
comment on column reporting.report.figures is 'Every figure with its pedigree, as frozen.';
comment on column reporting.report.sha256 is 'Of the canonical JSON of figures and text: what the signature covers.';
comment on column reporting.report.docx_file is 'Bytes as signed, served as stored; once published the copy that everybody may read.';
