import type { Tx } from "../../kernel/db/actor.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { type NewPerson, registerPersons } from "../persons/server.ts";
import { dateProblems, findDisease, type PersonReport, type ReportResult, reportCases } from "../surveillance/server.ts";
import { checkFacts } from "./check-facts.ts";
import type { Policy } from "./contract.ts";
import { correctRows } from "./correct-rows.ts";
import { type CheckedDraft, type Doubt, type Fate, placePersons } from "./place-persons.ts";
import { idsOf } from "./row-ids.ts";
import { caseProblem, outcomeOf, problemOf, type RowOutcome, rejected } from "./row-outcome.ts";
import type { DraftCase } from "./rules/draft-case.ts";
import { settleDays } from "./rules/settle-days.ts";
import { tellDifferences } from "./tell-differences.ts";

export interface ChunkContext {
  batchId: string;
  sender: string;
  policy: Policy;
  /** People whom earlier rows of the file were about: further rows fill in what is missing and change nothing else. */
  met: ReadonlySet<string>;
  /** Somebody said that the rows are about this person. */
  personIs?: string;
  /** Somebody said that the rows are about this case. */
  caseIs?: string;
}

/** A draft with the person it is about. */
interface Placed extends CheckedDraft {
  personId: string;
  isNew: boolean;
}

/**
 * Takes a chunk of drafts: finds whom they are about, registers who is new, and hands the reports to the same rules a keyboard uses.
 * Rows that name a case of this system correct exactly that case. Every draft gets an outcome.
 */
export async function processChunk(tx: Tx, drafts: readonly DraftCase[], context: ChunkContext): Promise<RowOutcome[]> {
  const outcomes = new Map<number, RowOutcome>();
  const done = (outcome: RowOutcome) => void outcomes.set(outcome.row, outcome);
  const corrections = drafts.filter(({ row }) => row.text.caseId);
  for (const outcome of await correctRows(tx, corrections)) done(outcome);
  const today = localDateOf(tx.now);
  const checked = drafts.flatMap((draft) => {
    const result = draft.row.text.caseId ? undefined : checkDraft(draft, today);
    if (result && "outcome" in result) done(result.outcome);
    return result && "checked" in result ? [result.checked] : [];
  });
  const fates = context.personIs
    ? checked.map((): Fate => ({ kind: "known", personId: context.personIs! }))
    : await placePersons(tx, checked, context);
  const placed = checked.flatMap((each, at) => {
    const fate = fates[at]!;
    if (fate.kind !== "doubt") return [{ ...each, personId: fate.personId, isNew: fate.kind === "new" }];
    done(heldFor(each.draft, fate.doubt));
    return [];
  });
  await register(tx, placed);
  const reported = await reportAll(tx, placed, context);
  for (const [at, each] of placed.entries()) done(outcomeOf(each.draft.row, each.personId, reported[at]!));
  await tellDifferences(
    tx,
    placed.map(({ draft }) => ({ report: draft.report, outcome: outcomes.get(draft.row.row)! })),
  );
  return drafts.map((draft) => outcomes.get(draft.row.row)!);
}

/** What a keyboard would refuse is found before anybody is registered for it. */
function checkDraft(draft: DraftCase, today: string): { checked: CheckedDraft } | { outcome: RowOutcome } {
  const { row } = draft;
  const checked = checkFacts(row, draft.facts, today);
  if (!checked.ok) return { outcome: rejected(row, checked.problem) };
  const { facts } = checked;
  const report = { ...draft.report, caseId: "", personId: "" };
  const birth = { bornOn: facts.birthOn, birthYear: facts.birthYear };
  const settled = settleDays(
    draft.report,
    dateProblems({ report, birth }, findDisease(report.diseaseCode)!, today, true),
    row.days.reported !== null,
  );
  const notes = settled.leftOut.flatMap((problem) => {
    const why = caseProblem(row, problem, "note");
    return [why, { ...why, code: "left_out" }];
  });
  if (settled.wrong.length > 0) return { outcome: rejected(row, ...settled.wrong.map((problem) => caseProblem(row, problem, "wrong"))) };
  const problems = [...row.problems, ...checked.notes, ...notes];
  return { checked: { draft: { ...draft, row: { ...row, problems }, report: settled.report }, facts } };
}

function heldFor({ row }: DraftCase, { code, personId, score, reasons }: Doubt): RowOutcome {
  const problem = problemOf(row, code === "ref_other_person" ? "ref" : null, code, { personId, score, reasons: reasons.join(",") }, "held");
  return { row: row.row, result: "held", caseId: null, personId, problems: [...row.problems, problem] };
}

async function register(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const newcomers = placed
    .filter(({ isNew }) => isNew)
    .map(({ personId, facts, draft }): NewPerson => {
      const { facility } = draft.report;
      return { personId, facts, relations: facility ? [{ kind: "facility", key: facility, until: null }] : [] };
    });
  if (newcomers.length === 0) return;
  const registered = await registerPersons(tx, newcomers);
  if (!registered.ok) throw new Error(`import could not register people: ${registered.refusal.code}`);
}

/** The first row about a person goes by the policy; further rows of the same file only fill in, so that the file says the same each time. */
async function reportAll(tx: Tx, placed: readonly Placed[], context: ChunkContext): Promise<ReportResult[]> {
  const reports = placed.map((each) => reportOf(each, context));
  const met = new Set(context.met);
  const [first, further]: [PersonReport[], PersonReport[]] = [[], []];
  for (const each of reports) {
    (met.has(each.report.personId) ? further : first).push(each);
    met.add(each.report.personId);
  }
  const results = new Map<PersonReport, ReportResult>();
  const take = async (set: readonly PersonReport[], onDifference: Policy["onDifference"]) => {
    const taken = set.length > 0 ? await reportCases(tx, set, { onDifference, defaultClass: context.policy.classification }) : [];
    for (const [at, result] of taken.entries()) results.set(set[at]!, result);
  };
  await take(first, context.policy.onDifference);
  await take(further, "keep");
  return reports.map((each) => results.get(each)!);
}

function reportOf({ draft, facts, personId }: Placed, context: ChunkContext): PersonReport {
  const caseId = context.caseIs ?? idsOf(context.batchId, draft.row.row).caseId;
  return { report: { ...draft.report, caseId, personId }, birth: { bornOn: facts.birthOn, birthYear: facts.birthYear }, sex: facts.sex };
}
