import { sql } from "kysely";
import { openSealed, seal } from "../../../kernel/crypto/seal.ts";
import type { Tx } from "../../../kernel/db/actor.ts";
import type { RowProblem } from "../contract.ts";
import type { RowOutcome } from "../row-outcome.ts";
import type { BatchTable, RowResultTable } from "./tables.ts";

const SEALED = "imports.row";

/** A row as it is kept: its outcome, and its words while somebody must still mend or decide. */
export interface KeptRow extends RowOutcome {
  cells: readonly string[];
  /** What it is known by with its sender. */
  ref: string;
}

const isOpen = ({ result }: Pick<RowOutcome, "result">): boolean => result === "held" || result === "rejected";

/** Adds a chunk's rows and moves the counts in the same transaction as what the rows made. */
export async function addRows(
  tx: Tx,
  batch: Pick<BatchTable, "id" | "province_id" | "seen_by">,
  rows: readonly KeptRow[],
  lastRow: number,
  progress: number,
): Promise<void> {
  const kept = rows.map((each) => ({
    row: each.row,
    result: each.result,
    case_id: each.caseId,
    person_id: each.personId,
    problems: each.problems,
    ...(isOpen(each) && { sealed_cells: seal(SEALED, JSON.stringify(each.cells), `${batch.id}:${each.row}`), sender_ref: each.ref }),
  }));
  await tx.client.query(
    `insert into imports.row_result (province_id, batch_id, row, result, case_id, person_id, problems, sealed_cells, sender_ref, seen_by)
     select $2, $3, row, result, case_id, person_id, problems, sealed_cells, sender_ref, $4
     from jsonb_to_recordset($1::jsonb) as r (row int, result text, case_id uuid, person_id uuid, problems jsonb, sealed_cells text, sender_ref text)`,
    [JSON.stringify(kept), batch.province_id, batch.id, batch.seen_by],
  );
  const n = (result: RowOutcome["result"]) => rows.filter((row) => row.result === result).length;
  await tx.client.query(
    `update imports.batch set rows_read = rows_read + $2, created = created + $3, updated = updated + $4, unchanged = unchanged + $5, held = held + $6,
       rejected = rejected + $7, last_row = $8, progress = $9 where id = $1`,
    [batch.id, rows.length, n("created"), n("updated"), n("unchanged"), n("held"), n("rejected"), lastRow, progress],
  );
}

/** People whom the rows taken so far were about. */
export async function personsMet(tx: Tx, batchId: string): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ person_id: string }>(
    "select distinct person_id from imports.row_result where batch_id = $1 and result in ('created', 'updated', 'unchanged') and person_id is not null",
    [batchId],
  );
  return new Set(rows.map((row) => row.person_id));
}

export type OpenedRow = RowResultTable & { cells: string[] | null };

export interface RowFilter {
  results?: readonly RowOutcome["result"][] | undefined;
  /** Rows below this one. */
  after?: number | undefined;
  limit: number;
}

export async function listRows(tx: Tx, batchId: string, filter: RowFilter): Promise<OpenedRow[]> {
  let query = tx
    .selectFrom("imports.row_result")
    .selectAll()
    .where("batch_id", "=", batchId)
    .where("row", ">", filter.after ?? 0);
  if (filter.results) query = query.where("result", "in", filter.results);
  const rows = await query.orderBy("row").limit(filter.limit).execute();
  return rows.map((row) => openRow(row));
}

/** Every problem of a batch in the order of its rows, without opening the cells. */
export async function listProblems(tx: Tx, batchId: string): Promise<RowProblem[]> {
  const { rows } = await tx.client.query<{ problems: RowProblem[] }>(
    "select problems from imports.row_result where batch_id = $1 and problems <> '[]' order by row",
    [batchId],
  );
  return rows.flatMap((row) => row.problems);
}

/** One row, locked: two officers deciding about it must queue. */
export async function findRowForUpdate(tx: Tx, batchId: string, row: number): Promise<OpenedRow | undefined> {
  const found = await tx
    .selectFrom("imports.row_result")
    .selectAll()
    .where("batch_id", "=", batchId)
    .where("row", "=", row)
    .forUpdate()
    .executeTakeFirst();
  return found && openRow(found);
}

function openRow(row: RowResultTable): OpenedRow {
  const cells = row.sealed_cells && (JSON.parse(openSealed(SEALED, row.sealed_cells, `${row.batch_id}:${row.row}`)) as string[]);
  return { ...row, cells: cells || null };
}

/**
 * A row that waited was decided or mended: its count moves to what it became, so the balance holds. Its words stay while it still waits.
 * @param decision what the person said, in one word
 */
export async function settleRow(tx: Tx, before: OpenedRow, outcome: RowOutcome, cells: readonly string[], decision: string): Promise<void> {
  const { batch_id, row, result } = before;
  const sealed = isOpen(outcome) && decision !== "drop" ? seal(SEALED, JSON.stringify(cells), `${batch_id}:${row}`) : null;
  const settled = sealed === null;
  await tx.client.query(
    `update imports.row_result set result = $3, case_id = $4, person_id = $5, problems = $6, decided_at = $7, decided_by = $8, decision = $9, sealed_cells = $10
     where batch_id = $1 and row = $2`,
    [
      batch_id,
      row,
      outcome.result,
      outcome.caseId,
      outcome.personId,
      JSON.stringify(outcome.problems),
      settled ? tx.now : null,
      settled ? tx.actor.accountId : null,
      settled ? decision : null,
      sealed,
    ],
  );
  if (outcome.result === result) return;
  const [from, to] = [sql.ref(result), sql.ref(outcome.result)];
  await sql`update imports.batch set ${from} = ${from} - 1, ${to} = ${to} + 1 where id = ${batch_id}`.execute(tx);
}

/** How often each kind of note was made in a batch, the most frequent first. */
export async function countNotes(tx: Tx, batchId: string): Promise<{ code: string; column: number | null; n: number; row: number }[]> {
  const { rows } = await tx.client.query<{ code: string; at: number | null; n: number; row: number }>(
    `select p->>'code' as code, (p->>'column')::int as at, count(*)::int as n, min(r.row) as row
     from imports.row_result r, jsonb_array_elements(r.problems) p where r.batch_id = $1 and p->>'grade' = 'note'
     group by 1, 2 order by 3 desc, 4 limit 50`,
    [batchId],
  );
  return rows.map(({ code, at, n, row }) => ({ code, column: at, n, row }));
}

/** Held rows that nobody has decided yet, by batch, the oldest batch first. */
export async function countHeld(tx: Tx, limit: number): Promise<{ batchId: string; fileName: string; openedAt: Date; n: number }[]> {
  const { rows } = await tx.client.query<{ id: string; file_name: string; opened_at: Date; held: number }>(
    "select id, file_name, opened_at, held from imports.batch where held > 0 and not dry_run and state in ('done', 'stopped', 'failed') order by opened_at limit $1",
    [limit],
  );
  return rows.map((row) => ({ batchId: row.id, fileName: row.file_name, openedAt: row.opened_at, n: row.held }));
}
