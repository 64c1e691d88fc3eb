import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrateJobs } from "../jobs/jobs.ts";
import type { Client, Database } from "./pool.ts";

/** The kernel first, then the modules in the order in which they may know one another. */
export const moduleOrder = [
  "directory",
  "identity",
  "persons",
  "surveillance",
  "figures",
  "assessment",
  "reporting",
  "imports",
  "duty-desk",
  "simulation",
] as const;

export interface Migration {
  /** `owner/0001_name`, the key in `kernel.migration`. */
  name: string;
  sql: string;
  /** SHA-256 of the file: an applied file is never edited. */
  hash: string;
}

const source = fileURLToPath(new URL("../../", import.meta.url));

/** Reads every migration of the kernel and the modules, in the order they are applied. */
export function listMigrations(): Migration[] {
  const folders = [
    ["kernel", join(source, "kernel/store/migrations")],
    ...moduleOrder.map((name) => [name, join(source, "modules", name, "store/migrations")]),
  ];
  return folders.flatMap(([owner, folder]) => {
    if (!existsSync(folder!)) return [];
    const files = readdirSync(folder!).filter((file) => file.endsWith(".sql"));
    return files.sort().map((file) => readMigration(`${owner}/${file.slice(0, -4)}`, join(folder!, file)));
  });
}

function readMigration(name: string, path: string): Migration {
  const sql = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
}

/** One hash over all migrations: what a backup or a test template was made with. */
export function schemaHash(): string {
  const digest = createHash("sha256");
  for (const { name, hash } of listMigrations()) digest.update(`${name} ${hash}\n`);
  return digest.digest("hex");
}

/**
 * Brings the database to the schema of this code, forward only, each file in a transaction of its own.
 * Two servers starting at once queue on an advisory lock.
 * @returns names of the files applied now
 * @throws when a file that was applied before has changed or is gone
 */
export async function migrateAll(database: Database): Promise<string[]> {
  const client = await database.pool.connect();
  try {
    await client.query("select pg_advisory_lock(7341001)");
    await client.query("create schema if not exists kernel");
    await client.query(
      "create table if not exists kernel.migration (name text primary key, hash text not null, applied_at timestamptz not null)",
    );
    await client.query("alter table kernel.migration enable row level security; alter table kernel.migration force row level security");
    await client.query(ownPolicy);
    await client.query("comment on table kernel.migration is 'kind: local. Applied migrations.'");
    const applied = await applyMissing(client);
    if (applied.length > 0) await migrateJobs(database);
    return applied;
  } finally {
    await client.query("select pg_advisory_unlock(7341001)");
    client.release();
  }
}

/** On a server of one's own the role that migrates is no superuser: forced row-level security holds for it too. */
const ownPolicy = `do $$ begin
  if not exists (select from pg_policies where schemaname = 'kernel' and tablename = 'migration' and policyname = 'owned') then
    create policy owned on kernel.migration for all to current_user using (true) with check (true);
  end if;
end $$`;

async function applyMissing(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; hash: string }>("select name, hash from kernel.migration");
  const applied = new Map(rows.map((row) => [row.name, row.hash]));
  const done: string[] = [];
  for (const migration of listMigrations()) {
    const before = applied.get(migration.name);
    if (before === migration.hash) continue;
    if (before) throw new Error(`migration ${migration.name} was changed after it had been applied: add a new file instead of editing it`);
    await applyOne(client, migration);
    done.push(migration.name);
  }
  return done;
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into kernel.migration values ($1, $2, clock_timestamp())", [migration.name, migration.hash]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}
