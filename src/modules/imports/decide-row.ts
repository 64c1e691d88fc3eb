import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { textCell } from "../../kernel/tabular/cell.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { areaIndex, areaResolver } from "../directory/server.ts";
import type { ColumnChoice } from "./contract.ts";
import { errors } from "./errors.ts";
import { facilityFinder } from "./facility-finder.ts";
import { processChunk, type RowOutcome } from "./process-chunk.ts";
import { draftCase } from "./rules/draft-case.ts";
import { readCaseRow } from "./rules/read-case-row.ts";
import { findBatch, listRows, settleRow } from "./store/batch-store.ts";

/** What a person says about a held row: it is that registered person, or somebody else; or leaves it out. */
export type Decision = { kind: "same"; personId: string } | { kind: "new" } | { kind: "drop" };

/** Settles a held row by the person's word; the row then goes the way of every other row. */
export async function decideRow(tx: Tx, batchId: string, row: number, decision: Decision): Promise<Outcome<{ result: string }>> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse(errors.batch_not_found);
  const [held] = await listRows(tx, batchId, { after: row - 1, limit: 1 });
  if (!held || held.row !== row || held.result !== "held") return refuse(errors.row_not_found);
  if (!held.cells || held.decided_at) return refuse(errors.row_decided);
  if (decision.kind === "drop") {
    await settleRow(tx, batchId, row, { row, result: "rejected", caseId: null, personId: null, problems: held.problems }, "drop");
    return ok({ result: "rejected" });
  }
  const sheetRow: SheetRow = { number: row, cells: held.cells.map(textCell) };
  const context = {
    area: batch.area,
    sender: batch.sender,
    policy: { ...batch.policy, likeness: "new" as const },
    today: localDateOf(tx.now),
    resolve: areaResolver(areaIndex()),
    facilityKey: await facilityFinder(tx),
  };
  const drafted = draftCase(readCaseRow(sheetRow, batch.columns as ColumnChoice[], context.today), `decided ${batchId} ${row}`, context);
  if (!("draft" in drafted)) return refuse(errors.row_not_found);
  tx.batchId = batchId;
  const personId = decision.kind === "same" ? decision.personId : null;
  const [outcome] = (await processChunk(tx, [drafted.draft], {
    batchId,
    sender: batch.sender,
    policy: context.policy,
    ...(personId && { personIs: personId }),
  })) as [RowOutcome];
  await settleRow(tx, batchId, row, outcome, decision.kind);
  return ok({ result: outcome.result });
}
