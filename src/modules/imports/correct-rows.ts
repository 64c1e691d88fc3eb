import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { fold } from "../../kernel/tabular/fold.ts";
import { chainOf, levelOf, unitGraph, unitName } from "../directory/server.ts";
import { linesOf } from "../persons/server.ts";
import { type CorrectedCase, correctCases, listCasesById, type StoredCase } from "../surveillance/server.ts";
import type { RowProblem } from "./contract.ts";
import { caseProblem, problemOf, type RowOutcome, refusalProblem, rejected } from "./row-outcome.ts";
import { caseChanges, emptied } from "./rules/case-changes.ts";
import type { DraftCase } from "./rules/draft-case.ts";
import type { CaseRow } from "./rules/read-case-row.ts";

/** A row of an edited export with the case it names and what it changes. */
interface Correction {
  row: CaseRow;
  stored: StoredCase;
  changes: ReturnType<typeof caseChanges>;
  notes: RowProblem[];
}

/**
 * Takes rows of an edited export: each corrects exactly the case it names, at the version it was exported with. A row that says what the
 * record says already is unchanged, whatever its version.
 */
export async function correctRows(tx: Tx, drafts: readonly DraftCase[]): Promise<RowOutcome[]> {
  if (drafts.length === 0) return [];
  const ids = drafts.map(({ row }) => row.text.caseId!).filter((id) => z.uuid().safeParse(id).success);
  const cases = new Map((await listCasesById(tx, ids)).map((each) => [each.id, each]));
  const names = await linesOf(tx, [...new Set([...cases.values()].map(({ personId }) => personId))]);
  const met = new Set<string>();
  const outcomes: RowOutcome[] = [];
  const corrections: Correction[] = [];
  for (const draft of drafts) {
    const stored = cases.get(draft.row.text.caseId!.toLowerCase());
    const judged = judge(draft, stored, met, stored && (names.get(stored.personId)?.fullName ?? null));
    if ("outcome" in judged) outcomes.push(judged.outcome);
    else corrections.push(judged.correction);
  }
  const done = await correctCases(
    tx,
    corrections.map(({ row, stored, changes }) => ({ caseId: stored.id, baseVersion: row.caseVersion!, changes, reason: null })),
  );
  return [...outcomes, ...corrections.map((correction, at) => corrected(correction, done[at]!))];
}

function judge(
  draft: DraftCase,
  stored: StoredCase | undefined,
  met: Set<string>,
  name: string | null | undefined,
): { outcome: RowOutcome } | { correction: Correction } {
  const { row } = draft;
  const refuse = (code: string, field: string, params: RowProblem["params"] = {}, more: readonly RowProblem[] = []) => ({
    outcome: rejected(row, problemOf(row, field, code, params, "wrong"), ...more),
  });
  if (!stored) return refuse("case_unknown", "caseId");
  if (stored.withdrawn) return refuse("case_withdrawn", "caseId");
  if (met.has(stored.id)) return refuse("case_repeated", "caseId");
  met.add(stored.id);
  const changes = caseChanges(row, stored, meaningOf(draft, stored));
  const notes = notesOf(row, stored, name ?? null);
  const outcome: RowOutcome = {
    row: row.row,
    result: "unchanged",
    caseId: stored.id,
    personId: stored.personId,
    problems: [...row.problems, ...notes],
  };
  if (Object.keys(changes).length === 0) return { outcome };
  if (row.caseVersion === null) return refuse("case_version_missing", "caseVersion");
  if (row.caseVersion !== stored.version)
    return refuse("case_stale", "caseVersion", { file: row.caseVersion, record: stored.version }, differences(row, stored, changes));
  return { correction: { row, stored, changes, notes } };
}

function corrected({ row, stored, changes, notes }: Correction, done: CorrectedCase): RowOutcome {
  if (done.result !== "refused")
    return { row: row.row, result: done.result, caseId: stored.id, personId: stored.personId, problems: [...row.problems, ...notes] };
  if (done.refusal.code !== "kernel/stale") return rejected(row, refusalProblem(row, done.refusal));
  const params = { file: row.caseVersion, record: Number(done.refusal.params?.version ?? stored.version) };
  return rejected(row, problemOf(row, "caseVersion", "case_stale", params, "wrong"), ...differences(row, stored, changes));
}

/** Both versions of every field in which they differ. */
function differences(row: CaseRow, stored: StoredCase, changes: Correction["changes"]): RowProblem[] {
  return Object.entries(changes).map(([field, value]) => {
    const params = { file: value as string | number | null, record: stored[field as keyof StoredCase] as string | number | null };
    return { ...caseProblem(row, { code: "kept_different", field, params: {} }, "note"), params: { field, ...params } };
  });
}

/** Residence by name: the units of two eras with the same names are one place here, so that an export comes back as it left. */
function meaningOf({ row, report }: DraftCase, stored: StoredCase): Parameters<typeof caseChanges>[2] {
  const said = [row.text.commune, row.text.district, row.text.province].some((text) => text !== null);
  const moved = said && report.residenceUnit !== stored.residenceUnit && namesOf(report.residenceUnit) !== namesOf(stored.residenceUnit);
  return {
    diseaseCode: row.text.disease ? report.diseaseCode : null,
    residenceUnit: moved ? report.residenceUnit : null,
    facility: report.facility,
    nationalNumber: report.nationalNumber,
  };
}

function namesOf(key: string): string {
  const { units } = unitGraph();
  if (!units.has(key)) return key;
  const level = levelOf(key);
  return `${level} ${chainOf(unitGraph(), key)
    .filter((each) => each === key || levelOf(each) === "province")
    .map((each) => unitName(units.get(each)!))
    .join(", ")}`;
}

/** What the sheet says and this import does not change: people and classes have their own pages. */
function notesOf(row: CaseRow, stored: StoredCase, name: string | null): RowProblem[] {
  const notes = emptied(row, stored).map(({ field, caseField }) => {
    const record = stored[caseField];
    return problemOf(row, field, "blank_kept", { caseField, record: typeof record === "number" ? record : String(record) }, "note");
  });
  const { classification } = row.words;
  if (classification && classification !== stored.classification)
    notes.push(problemOf(row, "classification", "class_not_changed", {}, "note"));
  if (row.name && name && fold(row.name) !== fold(name)) notes.push(problemOf(row, "name", "person_not_changed", {}, "note"));
  return notes;
}
