-- Files that came in, what each row became, and which columns a sender uses for what.
-- Requires: kernel/0001. Locks: none, new tables. Data: none.
create schema imports;
grant usage on schema imports to app_user;

create table imports.batch (
  province_id text not null, id uuid not null, kind text not null check (kind in ('cases', 'figures')), area text not null, sender text not null,
  file_id uuid, file_name text not null, file_sha256 text not null, sheet_name text,
  columns jsonb not null default '[]', policy jsonb not null, layout jsonb,
  state text not null check (state in ('mapping', 'running', 'done', 'failed', 'stopped', 'undone')), dry_run boolean not null default false,
  rows_read integer not null default 0, created integer not null default 0, updated integer not null default 0, unchanged integer not null default 0,
  held integer not null default 0, rejected integer not null default 0, last_row integer not null default 0, progress real not null default 0,
  totals jsonb not null default '[]', warnings jsonb not null default '[]', failure jsonb,
  opened_at timestamptz not null, opened_by uuid not null, ended_at timestamptz, undone_at timestamptz, undone_by uuid, seen_by text[] not null,
  primary key (province_id, id),
  -- The conservation law of imports: nothing read is ever lost.
  constraint batch_balance check (rows_read = created + updated + unchanged + held + rejected)
);
create index batch_seen on imports.batch using gin (seen_by);
create index batch_newest on imports.batch (province_id, opened_at desc);
select kernel.make_local('imports', 'batch', 'select, insert, update', 'seen_by && kernel.scope()', 'Import batches and their control totals.');

create table imports.row_result (
  province_id text not null, batch_id uuid not null, row integer not null,
  result text not null check (result in ('created', 'updated', 'unchanged', 'held', 'rejected')),
  case_id uuid, person_id uuid, problems jsonb not null default '[]',
  -- What the row said, sealed; kept only while somebody must still decide or mend.
  sealed_cells text, decided_at timestamptz, decided_by uuid, decision text, seen_by text[] not null,
  primary key (province_id, batch_id, row)
);
create index row_open on imports.row_result (province_id, batch_id, row) where result in ('held', 'rejected') and decided_at is null;
create index row_seen on imports.row_result using gin (seen_by) where result = 'held' and decided_at is null;
select kernel.make_local('imports', 'row_result', 'select, insert, update', 'seen_by && kernel.scope()', 'What every row became. Retention: 2 years.');

create table imports.mapping (sender text not null, headers_key text not null, fields jsonb not null, used_at timestamptz not null, primary key (sender, headers_key));
select kernel.make_local('imports', 'mapping', 'select, insert, update', 'true', 'Column choices remembered per sender.');
