import type { Database } from "../db/pool.ts";

export interface CatalogueColumn {
  name: string;
  type: string;
  notNull: boolean;
}

export interface CataloguePolicy {
  name: string;
  command: "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "ALL";
  roles: string[];
  using: string | null;
  check: string | null;
}

export interface CatalogueTable {
  name: string;
  /** `record`, `register`, `history`, `log`, `reference`, `local`, `projection`; empty when the comment declares none. */
  kind: string;
  comment: string | null;
  secured: boolean;
  forced: boolean;
  columns: CatalogueColumn[];
  primaryKey: string[];
  /** Columns of each unique index, the primary key included. */
  unique: string[][];
  foreignKeys: { to: string; columns: string[] }[];
  policies: CataloguePolicy[];
  /** What app_user may do with it. */
  rights: string[];
}

/** What PostgreSQL itself says about every table of the application. */
export async function readCatalogue(database: Database): Promise<CatalogueTable[]> {
  const { rows } = await database.pool.query<{ table: CatalogueTable }>(
    `select jsonb_build_object(
       'name', n.nspname || '.' || c.relname,
       'kind', coalesce(substring(obj_description(c.oid, 'pg_class') from '^kind: (\\w+)\\.'), ''),
       'comment', obj_description(c.oid, 'pg_class'),
       'secured', c.relrowsecurity,
       'forced', c.relforcerowsecurity,
       'columns', (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'notNull', a.attnotnull) order by a.attnum)
                   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
       'primaryKey', coalesce((select jsonb_agg(a.attname order by k.place) from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, place)
                      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary), '[]'),
       'unique', coalesce((select jsonb_agg((select jsonb_agg(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any(i.indkey)))
                  from pg_index i where i.indrelid = c.oid and i.indisunique), '[]'),
       'foreignKeys', coalesce((select jsonb_agg(jsonb_build_object('to', f.confrelid::regclass::text,
                        'columns', (select jsonb_agg(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any(f.conkey))))
                       from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]'),
       'policies', coalesce((select jsonb_agg(jsonb_build_object('name', p.policyname, 'command', p.cmd, 'roles', to_jsonb(p.roles), 'using', p.qual, 'check', p.with_check))
                    from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname), '[]'),
       'rights', (select coalesce(jsonb_agg(r), '[]') from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) r
                  where has_table_privilege('app_user', c.oid, r))
     ) as "table"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
     order by n.nspname, c.relname`,
  );
  return rows.map((row) => row.table);
}
