import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../db/pool.ts";
import { templateName } from "./database-server.ts";

export interface TestDatabase extends Database {
  /** Closes the pool and removes the database; give it to `afterAll`. */
  drop: () => Promise<void>;
}

/** A database of its own for one test file: migrated, with the directory loaded, a copy of the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("testServerUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(serverUrl, `create database ${name} template ${templateName} strategy file_copy`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href);
  const drop = async () => {
    await closeDatabase(database);
    await administer(serverUrl, `drop database ${name} with (force)`);
  };
  return { ...database, drop };
}

async function administer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
