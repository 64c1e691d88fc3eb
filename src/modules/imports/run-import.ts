import { setImmediate } from "node:timers/promises";
import { type Actor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { batchReleased } from "../../kernel/events/reactions.ts";
import { findFile } from "../../kernel/files/file-store.ts";
import { type OpenedSheet, openSheet } from "../../kernel/tabular/open-sheet.ts";
import { TabularProblem } from "../../kernel/tabular/problem.ts";
import { type WhenBusy, withImportLock } from "./batch-lock.ts";
import { batchContext } from "./draft-context.ts";
import { readCaseRow } from "./rules/read-case-row.ts";
import { SenderRefs } from "./sender-refs.ts";
import { changeBatch, findBatch } from "./store/batch-store.ts";
import { personsMet } from "./store/row-store.ts";
import type { BatchTable } from "./store/tables.ts";
import { type ReadRow, type Run, takeRows } from "./take-rows.ts";

/** Rows a transaction takes: large enough to be fast, short enough to hold nobody up. */
const CHUNK = 500;

export interface RunOptions {
  signal?: AbortSignal;
  /** Another import of the province runs: wait (as a command does), or leave and come back (as a job does). */
  whenBusy?: WhenBusy;
  onProgress?(batch: { read: number; progress: number }): void;
}

/** `busy`: another import of the province runs. `interrupted`: asked to leave; the next run goes on with the next row. */
export type RunEnd = "ended" | "busy" | "interrupted";

/**
 * Runs a batch from where it stands to its end, in chunks that commit with their row results: after a crash it goes on with the next row.
 * Events are held until the end, so that nobody reacts to half a file. A dry run does everything and keeps nothing of it.
 */
export async function runImport(database: Database, actor: Actor, batchId: string, options: RunOptions = {}): Promise<RunEnd> {
  const found = await withActor(database, actor, "read", (tx) => findBatch(tx, batchId));
  if (found?.state !== "running") return "ended";
  const lock = { whenBusy: options.whenBusy ?? "wait", signal: options.signal };
  return (await withImportLock(database, found.province_id, lock, () => runLocked(database, actor, batchId, options))) ?? "busy";
}

async function runLocked(database: Database, actor: Actor, batchId: string, options: RunOptions): Promise<RunEnd> {
  const opened = await withActor(database, actor, "read", (tx) => openBatch(tx, batchId));
  if (opened?.batch.state !== "running") return "ended";
  const { batch, bytes } = opened;
  try {
    const sheet = await openSheet(bytes, { fileName: batch.file_name });
    const end = await runRows(database, actor, batch, sheet, options);
    if (end === "interrupted") return end;
    await withActor(database, actor, "write", (tx) => finish(tx, batch, sheet, end));
  } catch (error) {
    if (!(error instanceof TabularProblem)) throw error;
    await withActor(database, actor, "write", (tx) => failBatch(tx, batch, error.refusal));
  }
  return "ended";
}

async function openBatch(tx: Tx, batchId: string): Promise<{ batch: BatchTable; bytes: Uint8Array } | undefined> {
  const batch = await findBatch(tx, batchId);
  const file = batch?.file_id ? await findFile(tx, batch.file_id) : undefined;
  return batch && file ? { batch, bytes: file.bytes } : undefined;
}

type RowsEnd = "done" | "stopped" | "interrupted";

/** Rows read in one go: while more are read, answers of the database wait, and it with them. */
const READ_AT_ONCE = 25;

/** While the database works on one chunk the next one is read. */
async function runRows(database: Database, actor: Actor, batch: BatchTable, sheet: OpenedSheet, options: RunOptions): Promise<RowsEnd> {
  const run: Run = await withActor(database, actor, "read", async (tx) => ({
    database,
    actor,
    batch,
    context: await batchContext(tx, batch),
    met: await personsMet(tx, batch.id),
  }));
  const { context } = run;
  const refs = new SenderRefs();
  let taken = batch.rows_read;
  let working: Promise<boolean> = Promise.resolve(true);
  const flush = async (rows: readonly ReadRow[]): Promise<boolean> => {
    const goesOn = (await working) && !options.signal?.aborted;
    if (!goesOn || rows.length === 0) return goesOn;
    working = takeRows(run, rows, sheet.progress()).then((still) => {
      if (!still) return false;
      taken += rows.length;
      options.onProgress?.({ read: taken, progress: sheet.progress() });
      return true;
    });
    // The next flush awaits the same promise and meets its error.
    working.catch(() => undefined);
    return true;
  };
  let chunk: ReadRow[] = [];
  try {
    for await (const sheetRow of sheet.rows) {
      const row = readCaseRow(sheetRow, context.columns, context.reference);
      const read = { row, known: refs.refOf(row) };
      if (sheetRow.number <= batch.last_row) continue;
      chunk.push(read);
      if (chunk.length % READ_AT_ONCE === 0) await setImmediate();
      if (chunk.length < CHUNK) continue;
      if (!(await flush(chunk))) break;
      chunk = [];
    }
  } catch (error) {
    await working;
    throw error;
  }
  const goesOn = (await flush(chunk)) && (await working);
  if (goesOn) return "done";
  return options.signal?.aborted ? "interrupted" : "stopped";
}

async function finish(tx: Tx, batch: BatchTable, sheet: OpenedSheet, state: "done" | "stopped"): Promise<void> {
  await changeBatch(tx, batch.id, {
    state,
    endedAt: tx.now,
    sheetName: sheet.sheetName,
    layout: { headers: sheet.headers, headerRow: sheet.headerRow, widest: sheet.counts.widest },
    totals: sheet.totals.map((row) => ({
      row: row.number,
      text: row.cells
        .map((cell) => cell.text)
        .filter(Boolean)
        .join(" "),
    })),
    warnings: sheet.warnings.map((warning) => ({ ...warning })),
    ...(state === "done" && { progress: 1 }),
  });
  await release(tx, batch);
}

/** The file cannot be read on, or this program is at fault: what was taken stays and can be undone. */
export async function failBatch(
  tx: Tx,
  batch: BatchTable,
  failure: { code: string; params?: Record<string, string | number | null> },
): Promise<void> {
  await changeBatch(tx, batch.id, { state: "failed", endedAt: tx.now, failure: { code: failure.code, params: failure.params ?? {} } });
  await release(tx, batch);
}

/** Lets the reactions see what the batch did. */
async function release(tx: Tx, batch: BatchTable): Promise<void> {
  if (batch.dry_run) return;
  tx.batchId = batch.id;
  await recordEvents(tx, [{ type: batchReleased, provinceId: batch.province_id, payload: {}, seenBy: batch.seen_by }]);
}
