import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { assertDurable, DatabaseUnavailable, type Progress, startEmbedded } from "../../kernel/db/embedded.ts";
import { migrateAll } from "../../kernel/db/migrate.ts";
import { closeDatabase, type Database, openDatabase } from "../../kernel/db/pool.ts";
import { importSharedBoundaries, loadDirectory } from "../../modules/directory/server.ts";

/** The database of this installation, ready for use, and how to let go of it. */
export interface Installation {
  database: Database;
  embedded: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database: the one `DATABASE_URL` names, else the embedded one (shared with a running server), brings it to the schema of
 * this code and loads the directory. Refuses a database that could lose what it has acknowledged.
 */
export async function openInstallation(log: Progress): Promise<Installation> {
  const url = process.env.DATABASE_URL || undefined;
  const server = url ? undefined : await startEmbedded({ log });
  const database = openDatabase(url ?? server!.url);
  try {
    await prepare(database, log);
  } catch (error) {
    await closeDatabase(database);
    await server?.stop();
    throw (url && serverProblem(url, error)) || error;
  }
  return {
    database,
    embedded: !url,
    async close() {
      await closeDatabase(database);
      await server?.stop();
    },
  };
}

/** Codes of the network and of PostgreSQL by what a person can do about them. */
const serverFaults = [
  ["server_silent", /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ECONNRESET)$/],
  ["server_refuses", /^(28P01|28000|3D000)$/],
  ["server_rights", /^42501$/],
] as const;

/** What a person is told when the server of `DATABASE_URL` cannot be used; undefined for errors of another kind. */
function serverProblem(url: string, error: unknown): DatabaseUnavailable | undefined {
  const causes = [error, (error as Error).cause] as { code?: string; message?: string }[];
  for (const [fault, codes] of serverFaults) {
    const cause = causes.find((one) => codes.test(one?.code ?? ""));
    if (cause) return new DatabaseUnavailable(fault, { server: new URL(url).host, detail: cause.message ?? "" }, error);
  }
  return undefined;
}

async function prepare(database: Database, log: Progress): Promise<void> {
  await assertDurable(database.pool);
  const applied = await migrateAll(database);
  if (applied.length > 0) log(`Đã cập nhật cấu trúc dữ liệu: ${applied.length} bước`, `Schema brought up to date: ${applied.length} steps`);
  const loaded = await loadDirectory(database);
  await takeSharedBoundaries(database, log);
  if (loaded) log("Đã nạp danh mục đơn vị hành chính và dân số", "Directory of units and populations loaded");
}

/** Outlines are other people's files: taken from the shared folder when it is there, once; else the map is the schematic one. */
async function takeSharedBoundaries(database: Database, log: Progress): Promise<void> {
  const shared = resolve(process.env.VX_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url)));
  if (!existsSync(shared)) return;
  const taken = await importSharedBoundaries(database, shared);
  if (taken.length > 0) log("Đã nạp ranh giới từ thư mục dữ liệu chung", "Boundaries taken from the shared folder");
}
