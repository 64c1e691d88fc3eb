import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseName } from "./embedded-cluster.ts";
import { DatabaseUnavailable } from "./embedded-errors.ts";
import type { EmbeddedFolder } from "./embedded-folder.ts";
import { isReady, type Postmaster } from "./embedded-postmaster.ts";

/** Tells the person in front of the screen what is being done, in both languages. */
export type Progress = (vi: string, en: string) => void;

/** Recovery of 2 GB of write-ahead log took under a minute; ten leave room for a slow disk. In milliseconds. */
const patience = 600_000;
const noticeEvery = 5_000;

/**
 * Waits until the server answers a query, through its start and its recovery.
 * @returns false when the server ended before that
 * @throws DatabaseUnavailable after ten minutes
 */
export async function untilAnswers(folder: EmbeddedFolder, postmaster: Postmaster, url: string, log: Progress): Promise<boolean> {
  const begun = Date.now();
  let noticeAt = begun + noticeEvery;
  while (postmaster.isRunning()) {
    if (isReady(folder, postmaster) && (await answersNow(url))) return true;
    const now = Date.now();
    if (now > begun + patience) throw new DatabaseUnavailable("too_slow", { path: folder.path, seconds: patience / 1000, log: folder.log });
    if (now > noticeAt) {
      log("Cơ sở dữ liệu đang phục hồi sau lần dừng đột ngột…", "The database is recovering after it was cut off…");
      noticeAt = now + noticeEvery;
    }
    await sleep(10);
  }
  return false;
}

/** Errors of a server that is starting, recovering or stopping. */
const notYet = new Set(["ECONNREFUSED", "ECONNRESET", "57P03"]);

async function answersNow(url: string): Promise<boolean> {
  try {
    await query(url, "select 1");
    return true;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === "3D000") return createDatabase(url);
    if (code === "53300") return true; // all connections are in use: it does answer
    if (notYet.has(code ?? "") || message.startsWith("Connection terminated")) return false;
    throw error;
  }
}

async function createDatabase(url: string): Promise<boolean> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  await query(maintenance.href, `create database ${databaseName}`);
  return true;
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
