import type { Tx } from "../../../kernel/db/actor.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import type { CaseReport, ReportCase } from "../contract.ts";
import type { Disease } from "../diseases/define-disease.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { ageOn, type Birth } from "../rules/age-on.ts";
import { eventOn } from "../rules/case-days.ts";
import { checkDates, type DateProblem } from "../rules/check-dates.ts";
import { classifyCase, evidenceOf } from "../rules/classify-case.ts";
import { lateBy } from "../rules/late-by.ts";
import { mergeReport, type OnDifference } from "../rules/merge-report.ts";
import { newEpisode } from "../rules/new-episode.ts";
import { type CaseToSave, listEpisodes, type StoredCase, saveCases, takenIds } from "../store/case-store.ts";
import { changedEvent } from "./case-events.ts";
import { countUnitOf, unknownUnitOf } from "./placed-case.ts";

/** A report with what is known of the person: counting needs age and sex without reading identities. */
export interface PersonReport {
  report: ReportCase;
  birth: Birth;
  sex: string | null;
}

export type ReportProblem = { code: string; field: string | null; grade: "wrong" | "doubtful"; params: Record<string, string | number> };

/** What became of one report. `held`: a person must decide; `problems` say what is wrong, doubtful or different. */
export interface ReportResult {
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
  /** The case it is now: the stored one when it was the same illness. */
  caseId: string;
  problems: ReportProblem[];
}

export interface ReportOptions {
  onDifference: OnDifference;
  /** Class of a new case whose report states none; of a case that is known it says nothing. */
  defaultClass?: CaseReport["classification"];
  /** Receipt; the transaction's time unless the generator of a drill says otherwise. */
  notifiedAt?: Date;
}

/**
 * Takes reports of cases, one from a keyboard or thousands from a file: the same rules in the same order.
 * The people exist already. Two reports of one person in the set are taken one after the other.
 */
export async function reportCases(tx: Tx, reports: readonly PersonReport[], options: ReportOptions): Promise<ReportResult[]> {
  const results = new Map<PersonReport, ReportResult>();
  for (const wave of wavesOf(reports)) for (const [report, result] of await reportWave(tx, wave, options)) results.set(report, result);
  return reports.map((report) => results.get(report)!);
}

