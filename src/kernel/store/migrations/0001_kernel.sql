-- The ground every module stands on: roles, scope, records with versions, events, audit, commands, batches.
-- Locks: none, new objects. Data: none.
create schema if not exists kernel;

-- Roles are cluster-wide: another database of the same server may have made them in this very moment.
do $$
declare r text;
begin
  foreach r in array array['app_user', 'app_recorder', 'app_generator'] loop
    begin
      execute format('create role %I nologin', r);
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to current_user', r);
  end loop;
end $$;
comment on schema kernel is 'What every module stands on';

grant usage on schema kernel to app_user, app_recorder, app_generator;

-- A transaction-local setting that ended is '' and not null, hence nullif.
create function kernel.scope() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.scope', true), ''), '{}')::text[];
create function kernel.actor_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '')::uuid;

-- The instant before which nothing more can be recorded. A writer takes its transaction id first and its clock second, so a
-- writer this query does not see yet will record after `t`.
create function kernel.horizon() returns timestamptz language plpgsql volatile security definer set search_path = pg_catalog as $$
declare t timestamptz := clock_timestamp(); oldest timestamptz;
begin
  select min(xact_start) into oldest from pg_stat_activity
   where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid();
  -- The application's clock has milliseconds: what it records is cut to them.
  return date_trunc('milliseconds', least(t, coalesce(oldest, t))) - interval '1 millisecond';
end $$;

