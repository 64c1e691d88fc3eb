import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { putRecords } from "../../../kernel/db/records.ts";
import { derivedId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { ReconciliationTable } from "./tables.ts";

export type StoredReconciliation = ReconciliationTable;
export type ReconciliationToSave = Omit<StoredReconciliation, "version" | "recorded_from" | "recorded_by" | "batch_id" | "withdrawn">;

/** What a statement is about: the same for every version of it. */
export interface StatementKey {
  indicator: string;
  area: string;
  from: LocalDate;
  to: LocalDate;
  reportedBy: string;
}

/** One decision for each statement: deciding again makes a new version, the earlier ones stay in the history. */
export const reconciliationId = ({ indicator, area, from, to, reportedBy }: StatementKey): string =>
  derivedId(`reconciliation:${indicator}:${area}:${from}:${to}:${reportedBy}`);

export async function saveReconciliation(tx: Tx, decision: ReconciliationToSave): Promise<void> {
  await putRecords(tx, "reporting.reconciliation", [{ ...decision, withdrawn: null }]);
}

/** Decisions about statements of these units whose period lies within the span, by id. */
export async function reconciliationsWithin(
  tx: Tx,
  units: readonly string[],
  from: LocalDate,
  to: LocalDate,
): Promise<Map<string, StoredReconciliation>> {
  const rows = await tx
    .selectFrom("reporting.reconciliation")
    .selectAll()
    .where("province_id", "=", tx.actor.provinceId)
    .where(sql<boolean>`unit_key = any(${units}::text[])`)
    .where("period_from", ">=", from)
    .where("period_to", "<=", to)
    .where("withdrawn", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
