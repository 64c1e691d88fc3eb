import { explainBound, listTables, steadyText } from "./backup-format.ts";
import { schemaHash } from "./migrate.ts";
import type { Database } from "./pool.ts";

export interface DatabaseStatus {
  /** Version of PostgreSQL, name of the database. */
  server: string;
  database: string;
  bytes: number;
  migrations: number;
  /** Hash over all migrations of this code. */
  schema: string;
  tables: { name: string; kind: string; rows: number }[];
  audit: { rows: number; sealed: number; head: { position: number; hash: string; sealedAt: Date } | null };
}

/** What a database holds, counted row by row. @throws BackupProblem `bound` when policies would hide rows */
export async function databaseStatus(database: Database): Promise<DatabaseStatus> {
  const client = await database.pool.connect();
  try {
    await client.query(`begin isolation level repeatable read read only; ${steadyText}`);
    const { rows: about } = await client.query<{ server: string; database: string; bytes: number; migrations: number }>(
      `select current_setting('server_version') as server, current_database() as database, pg_database_size(current_database()) as bytes,
         (select count(*)::int from kernel.migration) as migrations`,
    );
    const tables: DatabaseStatus["tables"] = [];
    for (const { name, kind } of await listTables(client)) {
      const { rows } = await client.query<{ rows: number }>(`select count(*) as rows from ${name}`);
      tables.push({ name, kind, rows: rows[0]!.rows });
    }
    const { rows: heads } = await client.query<{ position: number; hash: string; sealedAt: Date }>(
      `select position, encode(hash, 'hex') as hash, sealed_at as "sealedAt" from kernel.audit_seal order by position desc limit 1`,
    );
    const count = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0;
    const audit = { rows: count("kernel.audit"), sealed: count("kernel.audit_seal"), head: heads[0] ?? null };
    return { ...about[0]!, server: `PostgreSQL ${about[0]!.server}`, schema: schemaHash(), tables, audit };
  } catch (error) {
    throw explainBound(error);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
