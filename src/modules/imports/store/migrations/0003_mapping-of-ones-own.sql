-- Who sent what under which headers is the business of the area it was sent to: mappings are remembered for it and seen there.
-- Requires: imports/0001. Locks: imports.mapping for a moment. Data: mappings remembered so far are forgotten, nobody knows for whom they were.
delete from imports.mapping;
alter table imports.mapping add column kept_for text not null, drop constraint mapping_pkey, add primary key (kept_for, sender, headers_key);
drop policy installation on imports.mapping;
create policy installation on imports.mapping for all to app_user using (array[kept_for, 'vn'] && kernel.scope()) with check (true);
