import { schemaHash } from "../../src/kernel/db/migrate.ts";
import { closeDatabase, openDatabase } from "../../src/kernel/db/pool.ts";
import type { Cluster } from "./cluster.ts";
import { fillDatabase, type Size } from "./load/fill-database.ts";

export type { Size } from "./load/fill-database.ts";

/** Name of the filled database of a size. */
export const baseOf = ({ persons, cases }: Size): string => `bench_${persons}_${cases}`;

/** Makes the filled database of a size, unless `keep` and there is one of this schema. @returns seconds its loading took, by part */
export async function ensureBase(
  cluster: Cluster,
  size: Size,
  keep: boolean,
  say: (text: string) => void,
): Promise<Record<string, number> | null> {
  const name = baseOf(size);
  if (keep && (await cluster.has(name)) && (await isComplete(cluster.urlOf(name)))) return null;
  say(`loading ${size.persons} persons and ${size.cases} cases`);
  await cluster.make(name);
  const database = openDatabase(cluster.urlOf(name));
  try {
    const seconds = await fillDatabase(database, size, say);
    await database.pool.query("insert into kernel.setting values ('bench_schema', $1, now(), '00000000-0000-7000-8000-000000000001')", [
      JSON.stringify(schemaHash()),
    ]);
    return seconds;
  } finally {
    await closeDatabase(database);
  }
}

/** Written last: a loading that was cut short, or one of another schema, is done again. */
async function isComplete(url: string): Promise<boolean> {
  const database = openDatabase(url, 1);
  try {
    const { rows } = await database.pool.query<{ value: string }>("select value from kernel.setting where key = 'bench_schema'");
    return rows[0]?.value === schemaHash();
  } catch (error) {
    if ((error as { code?: string }).code === "42P01" || (error as { code?: string }).code === "3F000") return false; // not even the schema
    throw error;
  } finally {
    await closeDatabase(database);
  }
}
