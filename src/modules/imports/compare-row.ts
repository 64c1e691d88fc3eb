import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { textCell } from "../../kernel/tabular/cell.ts";
import { unitNames } from "../directory/server.ts";
import { findCard, type PersonFacts } from "../persons/server.ts";
import { listCasesById, listEpisodes, type StoredCase } from "../surveillance/server.ts";
import type { FactInBoth, PersonInRow, RowComparison } from "./contract.ts";
import { batchContext } from "./draft-context.ts";
import { errors } from "./errors.ts";
import { type DraftCase, draftCase } from "./rules/draft-case.ts";
import { readCaseRow } from "./rules/read-case-row.ts";
import { findBatch } from "./store/batch-store.ts";
import { listRows, type OpenedRow } from "./store/row-store.ts";

/** A waiting row beside the person it resembles and the case it would fill in: what somebody needs to see to say whether they are one. */
export async function compareRow(tx: Tx, batchId: string, row: number): Promise<Outcome<RowComparison>> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse(errors.batch_not_found);
  const [found] = await listRows(tx, batchId, { after: row - 1, limit: 1 });
  if (!found?.cells || found.row !== row || found.result !== "held") return refuse(errors.row_not_found);
  const context = await batchContext(tx, batch);
  const read = readCaseRow({ number: row, cells: found.cells.map(textCell) }, context.columns, context.reference);
  const drafted = draftCase(read, found.sender_ref ?? `row ${row}`, context);
  if (!("draft" in drafted)) return refuse(errors.row_not_found);
  const { facts, report } = drafted.draft;
  const known = (found.person_id && (await findCard(tx, found.person_id, null))) || null;
  const stored = known && (await caseOf(tx, found, known.id, report.diseaseCode));
  return ok({
    inRow: await personInRow(tx, facts),
    known,
    caseId: stored?.id ?? null,
    facts: factsInBoth(report, stored ?? null),
  });
}

async function personInRow(tx: Tx, facts: PersonFacts): Promise<PersonInRow> {
  const { fullName, description, sex, birthOn, birthYear, residenceUnit, address, occupation, workplace } = facts;
  const residenceName = (await unitNames(tx, [residenceUnit])).get(residenceUnit) ?? null;
  return { fullName, description, sex, birthOn, birthYear, residenceUnit, residenceName, address, occupation, workplace };
}

/** The case the row was held for, else the latest episode of the person. */
async function caseOf(tx: Tx, { case_id }: OpenedRow, personId: string, diseaseCode: string): Promise<StoredCase | undefined> {
  const [held] = case_id ? await listCasesById(tx, [case_id]) : [];
  if (held?.personId === personId) return held;
  return (await listEpisodes(tx, tx.actor.provinceId, diseaseCode, [personId])).at(-1);
}

/** Facts of a case that tell two episodes apart, in the order in which they happen. */
const compared = [
  "onsetOn",
  "sampledOn",
  "resultedOn",
  "reportedOn",
  "communeReceivedOn",
  "districtReceivedOn",
  "provinceReceivedOn",
  "testKind",
  "testResult",
  "ct",
  "detected",
  "severity",
  "outcome",
  "outcomeOn",
] as const;

/** Codes that say that nothing is said. */
const silent = (value: string | number | null): string | number | null => (value === "unknown" ? null : value);

function factsInBoth(report: DraftCase["report"], stored: StoredCase | null): FactInBoth[] {
  return compared
    .map((field) => ({ field, file: silent(report[field]), record: silent(stored?.[field] ?? null) }))
    .filter(({ file, record }) => file !== null || record !== null);
}
