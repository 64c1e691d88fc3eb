-- Logs end: one role may delete what is over, and of the audit only what stands in an archive. How long each is kept is declared in the code (log terms).
-- Requires: kernel/0001. Locks: kernel.audit, audit_seal, command and notice for a moment. Data: none.
do $$
begin
  -- Roles are cluster-wide: another database of the same server may have made it in this very moment.
  begin
    create role app_keeper nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  grant app_keeper to current_user;
end $$;
grant usage on schema kernel to app_keeper;

-- Rows of a log that may be deleted at all, whatever its term.
create function kernel.ends(s text, t text, over text) returns void language plpgsql as $$
declare target text := format('%I.%I', s, t);
begin
  execute format('create policy ended on %s for all to app_keeper using (%s)', target, over);
  execute format('grant select, delete on %s to app_keeper', target);
end $$;
revoke execute on function kernel.ends from public;

-- Where the start of the chain is now: one file a day, in the data folder.
create table kernel.audit_archive (
  last_position bigint primary key, first_position bigint not null unique, day date not null, hash bytea not null, file text not null unique,
  archived_at timestamptz not null, constraint audit_archive_span check (first_position <= last_position)
);
select kernel.make_local('kernel', 'audit_archive', 'select', 'true', 'Days of the audit that stand in files, each with the head of the chain at its end.');
-- A year at least stays in the database, whatever the term says, and a head is one the sealer wrote.
create policy archived on kernel.audit_archive for all to app_keeper using (true) with check (
  exists (select from kernel.audit_seal s where s.position = last_position and s.hash = audit_archive.hash)
  and not exists (select from kernel.audit_seal s where s.position <= last_position
    and s.day >= (transaction_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date - 365));
grant select, insert on kernel.audit_archive to app_keeper;

create policy kept on kernel.audit_seal for select to app_keeper using (true);
create policy ended on kernel.audit_seal for delete to app_keeper using (position <= (select max(last_position) from kernel.audit_archive));
grant select, delete on kernel.audit_seal to app_keeper;
select kernel.ends('kernel', 'audit', 'exists (select from kernel.audit_seal s where s.audit_id = audit.id and s.position <= (select max(last_position) from kernel.audit_archive))');

select kernel.ends('kernel', 'command', 'true');
select kernel.ends('kernel', 'notice', 'true');

comment on table kernel.audit_seal is 'kind: local. Chain over audit rows.';
comment on table kernel.event is 'kind: log. What happened: reactions read on from here, a person''s timeline is made of it.';
comment on table kernel.file is 'kind: log. Workbooks that came in, documents that were signed.';
comment on table kernel.notice is 'kind: local. Messages waiting and sent.';
