-- A relation says where a record is seen, so it is seen by whoever sees the record; a number by those who see its document.
-- Both were open to every account. Modules name their records by kernel.show_relations.
-- Requires: kernel/0001. Locks: both tables for a moment. Data: numbers given so far are seen by their issuer.
drop policy installation on kernel.relation;
create policy noted on kernel.relation for insert to app_user with check (true);
create policy installation on kernel.relation for all to app_user using (kernel.scope() @> '{vn}') with check (true);

create function kernel.show_relations(s text, t text) returns void language plpgsql as $$
begin
  execute format('create policy %I on kernel.relation for all to app_user
    using (table_name = %L and exists (select from %I.%I r where r.province_id = relation.province_id and r.id = relation.record_id)) with check (true)',
    'with ' || s || '.' || t, s || '.' || t, s, t);
end $$;
revoke execute on function kernel.show_relations from public;

alter table kernel.number add column seen_by text[];
update kernel.number set seen_by = array[issuer, 'vn'];
alter table kernel.number alter column seen_by set not null;
drop policy installation on kernel.number;
create policy given on kernel.number for insert to app_user with check (true);
create policy visible on kernel.number for all to app_user using (seen_by && kernel.scope()) with check (true);