/** Splits the set so that no person appears twice in one wave. */
function wavesOf(reports: readonly PersonReport[]): PersonReport[][] {
  const waves: PersonReport[][] = [];
  const seen = new Map<string, number>();
  for (const each of reports) {
    const key = `${each.report.personId} ${each.report.diseaseCode}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    waves[turn] ??= [];
    waves[turn].push(each);
  }
  return waves;
}

async function reportWave(tx: Tx, wave: readonly PersonReport[], options: ReportOptions): Promise<Map<PersonReport, ReportResult>> {
  const results = new Map<PersonReport, ReportResult>();
  const toSave = new Map<PersonReport, { save: CaseToSave; problems: ReportProblem[]; before: StoredCase | null }>();
  for (const [code, group] of Map.groupBy(wave, (each) => each.report.diseaseCode)) {
    const disease = findDisease(code);
    if (!disease) {
      for (const each of group)
        results.set(each, rejected(each, [{ code: "disease_unknown", field: "diseaseCode", grade: "wrong", params: { disease: code } }]));
      continue;
    }
    const earlier = await listEpisodes(
      tx,
      tx.actor.provinceId,
      code,
      group.map((each) => each.report.personId),
    );
    const byPerson = Map.groupBy(earlier, (stored) => stored.personId);
    const known = new Set(earlier.map(({ id }) => id));
    const taken = await takenIds(
      tx,
      tx.actor.provinceId,
      group.map(({ report }) => report.caseId).filter((id) => !known.has(id)),
    );
    for (const each of group) {
      // A new case under the id of another would be written over it; under the id of a withdrawn one it would bring that back.
      const why = known.has(each.report.caseId) ? otherPerson(each, earlier) : taken.get(each.report.caseId);
      if (why) results.set(each, rejected(each, [{ code: why, field: null, grade: "wrong", params: {} }]));
    }
    for (const each of group.filter((one) => !results.has(one)))
      decideOne(tx, each, disease, byPerson.get(each.report.personId) ?? [], options, results, toSave);
  }
  await saveWave(tx, toSave, results);
  return results;
}

/** The id names a case in force of somebody else who is reported in the same set. */
const otherPerson = ({ report }: PersonReport, earlier: readonly StoredCase[]): "case_taken" | undefined =>
  earlier.some(({ id, personId }) => id === report.caseId && personId !== report.personId) ? "case_taken" : undefined;

const rejected = (each: PersonReport, problems: ReportProblem[]): ReportResult => ({
  result: "rejected",
  caseId: each.report.caseId,
  problems,
});

function decideOne(
  tx: Tx,
  each: PersonReport,
  disease: Disease,
  earlier: readonly StoredCase[],
  options: ReportOptions,
  results: Map<PersonReport, ReportResult>,
  toSave: Map<PersonReport, { save: CaseToSave; problems: ReportProblem[]; before: StoredCase | null }>,
): void {
  const problems = reportProblems(each, disease, localDateOf(tx.now));
  if (problems.some((problem) => problem.grade === "wrong")) return void results.set(each, rejected(each, problems));
  const same = earlier.find((stored) => stored.id === each.report.caseId);
  const draft = newCase(tx, each, disease, options);
  const dated = <Report extends CaseToSave>(report: Report) => ({ ...report, eventOn: eventOn(report) });
  const decision = same ? ({ kind: "update", caseId: same.id } as const) : newEpisode(disease, earlier.map(dated), dated(draft));
  if (decision.kind === "ask") {
    const problem: ReportProblem = { code: "episode_open_question", field: null, grade: "doubtful", params: { episode: decision.episode } };
    return void results.set(each, { result: "held", caseId: decision.caseId, problems: [...problems, problem] });
  }
  if (decision.kind === "new") return void toSave.set(each, { save: { ...draft, episode: decision.episode }, problems, before: null });
  const before = earlier.find((stored) => stored.id === decision.caseId)!;
  const { save, differing } = mergedCase(each, before, disease, options.onDifference);
  const wrong = dateProblems(
    { ...each, report: { ...each.report, ...save } as unknown as ReportCase },
    disease,
    localDateOf(tx.now),
    false,
  ).filter((problem) => problem.grade === "wrong");
  if (wrong.length > 0) return void results.set(each, rejected(each, wrong));
  toSave.set(each, { save, problems: [...problems, ...differing], before });
}

/** A further report brought into its case, and in what the two differ. */
function mergedCase(
  { report }: PersonReport,
  before: StoredCase,
  disease: Disease,
  onDifference: OnDifference,
): { save: StoredCase; differing: ReportProblem[] } {
  const merged = mergeReport(before, report as Partial<CaseReport>, onDifference);
  const after = { ...merged.report, backFilled: lateBy(merged.report).backFilled };
  const said = report.classification;
  // What was discarded stays so: a new suspicion is a new report.
  const taken = onDifference === "take" && before.classification !== "discarded" ? said : null;
  const save = classified(disease, after, taken ?? before.classification);
  const differing = merged.differing.map((field) => difference(field, onDifference === "take"));
  if (said !== null && said !== save.classification) differing.push(difference("classification", false));
  else if (taken !== null && taken !== before.classification) differing.push(difference("classification", true));
  return { save, differing };
}

const difference = (field: string, taken: boolean): ReportProblem => ({
  code: taken ? "changed" : "kept_different",
  field,
  grade: "doubtful",
  params: {},
});

/** Contradictions among the days of a report, as problems of its fields. */
export function dateProblems(
  each: Pick<PersonReport, "report" | "birth">,
  disease: Disease,
  today: string,
  firstReport: boolean,
): ReportProblem[] {
  const context = { today, incubationDays: disease.incubation?.days[1] ?? null, firstReport };
  return checkDates({ ...each.report, ...each.birth }, context).map(({ code, field, grade, params }: DateProblem) => ({
    code,
    field,
    grade,
    params,
  }));
}

/** What is wrong or doubtful in a first report by itself, whoever it is about. */
export function reportProblems(each: Pick<PersonReport, "report" | "birth">, disease: Disease, today: string): ReportProblem[] {
  const unknown = unknownUnitOf(each.report);
  if (unknown) return [{ code: "unit_unknown", field: "residenceUnit", grade: "wrong", params: { unit: unknown } }];
  return dateProblems(each, disease, today, true);
}

/** The case a report makes if it is nobody's yet; which illness it is, is decided apart. */
function newCase(tx: Tx, { report, birth, sex }: PersonReport, disease: Disease, options: ReportOptions): CaseToSave {
  const { caseId, classification: _stated, ...facts } = report;
  const notifiedAt = (options.notifiedAt ?? tx.now).toISOString();
  const responsibleUnit = report.responsibleUnit ?? report.stayUnit ?? report.residenceUnit;
  const draft: CaseToSave = {
    ...facts,
    id: caseId,
    provinceId: tx.actor.provinceId,
    episode: 1,
    notifiedAt,
    responsibleUnit,
    reportingUnit: report.reportingUnit ?? tx.actor.homeKey,
    countUnit: countUnitOf({ ...report, responsibleUnit }, tx.actor.provinceId),
    classification: "suspected",
    classificationManual: null,
    classificationTrace: null,
    withdrawn: null,
    ageYears: ageOn(birth, report.reportedOn),
    sex,
    backFilled: lateBy({ ...report, notifiedAt }).backFilled,
  };
  return classified(disease, draft, report.classification ?? options.defaultClass ?? null);
}

/** The case with the class the rules give it and the trace of why; a class set by hand stays. */
export function classified<Case extends CaseToSave>(disease: Disease, report: Case, stated: CaseReport["classification"] | null): Case {
  const manual = report.classificationManual ? { classification: report.classification, signature: report.classificationManual } : null;
  const result = classifyCase(disease, { days: report, evidence: evidenceOf(report), stated, manual });
  const { classification, ...why } = result;
  return { ...report, classification, classificationTrace: why };
}

async function saveWave(
  tx: Tx,
  toSave: ReadonlyMap<PersonReport, { save: CaseToSave; problems: ReportProblem[]; before: StoredCase | null }>,
  results: Map<PersonReport, ReportResult>,
): Promise<void> {
  const done = await saveCases(
    tx,
    [...toSave.values()].map((each) => each.save),
  );
  const [created, updated] = [new Set(done.created), new Set(done.updated)];
  const outOfSight = new Set(done.outOfSight);
  for (const [each, { save, problems }] of toSave) {
    if (outOfSight.has(save.id)) {
      results.set(each, rejected(each, [{ code: "out_of_sight", field: "responsibleUnit", grade: "wrong", params: {} }]));
      continue;
    }
    const result = created.has(save.id) ? "created" : updated.has(save.id) ? "updated" : "unchanged";
    results.set(each, { result, caseId: save.id, problems });
  }
  const events = [...toSave.values()].flatMap(({ save, before }) => {
    const seenBy = done.seenBy.get(save.id) ?? [];
    if (created.has(save.id))
      return [changedEvent("case.reported", save, null, seenBy, { episode: save.episode, classification: save.classification })];
    return updated.has(save.id) ? [changedEvent("case.corrected", save, before, seenBy, {})] : [];
  });
  await recordEvents(tx, events);
}
