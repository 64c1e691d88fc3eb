import type { Database } from "../../../src/kernel/db/pool.ts";

/** Tables of which a loaded province has very many rows. */
const large = [
  "persons.person",
  "person_identity.identity",
  "surveillance.case_report",
  "surveillance.case_report_history",
  "kernel.event",
];

/**
 * Runs `fill` without the secondary indexes of the large tables and makes them anew afterwards: sorting a million keys once takes a fraction of
 * inserting them one by one.
 */
export async function withoutIndexes(database: Database, fill: () => Promise<void>): Promise<void> {
  const { rows } = await database.pool.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::text[]::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [large],
  );
  for (const { name } of rows) await database.pool.query(`drop index ${name}`);
  await fill();
  const client = await database.pool.connect();
  try {
    await client.query("set maintenance_work_mem = '1GB'");
    for (const { definition } of rows) await client.query(definition);
    for (const table of large) await client.query(`vacuum analyze ${table}`);
  } finally {
    client.release(true);
  }
}
