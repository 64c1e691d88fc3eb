import { sql } from "kysely";
import { openSealed, seal } from "../../../kernel/crypto/seal.ts";
import type { Tx } from "../../../kernel/db/actor.ts";
import type { BatchState, ColumnChoice, Policy } from "../contract.ts";
import type { RowOutcome } from "../process-chunk.ts";
import type { BatchTable, RowResultTable } from "./tables.ts";

const SEALED = "imports.row";

export interface NewBatch {
  id: string;
  provinceId: string;
  kind: "cases" | "figures";
  area: string;
  sender: string;
  fileId: string | null;
  fileName: string;
  sha256: string;
  columns: readonly ColumnChoice[];
  policy: Policy;
  dryRun: boolean;
  seenBy: readonly string[];
}

export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx.client.query(
    `insert into imports.batch (province_id, id, kind, area, sender, file_id, file_name, file_sha256, columns, policy, state, dry_run, opened_at, opened_by, seen_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'mapping', $11, $12, $13, $14)`,
    [
      batch.provinceId,
      batch.id,
      batch.kind,
      batch.area,
      batch.sender,
      batch.fileId,
      batch.fileName.slice(0, 200),
      batch.sha256,
      JSON.stringify(batch.columns),
      JSON.stringify(batch.policy),
      batch.dryRun,
      tx.now,
      tx.actor.accountId,
      batch.seenBy,
    ],
  );
}

export async function findBatch(tx: Tx, id: string): Promise<BatchTable | undefined> {
  return await tx.selectFrom("imports.batch").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function listBatches(tx: Tx, limit: number): Promise<BatchTable[]> {
  return await tx.selectFrom("imports.batch").selectAll().orderBy("opened_at", "desc").limit(limit).execute();
}

/** Changes that are not counts: state, choices, what was noticed. */
export interface BatchChange {
  state?: BatchState;
  columns?: readonly ColumnChoice[];
  policy?: Policy;
  layout?: unknown;
  sheetName?: string | null;
  totals?: unknown;
  warnings?: unknown;
  failure?: unknown;
  progress?: number;
  endedAt?: Date | null;
  undoneAt?: Date;
  undoneBy?: string;
}

export async function changeBatch(tx: Tx, id: string, change: BatchChange): Promise<void> {
  const set = {
    ...(change.state && { state: change.state }),
    ...(change.columns && { columns: JSON.stringify(change.columns) }),
    ...(change.policy && { policy: JSON.stringify(change.policy) as never }),
    ...(change.layout !== undefined && { layout: JSON.stringify(change.layout) }),
    ...(change.sheetName !== undefined && { sheet_name: change.sheetName }),
    ...(change.totals !== undefined && { totals: JSON.stringify(change.totals) }),
    ...(change.warnings !== undefined && { warnings: JSON.stringify(change.warnings) }),
    ...(change.failure !== undefined && { failure: JSON.stringify(change.failure) }),
    ...(change.progress !== undefined && { progress: change.progress }),
    ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
    ...(change.undoneAt && { undone_at: change.undoneAt }),
    ...(change.undoneBy && { undone_by: change.undoneBy }),
  };
  await tx.updateTable("imports.batch").set(set).where("id", "=", id).execute();
}

/** A row as it is kept: its outcome, and its words while somebody must still mend or decide. */
export interface KeptRow extends RowOutcome {
  cells: readonly string[];
}

/** Adds a chunk's rows and moves the counts in the same transaction as what the rows made. */
export async function addRows(
  tx: Tx,
  batch: Pick<BatchTable, "id" | "province_id" | "seen_by">,
  rows: readonly KeptRow[],
  lastRow: number,
  progress: number,
): Promise<void> {
  const kept = rows.map(({ row, result, caseId, personId, problems, cells }) => ({
    row,
    result,
    case_id: caseId,
    person_id: personId,
    problems,
    sealed_cells: result === "held" || result === "rejected" ? seal(SEALED, JSON.stringify(cells), `${batch.id}:${row}`) : null,
  }));
  await tx.client.query(
    `insert into imports.row_result (province_id, batch_id, row, result, case_id, person_id, problems, sealed_cells, seen_by)
     select $2, $3, row, result, case_id, person_id, problems, sealed_cells, $4
     from jsonb_to_recordset($1::jsonb) as r (row int, result text, case_id uuid, person_id uuid, problems jsonb, sealed_cells text)`,
    [JSON.stringify(kept), batch.province_id, batch.id, batch.seen_by],
  );
  const n = (result: RowOutcome["result"]) => rows.filter((row) => row.result === result).length;
  await tx.client.query(
    `update imports.batch set rows_read = rows_read + $2, created = created + $3, updated = updated + $4, unchanged = unchanged + $5, held = held + $6,
       rejected = rejected + $7, last_row = $8, progress = $9 where id = $1`,
    [batch.id, rows.length, n("created"), n("updated"), n("unchanged"), n("held"), n("rejected"), lastRow, progress],
  );
}

export type OpenedRow = RowResultTable & { cells: string[] | null };

export async function listRows(
  tx: Tx,
  batchId: string,
  filter: { results?: readonly string[] | undefined; after?: number | undefined; limit: number },
): Promise<OpenedRow[]> {
  let query = tx
    .selectFrom("imports.row_result")
    .selectAll()
    .where("batch_id", "=", batchId)
    .where("row", ">", filter.after ?? 0);
  if (filter.results) query = query.where("result", "in", filter.results as RowResultTable["result"][]);
  const rows = await query.orderBy("row").limit(filter.limit).execute();
  return rows.map((row) => ({
    ...row,
    cells: row.sealed_cells ? (JSON.parse(openSealed(SEALED, row.sealed_cells, `${batchId}:${row.row}`)) as string[]) : null,
  }));
}

/** A held row was decided: its count moves from held to what it became, so the balance holds. */
export async function settleRow(tx: Tx, batchId: string, row: number, outcome: RowOutcome, decision: string): Promise<void> {
  await tx.client.query(
    `update imports.row_result set result = $3, case_id = $4, person_id = $5, problems = $6, decided_at = $7, decided_by = $8, decision = $9, sealed_cells = null
     where batch_id = $1 and row = $2`,
    [
      batchId,
      row,
      outcome.result,
      outcome.caseId,
      outcome.personId,
      JSON.stringify(outcome.problems),
      tx.now,
      tx.actor.accountId,
      decision,
    ],
  );
  const column = sql.ref(outcome.result);
  if (outcome.result !== "held")
    await sql`update imports.batch set held = held - 1, ${column} = ${column} + 1 where id = ${batchId}`.execute(tx);
}

export async function recallMapping(tx: Tx, sender: string, key: string): Promise<Record<string, string | null> | undefined> {
  const row = await tx
    .selectFrom("imports.mapping")
    .select("fields")
    .where("sender", "=", sender)
    .where("headers_key", "=", key)
    .executeTakeFirst();
  return row?.fields as Record<string, string | null> | undefined;
}

export async function rememberMapping(tx: Tx, sender: string, key: string, fields: Record<string, string | null>): Promise<void> {
  await tx.client.query(
    `insert into imports.mapping values ($1, $2, $3, $4) on conflict (sender, headers_key) do update set fields = excluded.fields, used_at = excluded.used_at`,
    [sender, key, JSON.stringify(fields), tx.now],
  );
}
