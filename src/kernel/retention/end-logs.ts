import { archiveAudit } from "../audit/archive.ts";
import { appendAudit } from "../audit/audit.ts";
import { systemActor, type Tx, withActor } from "../db/actor.ts";
import { asKeeper } from "../db/keeper.ts";
import type { Database } from "../db/pool.ts";
import type { Job } from "../jobs/jobs.ts";
import { localDateOf } from "../time/local-date.ts";
import type { EndedRows, LogTerm } from "./log-term.ts";
import { auditTerm } from "./log-terms.ts";

const DAY_MS = 24 * 3600_000;
/** Rows of one transaction: every writer holds the horizon back, so each is short. */
const SLICE = 5000;

/**
 * Once a night what is older than its term leaves the database: the audit into archives beside the file of heads, the rest for good.
 * Stopped between two slices, it goes on the next night.
 */
export function endLogs(terms: readonly LogTerm[], headFile: string): Job {
  return {
    name: "kernel.end-logs",
    cron: "40 19 * * *",
    run: (database, _payload, signal) => endAll(database, terms, headFile, signal),
  };
}

async function endAll(database: Database, terms: readonly LogTerm[], headFile: string, signal: AbortSignal): Promise<void> {
  const now = await withActor(database, systemActor, "read", async (tx) => tx.now);
  for (const { table, days, ended } of terms) {
    if (days === null || signal.aborted) continue;
    const before = new Date(now.getTime() - days * DAY_MS);
    if (table === auditTerm.table) await archiveAudit(database, headFile, localDateOf(before), signal);
    else if (ended) await endRows(database, table, ended, before, signal);
  }
}

async function endRows(database: Database, table: string, ended: EndedRows, before: Date, signal: AbortSignal): Promise<void> {
  for (let gone = SLICE; gone === SLICE && !signal.aborted; )
    gone = await withActor(database, systemActor, "write", (tx) => endSlice(tx, table, ended, before));
}

async function endSlice(tx: Tx, table: string, { key, query }: EndedRows, before: Date): Promise<number> {
  const { rowCount } = await asKeeper(tx, () =>
    tx.client.query(`delete from ${table} where (${key}) in (${query} limit ${SLICE})`, [before]),
  );
  const rows = rowCount ?? 0;
  if (rows > 0) await appendAudit(tx, { kind: "system", action: "kernel.log-ended", detail: { table, rows, before } });
  return rows;
}
