import type { Client, Database } from "../../../kernel/db/pool.ts";

/** One transaction as the owner of the tables: reference data is loaded by the installation, never by an account. */
export async function inOwnerTransaction(database: Database, run: (client: Client) => Promise<void>): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    await run(client);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** Remembers from which version of its source something was loaded. */
export async function markLoaded(client: Client, name: string, hash: string): Promise<void> {
  await client.query(
    "insert into directory.loaded values ($1, $2, clock_timestamp()) on conflict (name) do update set hash = excluded.hash, loaded_at = excluded.loaded_at",
    [name, hash],
  );
}
