import { loadDirectory } from "../../modules/directory/server.ts";
import { migrateAll } from "../db/migrate.ts";
import { closeDatabase, openDatabase } from "../db/pool.ts";

/** Fills the template every database test starts from: the schema and the directory of units. */
export async function prepareTemplate(url: string): Promise<void> {
  const database = openDatabase(url);
  try {
    await migrateAll(database);
    await loadDirectory(database);
  } finally {
    await closeDatabase(database);
  }
}
