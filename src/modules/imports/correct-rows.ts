import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { fold } from "../../kernel/tabular/fold.ts";
import { chainOf, findUnit, getUnit, levelOf, unitGraph, unitName } from "../directory/server.ts";
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
  const notes = [...remarks(row, stored), ...notesOf(row, stored, name ?? null)];
  const outcome: RowOutcome = {
    row: row.row,
    result: "unchanged",
    caseId: stored.id,
    personId: stored.personId,
    problems: notes,
  };
  if (Object.keys(changes).length === 0) return { outcome };
  if (row.caseVersion === null) return refuse("case_version_missing", "caseVersion");
  if (row.caseVersion !== stored.version)
    return refuse("case_stale", "caseVersion", { file: row.caseVersion, record: stored.version }, differences(row, stored, changes));
  return { correction: { row, stored, changes, notes } };
}

function corrected({ row, stored, changes, notes }: Correction, done: CorrectedCase): RowOutcome {
  if (done.result !== "refused")
    return { row: row.row, result: done.result, caseId: stored.id, personId: stored.personId, problems: notes };
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

/** What the words of a row mean; a place that is not on the map, or is named as the record names it, moves nobody. */
function meaningOf({ row, report }: DraftCase, stored: StoredCase): Parameters<typeof caseChanges>[2] {
  const elsewhere = row.problems.some(({ code }) => code === "place_kept_as_text");
  return {
    diseaseCode: row.text.disease ? report.diseaseCode : null,
    residenceUnit: elsewhere || namesPlace(row, stored.residenceUnit) ? null : report.residenceUnit,
    facility: report.facility,
    nationalNumber: report.nationalNumber,
  };
}

/** Whether the row names exactly this unit, in either language, or no place at all: what was exported comes back as it left. */
function namesPlace({ text }: CaseRow, key: string): boolean {
  const graph = unitGraph();
  if (!findUnit(graph, key)) return false;
  const chain = new Map(chainOf(graph, key).map((each) => [levelOf(each), getUnit(graph, each)]));
  const said = (["commune", "district", "province"] as const).filter((level) => text[level] !== null);
  return (["vi", "en"] as const).some((language) =>
    said.every((level) => {
      const unit = chain.get(level);
      return unit !== undefined && fold(unitName(unit, language)) === fold(text[level]!);
    }),
  );
}

/** Fields about the person: a list of cases does not change people. */
const ofPerson = new Set<unknown>(["name", "birth", "age", "sex", "cccd", "phone", "address", "nationality", "occupation", "workplace"]);

/** What the row's cells raised, without what does not matter for a case that is known. */
const remarks = (row: CaseRow, stored: StoredCase): RowProblem[] =>
  row.problems.filter(
    ({ code, params }) => !ofPerson.has(params.field) && !(code === "place_kept_as_text" && namesPlace(row, stored.residenceUnit)),
  );

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
