import { migrateAll } from "../db/migrate.ts";
import { closeDatabase, openDatabase } from "../db/pool.ts";

/** Fills the template every database test starts from. */
export async function prepareTemplate(url: string): Promise<void> {
  const database = openDatabase(url);
  try {
    await migrateAll(database);
  } finally {
    await closeDatabase(database);
  }
}