-- Turns a plain table with primary key (province_id, id) into a record table: common columns, history, policies, grants.
-- app_user may only read; app_recorder (taken by putRecords alone) writes now; app_generator (demo, drills) may write the past.
create function kernel.make_record(s text, t text, kind text default 'record') returns void language plpgsql as $$
declare target text := format('%I.%I', s, t); history text := format('%I.%I', s, t || '_history');
begin
  execute format('alter table %s
    add column version integer not null default 1,
    add column recorded_from timestamptz not null,
    add column recorded_by uuid not null,
    add column batch_id uuid,
    add column withdrawn text,
    add column seen_by text[] not null', target);
  execute format('create table %s (like %s)', history, target);
  execute format('alter table %s add column recorded_to timestamptz not null, add primary key (province_id, id, version)', history);
  execute format('create index on %s using gin (seen_by)', target);
  execute format('create index on %s (province_id, batch_id) where batch_id is not null', target);
  execute format('create index on %s (province_id, batch_id) where batch_id is not null', history);
  execute format('create index on %s (province_id, recorded_to)', history);
  perform kernel.guard_record(target, true);
  perform kernel.guard_record(history, false);
  execute format('comment on table %s is %L', target, 'kind: ' || kind || '.');
  execute format('comment on table %s is %L', history, 'kind: history. Earlier versions of ' || target);
end $$;

create function kernel.guard_record(target text, current boolean) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy visible on %s for select to app_user, app_recorder, app_generator using (seen_by && kernel.scope())', target);
  execute format('create policy recorded on %s for insert to app_recorder with check (%s)', target,
    case when current then 'seen_by && kernel.scope() and recorded_from >= transaction_timestamp() - interval ''5 seconds'''
         else 'recorded_to >= transaction_timestamp() - interval ''5 seconds''' end);
  execute format('create policy generated on %s for insert to app_generator with check (true)', target);
  if current then
    execute format('create policy changed on %s for update to app_recorder using (seen_by && kernel.scope())
      with check (seen_by && kernel.scope() and recorded_from >= transaction_timestamp() - interval ''5 seconds'')', target);
    execute format('create policy regenerated on %s for update to app_generator using (true) with check (true)', target);
  end if;
  execute format('grant select on %s to app_user, app_recorder, app_generator', target);
  execute format('grant insert on %s to app_recorder, app_generator', target);
  if current then execute format('grant update on %s to app_recorder, app_generator', target); end if;
end $$;

-- A log: append-only rows with seen_by; the writer needs no sight of them.
create function kernel.make_log(s text, t text, note text) returns void language plpgsql as $$
declare target text := format('%I.%I', s, t);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy visible on %s for select to app_user, app_recorder, app_generator using (seen_by && kernel.scope())', target);
  execute format('create policy appended on %s for insert to app_user, app_recorder, app_generator with check (true)', target);
  execute format('grant select, insert on %s to app_user, app_recorder, app_generator', target);
  execute format('comment on table %s is %L', target, 'kind: log. ' || note);
end $$;

-- A table of facts about places, not persons: all may read, only loaders (the owner) write.
create function kernel.make_reference(s text, t text, note text) returns void language plpgsql as $$
declare target text := format('%I.%I', s, t);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy readable on %s for select using (true)', target);
  execute format('create policy loaded on %s for all to current_user using (true) with check (true)', target);
  execute format('grant select on %s to app_user, app_recorder, app_generator', target);
  execute format('comment on table %s is %L', target, 'kind: reference. ' || note);
end $$;

-- A table of this installation (accounts, cursors): `visible` is the condition under which the application's role sees a row.
create function kernel.make_local(s text, t text, rights text, visible text, note text) returns void language plpgsql as $$
declare target text := format('%I.%I', s, t);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy installation on %s for all to app_user, app_recorder, app_generator using (%s) with check (true)', target, visible);
  execute format('create policy owned on %s for all to current_user using (true) with check (true)', target);
  if rights <> '' then execute format('grant %s on %s to app_user, app_recorder, app_generator', rights, target); end if;
  execute format('comment on table %s is %L', target, 'kind: local. ' || note);
end $$;

-- Events: what happened, in the order it can be read safely (transaction id, then sequence). Payloads hold ids, never names.
create table kernel.event (
  province_id text not null,
  seq         bigint generated always as identity,
  xid         xid8 not null default pg_current_xact_id(),
  type        text not null,
  version     integer not null default 1,
  at          timestamptz not null,
  actor_id    uuid not null,
  cause       uuid,
  batch_id    uuid,
  held        boolean not null default false,
  subject_id  uuid,
  person_id   uuid,
  payload     jsonb not null default '{}',
  seen_by     text[] not null,
  primary key (province_id, seq)
);
create index event_reading on kernel.event (xid, seq) where not held;
create index event_batch on kernel.event (province_id, batch_id, seq) where batch_id is not null;
create index event_person on kernel.event (province_id, person_id, at) where person_id is not null;
create index event_subject on kernel.event (province_id, subject_id, at) where subject_id is not null;
select kernel.make_log('kernel', 'event', 'Retention: as long as the records.');

create table kernel.reaction_cursor (name text primary key, xid xid8 not null default '0', seq bigint not null default 0, at timestamptz);
select kernel.make_local('kernel', 'reaction_cursor', 'select, insert, update', 'true', 'How far each reaction has read.');

-- Idempotency ledger: the answer to a command that was already taken.
create table kernel.command (
  id uuid primary key, path text not null, version integer not null, actor_id uuid not null,
  device_id text, client_at timestamptz, at timestamptz not null, receipt text not null, status integer not null, reply jsonb
);
create index command_actor on kernel.command (actor_id, at);
select kernel.make_local('kernel', 'command', 'select, insert', 'actor_id = kernel.actor_id() or kernel.scope() @> ''{vn}''', 'Receipts of commands; a resend gets the first answer.');

-- Batches: many changes that belong together and can be undone together.
create table kernel.batch (
  province_id text not null, id uuid not null, kind text not null, opened_at timestamptz not null, opened_by uuid not null,
  released_at timestamptz, undone_at timestamptz, undone_by uuid, seen_by text[] not null, primary key (province_id, id)
);
select kernel.make_local('kernel', 'batch', 'select, insert, update', 'seen_by && kernel.scope()', 'Groups of changes; undo works on them.');

-- Time-bounded relations of any record: what seen_by is derived from when it changes with time.
create table kernel.relation (
  province_id text not null, id uuid not null, table_name text not null, record_id uuid not null, kind text not null, key text not null,
  valid_from timestamptz not null, valid_to timestamptz, primary key (province_id, id)
);
create index relation_record on kernel.relation (province_id, record_id);
create index relation_ending on kernel.relation (valid_to) where valid_to is not null;
select kernel.make_local('kernel', 'relation', 'select, insert, update', 'true', 'Who may see a record and from when to when.');

-- Audit: appended in the transaction of the act; a sealer chains rows afterwards.
create table kernel.audit (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null, actor_id uuid not null, kind text not null check (kind in ('command', 'read', 'access', 'system')),
  action text not null, purpose text, subjects uuid[] not null default '{}', outcome text not null default 'ok', detail jsonb not null default '{}'
);
create index audit_actor on kernel.audit (actor_id, at);
create index audit_subjects on kernel.audit using gin (subjects);
select kernel.make_local('kernel', 'audit', 'select, insert', 'actor_id = kernel.actor_id() or kernel.scope() @> ''{vn}''', 'Append-only: who did and who read what.');

create table kernel.audit_seal (
  position bigint primary key, audit_id bigint not null unique, day date not null, hash bytea not null, sealed_at timestamptz not null
);
select kernel.make_local('kernel', 'audit_seal', 'select, insert', 'true', 'Chain over audit rows, one chain a day.');

-- Files: hashed, size-capped, same visibility as what they belong to, inside the backup.
create table kernel.file (
  province_id text not null, id uuid not null, name text not null, media_type text not null, bytes integer not null check (bytes <= 52428800),
  sha256 bytea not null, content bytea not null, belongs_to uuid, at timestamptz not null, by_actor uuid not null, seen_by text[] not null,
  primary key (province_id, id)
);
alter table kernel.file alter column content set storage external; -- workbooks, docx and pdf are compressed already
create index file_seen on kernel.file using gin (seen_by);
create index file_owner on kernel.file (province_id, belongs_to);
select kernel.make_log('kernel', 'file', 'Retention: as long as what they belong to.');

-- Document numbers: gapless per issuer, book and year; a cancelled number stays visible.
create table kernel.number_book (province_id text not null, issuer text not null, book text not null, year integer not null, last integer not null default 0,
  primary key (province_id, issuer, book, year));
select kernel.make_local('kernel', 'number_book', 'select, insert, update', 'true', 'Last number given in each book.');
create table kernel.number (province_id text not null, issuer text not null, book text not null, year integer not null, number integer not null,
  document_id uuid not null, given_at timestamptz not null, given_by uuid not null, cancelled_at timestamptz, cancel_reason text,
  primary key (province_id, issuer, book, year, number));
select kernel.make_local('kernel', 'number', 'select, insert, update', 'true', 'Every number given, with the document that bears it.');

-- Outbox of messages to people: in-app, e-mail, SMS.
create table kernel.notice (
  province_id text not null, id uuid not null, account_id uuid not null, channel text not null check (channel in ('app', 'email', 'sms')),
  address text, template text not null, params jsonb not null, link text, created_at timestamptz not null, due_at timestamptz not null, sent_at timestamptz, read_at timestamptz,
  attempts integer not null default 0, last_error text, primary key (province_id, id)
);
create index notice_due on kernel.notice (due_at) where sent_at is null;
create index notice_account on kernel.notice (account_id, created_at);
select kernel.make_local('kernel', 'notice', 'select, insert, update', 'account_id = kernel.actor_id() or kernel.scope() @> ''{vn}''', 'Messages waiting and sent. Retention: 90 days.');

create table kernel.setting (key text primary key, value jsonb not null, at timestamptz not null, by_actor uuid not null);
select kernel.make_local('kernel', 'setting', 'select, insert, update', 'true', 'Settings of this installation, without secrets.');

grant execute on all functions in schema kernel to app_user, app_recorder, app_generator;
revoke execute on function kernel.make_record, kernel.guard_record, kernel.make_log, kernel.make_reference, kernel.make_local from public, app_user, app_recorder, app_generator;
