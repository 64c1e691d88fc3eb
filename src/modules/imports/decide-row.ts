import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { textCell } from "../../kernel/tabular/cell.ts";
import { linesOf } from "../persons/server.ts";
import { listCasesById } from "../surveillance/server.ts";
import type { RowDecision } from "./contract.ts";
import { batchContext } from "./draft-context.ts";
import { errors } from "./errors.ts";
import { type ChunkContext, processChunk } from "./process-chunk.ts";
import type { RowOutcome } from "./row-outcome.ts";
import { type DraftCase, draftCase } from "./rules/draft-case.ts";
import { readCaseRow } from "./rules/read-case-row.ts";
import { decisionKey } from "./sender-refs.ts";
import { findBatch } from "./store/batch-store.ts";
import { rememberPerson } from "./store/decision-store.ts";
import { findRowForUpdate, type OpenedRow, settleRow } from "./store/row-store.ts";
import type { BatchTable } from "./store/tables.ts";

/** What a row became by the word of a person. */
export interface DecidedRow {
  result: RowOutcome["result"];
  problems: RowOutcome["problems"];
}

/**
 * Settles a row by a person's word: a held one is about this registered person, about somebody else, or left out; a rejected one is
 * mended. The row then goes the way of every other row, and the decision is remembered for the sender's next file.
 */
export async function decideRow(tx: Tx, batchId: string, row: number, decision: RowDecision): Promise<Outcome<DecidedRow>> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse(errors.batch_not_found);
  if (batch.dry_run || batch.state === "undone") return refuse(errors.batch_closed);
  const before = await findRowForUpdate(tx, batchId, row);
  if (!before || !["held", "rejected"].includes(before.result)) return refuse(errors.row_not_found);
  if (!before.cells || before.decided_at) return refuse(errors.row_decided);
  if ((decision.kind === "mend") !== (before.result === "rejected") && decision.kind !== "drop") return refuse(errors.row_not_found);
  tx.batchId = batchId;
  const outcome = decision.kind === "drop" ? dropped(before) : await take(tx, batch, before, decision);
  if (!outcome.ok) return outcome;
  const cells = decision.kind === "mend" ? decision.cells : before.cells;
  await settleRow(tx, before, outcome.value, cells, decision.kind);
  return ok({ result: outcome.value.result, problems: outcome.value.problems });
}

const dropped = ({ row, problems }: OpenedRow): Outcome<RowOutcome> =>
  ok({ row, result: "rejected", caseId: null, personId: null, problems });

async function take(
  tx: Tx,
  batch: BatchTable,
  before: OpenedRow,
  decision: Exclude<RowDecision, { kind: "drop" }>,
): Promise<Outcome<RowOutcome>> {
  const context = await batchContext(tx, batch);
  const cells = decision.kind === "mend" ? decision.cells : before.cells!;
  const read = readCaseRow({ number: before.row, cells: cells.map(textCell) }, context.columns, context.reference);
  const otherPerson = decision.kind === "new" && before.problems.some(({ code }) => code === "ref_other_person");
  const ref = before.sender_ref ?? `row ${before.row}`;
  const drafted = draftCase(read, otherPerson ? `${ref}~r${before.row}` : ref, context);
  if (!("draft" in drafted)) return ok({ row: before.row, result: "rejected", caseId: null, personId: null, problems: drafted.problems });
  const said = await meaningOf(tx, batch, before, decision);
  if (!said.ok) return said;
  const [outcome] = (await processChunk(tx, [drafted.draft], said.value)) as [RowOutcome];
  if (decision.kind !== "mend" && outcome.personId && outcome.result !== "held")
    await remember(tx, batch, before, drafted.draft, outcome.personId);
  return ok(outcome);
}

/** A row that was mended may still be doubtful and is held then; a decided one is not asked again. */
async function meaningOf(tx: Tx, batch: BatchTable, before: OpenedRow, decision: RowDecision): Promise<Outcome<ChunkContext>> {
  const context: ChunkContext = { batchId: batch.id, sender: batch.sender, policy: batch.policy, met: new Set() };
  if (decision.kind === "new") return ok({ ...context, policy: { ...batch.policy, likeness: "new" } });
  if (decision.kind !== "same") return ok(context);
  if (!(await linesOf(tx, [decision.personId])).has(decision.personId)) return refuse(errors.person_not_found);
  const [asked] = before.case_id ? await listCasesById(tx, [before.case_id]) : [];
  return ok({ ...context, personIs: decision.personId, ...(asked?.personId === decision.personId && { caseIs: asked.id }) });
}

async function remember(tx: Tx, batch: BatchTable, before: OpenedRow, draft: DraftCase, personId: string): Promise<void> {
  const key = decisionKey({ row: draft.row, senderRef: before.sender_ref ?? draft.senderRef });
  await rememberPerson(tx, batch, key, personId);
}
