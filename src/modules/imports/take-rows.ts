import { type Actor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import type { BatchContext } from "./draft-context.ts";
import { processChunk } from "./process-chunk.ts";
import { problemOf, type RowOutcome, rejected } from "./row-outcome.ts";
import { type DraftCase, draftCase } from "./rules/draft-case.ts";
import type { CaseRow } from "./rules/read-case-row.ts";
import type { SenderRef } from "./sender-refs.ts";
import { findState } from "./store/batch-store.ts";
import { addRows, type KeptRow } from "./store/row-store.ts";
import type { BatchTable } from "./store/tables.ts";

/** One run of a batch. */
export interface Run {
  database: Database;
  actor: Actor;
  batch: BatchTable;
  context: BatchContext;
  /** People whom earlier rows of the file were about. */
  met: Set<string>;
}

export interface ReadRow {
  row: CaseRow;
  known: SenderRef;
}

/** Thrown to roll a dry run's chunk back after its outcome is known. */
class DryRun extends Error {
  readonly rows: KeptRow[];
  constructor(rows: KeptRow[]) {
    super("dry run");
    this.rows = rows;
  }
}

/**
 * Takes rows in one transaction: what they make, what they became and the counts commit together. When the database cannot hold the
 * content of a row, the rows are taken in halves until that row is found and kept out with the reason, so that it stops no other.
 * @returns false when somebody stopped the batch: nothing was taken then
 */
export async function takeRows(run: Run, rows: readonly ReadRow[], progress: number): Promise<boolean> {
  try {
    return await takeTogether(run, rows, progress);
  } catch (error) {
    if (!isAboutContent(error)) throw error;
    if (rows.length === 1) return await keepOut(run, rows[0]!, error, progress);
    const half = Math.ceil(rows.length / 2);
    return (await takeRows(run, rows.slice(0, half), progress)) && (await takeRows(run, rows.slice(half), progress));
  }
}

/** Errors of SQL state class 22 (data) and 23 (constraint) lie in the rows; all others in the machine or the program. */
function isAboutContent(error: unknown): error is Error & { code: string } {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^2[23][0-9A-Z]{3}$/.test(code);
}

async function takeTogether(run: Run, rows: readonly ReadRow[], progress: number): Promise<boolean> {
  const { database, actor, batch } = run;
  const lastRow = rows.at(-1)!.row.row;
  try {
    const kept = await withActor(database, actor, "write", (tx) => takeIn(tx, run, rows, lastRow, progress), { limitMs: 60_000 });
    for (const { result, personId } of kept ?? []) if (personId && result !== "held") run.met.add(personId);
    return kept !== undefined;
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    // What the rows would have made is gone; what they would have become is kept.
    const shown = error.rows.map((row) => ({ ...row, caseId: null, personId: row.result === "held" ? row.personId : null }));
    await withActor(database, actor, "write", (tx) => addRows(tx, batch, shown, lastRow, progress));
    return true;
  }
}

async function takeIn(tx: Tx, run: Run, rows: readonly ReadRow[], lastRow: number, progress: number): Promise<KeptRow[] | undefined> {
  const { batch } = run;
  if ((await findState(tx, batch.id)) !== "running") return undefined;
  tx.batchId = batch.id;
  tx.holdEvents = true;
  const outcomes = await outcomesOf(tx, run, rows);
  const kept = rows.map(({ row, known }, at): KeptRow => ({ ...outcomes[at]!, ref: known.ref, cells: row.cells.map((cell) => cell.text) }));
  if (batch.dry_run) throw new DryRun(kept);
  await addRows(tx, batch, kept, lastRow, progress);
  return kept;
}

async function outcomesOf(tx: Tx, { batch, context, met }: Run, rows: readonly ReadRow[]): Promise<RowOutcome[]> {
  const outcomes = new Map<number, RowOutcome>();
  const drafts: DraftCase[] = [];
  for (const { row, known } of rows) {
    const drafted = draftCase(known.repeated ? withNote(row) : row, known.ref, context);
    if ("draft" in drafted) drafts.push(drafted.draft);
    else outcomes.set(row.row, { row: row.row, result: "rejected", caseId: null, personId: null, problems: drafted.problems });
  }
  const { sender, policy } = batch;
  for (const outcome of await processChunk(tx, drafts, { batchId: batch.id, sender, policy, met })) outcomes.set(outcome.row, outcome);
  return rows.map(({ row }) => outcomes.get(row.row)!);
}

const withNote = (row: CaseRow): CaseRow => ({
  ...row,
  problems: [...row.problems, problemOf(row, "ref", "ref_repeated", { text: row.text.ref }, "note")],
});

async function keepOut(run: Run, { row, known }: ReadRow, error: Error & { code: string }, progress: number): Promise<boolean> {
  const outcome = rejected({ ...row, problems: [] }, problemOf(row, null, "row_failed", { code: error.code }, "wrong"));
  const kept: KeptRow = { ...outcome, ref: known.ref, cells: row.cells.map((cell) => cell.text) };
  await withActor(run.database, run.actor, "write", (tx) => addRows(tx, run.batch, [kept], row.row, progress));
  return true;
}
