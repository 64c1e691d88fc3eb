import { rmSync } from "node:fs";
import { dataRoot, startEmbedded, stopAbandoned } from "../../../src/kernel/db/embedded.ts";
import { closeDatabase, type Database, openDatabase } from "../../../src/kernel/db/pool.ts";
import { fillDatabase } from "../load/fill-database.ts";

const SIZE = { persons: 4000, cases: 1000 };

/** A small province in the installation that will be killed, made anew each time. */
export async function makeProvince(say: (text: string) => void): Promise<void> {
  const folder = dataRoot();
  await stopAbandoned(`${folder}/pg`);
  rmSync(folder, { recursive: true, force: true });
  say("making a small province");
  await withDatabase((database) => fillDatabase(database, SIZE, () => undefined));
}

/** Looks into the database of the installation, beside the server when that runs. */
export async function withDatabase<T>(run: (database: Database) => Promise<T>): Promise<T> {
  const server = await startEmbedded();
  const database = openDatabase(server.url, 2);
  try {
    return await run(database);
  } finally {
    await closeDatabase(database);
    await server.stop();
  }
}
