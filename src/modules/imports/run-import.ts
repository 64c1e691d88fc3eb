import { createHash } from "node:crypto";
import { type Actor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { batchReleased } from "../../kernel/events/reactions.ts";
import { findFile } from "../../kernel/files/file-store.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { type OpenedSheet, openSheet } from "../../kernel/tabular/open-sheet.ts";
import { TabularProblem } from "../../kernel/tabular/problem.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { areaIndex, areaResolver } from "../directory/server.ts";
import type { ColumnChoice } from "./contract.ts";
import { facilityFinder } from "./facility-finder.ts";
import { processChunk, type RowOutcome } from "./process-chunk.ts";
import { type DraftContext, draftCase } from "./rules/draft-case.ts";
import { readCaseRow } from "./rules/read-case-row.ts";
import { addRows, changeBatch, findBatch, type KeptRow } from "./store/batch-store.ts";
import type { BatchTable } from "./store/tables.ts";

/** Rows a transaction takes: large enough to be fast, short enough to hold nobody up. */
const CHUNK = 1000;

export interface RunOptions {
  signal?: AbortSignal;
  onProgress?(batch: { read: number; progress: number }): void;
}

/**
 * Runs a batch from where it stands to its end, in chunks that commit with their row results: after a crash it goes on with the next row.
 * Events are held until the end, so that nobody reacts to half a file. A dry run does everything and keeps nothing of it.
 */
export async function runImport(database: Database, actor: Actor, batchId: string, options: RunOptions = {}): Promise<void> {
  const opened = await withActor(database, actor, "read", (tx) => openBatch(tx, batchId));
  if (opened?.batch.state !== "running") return;
  const { batch, bytes } = opened;
  try {
    const sheet = await openSheet(bytes, { fileName: batch.file_name });
    const stopped = await runRows(database, actor, batch, sheet, options);
    await withActor(database, actor, "write", (tx) => finish(tx, batch, sheet, stopped ? "stopped" : "done"));
  } catch (error) {
    if (!(error instanceof TabularProblem)) throw error;
    await withActor(database, actor, "write", async (tx) => {
      await changeBatch(tx, batch.id, {
        state: "failed",
        endedAt: tx.now,
        failure: { code: error.refusal.code, params: error.refusal.params ?? {} },
      });
      await release(tx, batch);
    });
  }
}

async function openBatch(tx: Tx, batchId: string): Promise<{ batch: BatchTable; bytes: Uint8Array } | undefined> {
  const batch = await findBatch(tx, batchId);
  const file = batch?.file_id ? await findFile(tx, batch.file_id) : undefined;
  return batch && file ? { batch, bytes: file.bytes } : undefined;
}

/** @returns true when it was asked to stop */
async function runRows(database: Database, actor: Actor, batch: BatchTable, sheet: OpenedSheet, options: RunOptions): Promise<boolean> {
  const context = await withActor(database, actor, "read", (tx) => contextOf(tx, batch));
  let chunk: SheetRow[] = [];
  let read = batch.rows_read;
  const flush = async () => {
    if (chunk.length === 0) return;
    await runChunk(database, actor, batch, chunk, context, sheet.progress());
    read += chunk.length;
    options.onProgress?.({ read, progress: sheet.progress() });
    chunk = [];
  };
  for await (const row of sheet.rows) {
    if (row.number <= batch.last_row) continue;
    chunk.push(row);
    if (chunk.length >= CHUNK) await flush();
    if (options.signal?.aborted) return true;
  }
  await flush();
  return false;
}

async function contextOf(tx: Tx, batch: BatchTable): Promise<DraftContext> {
  const resolve = areaResolver(areaIndex());
  return {
    area: batch.area,
    sender: batch.sender,
    policy: batch.policy,
    today: localDateOf(tx.now),
    resolve,
    facilityKey: await facilityFinder(tx),
  };
}

/** Thrown to roll a dry run's chunk back after its outcome is known. */
class DryRun extends Error {
  readonly rows: KeptRow[];
  constructor(rows: KeptRow[]) {
    super("dry run");
    this.rows = rows;
  }
}

async function runChunk(
  database: Database,
  actor: Actor,
  batch: BatchTable,
  rows: readonly SheetRow[],
  context: DraftContext,
  progress: number,
): Promise<void> {
  const lastRow = rows.at(-1)!.number;
  const run = async (tx: Tx) => {
    tx.batchId = batch.id;
    tx.holdEvents = true;
    const kept = await takeRows(tx, batch, rows, context);
    if (batch.dry_run) throw new DryRun(kept);
    await addRows(tx, batch, kept, lastRow, progress);
  };
  try {
    await withActor(database, actor, "write", run, { limitMs: 60_000 });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    // What the rows would have made is gone; what they would have become is kept.
    await withActor(database, actor, "write", (tx) =>
      addRows(
        tx,
        batch,
        error.rows.map((row) => ({ ...row, caseId: null, personId: null })),
        lastRow,
        progress,
      ),
    );
  }
}

async function takeRows(tx: Tx, batch: BatchTable, rows: readonly SheetRow[], context: DraftContext): Promise<KeptRow[]> {
  const columns = batch.columns as ColumnChoice[];
  const outcomes = new Map<number, RowOutcome>();
  const drafts = rows.flatMap((row) => {
    const drafted = draftCase(readCaseRow(row, columns, context.today), fingerprintOf(row), context);
    if ("draft" in drafted) return [drafted.draft];
    outcomes.set(row.number, { row: row.number, result: "rejected", caseId: null, personId: null, problems: drafted.problems });
    return [];
  });
  const processed = await processChunk(tx, drafts, { batchId: batch.id, sender: batch.sender, policy: batch.policy });
  for (const outcome of processed) outcomes.set(outcome.row, outcome);
  return rows.map((row) => ({ ...outcomes.get(row.number)!, cells: row.cells.map((cell) => cell.text) }));
}

/** A row without a number of its own is known by its content: the same file again is the same rows. */
const fingerprintOf = (row: SheetRow): string =>
  createHash("sha256")
    .update(row.cells.map((cell) => cell.text.trim()).join("\u001f"))
    .digest("base64url")
    .slice(0, 32);

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

/** Lets the reactions see what the batch did. */
async function release(tx: Tx, batch: BatchTable): Promise<void> {
  if (batch.dry_run) return;
  tx.batchId = batch.id;
  await recordEvents(tx, [{ type: batchReleased, provinceId: batch.province_id, payload: {}, seenBy: batch.seen_by }]);
}
