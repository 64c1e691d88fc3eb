import type { ClientBase } from "pg";
import { DatabaseUnavailable } from "./embedded-errors.ts";

/** Values that keep a confirmed write after a power cut. `remote_apply` waits for even more than `on`. */
const durableValues: Record<string, string[]> = {
  fsync: ["on"],
  full_page_writes: ["on"],
  synchronous_commit: ["on", "remote_apply"],
};

/**
 * Refuses a database that could lose confirmed writes: fsync or full_page_writes off, synchronous_commit weaker than on.
 * Asks the session, so a setting of the role or the database counts too.
 * @throws DatabaseUnavailable `database/not_durable`
 */
export async function assertDurable(client: Pick<ClientBase, "query">): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>("select name, setting from pg_settings where name = any($1)", [
    Object.keys(durableValues),
  ]);
  for (const { name, setting } of rows) {
    if (!durableValues[name]!.includes(setting)) throw new DatabaseUnavailable("not_durable", { setting: name, value: setting });
  }
}
