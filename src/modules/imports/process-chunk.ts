import type { Tx } from "../../kernel/db/actor.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { checkPerson, findDuplicateCandidates, findRepeats, type PersonFacts, registerPersons } from "../persons/server.ts";
import { findBySenderRefs, type PersonReport, type ReportProblem, type ReportResult, reportCases } from "../surveillance/server.ts";
import type { Policy, RowProblem } from "./contract.ts";
import { type DraftCase, idsOf } from "./rules/draft-case.ts";

/** What became of one row. */
export interface RowOutcome {
  row: number;
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
  caseId: string | null;
  personId: string | null;
  problems: RowProblem[];
}

export interface ChunkContext {
  batchId: string;
  sender: string;
  policy: Policy;
  /** Somebody said that the rows are about this person. */
  personIs?: string;
}

/** A draft with the person it is about, once that is known. */
interface Placed {
  draft: DraftCase;
  facts: PersonFacts;
  personId: string;
  isNew: boolean;
}

/**
 * Takes a chunk of drafts: finds who they are (by the sender's own number, then by likeness), registers who is new, and hands the reports
 * to the same rules a keyboard uses. Every draft gets an outcome.
 */
export async function processChunk(tx: Tx, drafts: readonly DraftCase[], context: ChunkContext): Promise<RowOutcome[]> {
  const outcomes = new Map<number, RowOutcome>();
  const checked = drafts.flatMap((draft) => checkFacts(tx, draft, outcomes));
  const placed = await placePersons(tx, checked, context, outcomes);
  const newcomers = placed.filter((each) => each.isNew).map(({ personId, facts }) => ({ personId, facts }));
  const registered = await registerPersons(tx, newcomers);
  if (!registered.ok) throw new Error(`import could not register people: ${registered.refusal.code}`);
  const reports = placed.map((each) => reportOf(each, context));
  const results = await reportCases(tx, reports, { onDifference: context.policy.onDifference });
  for (const [index, each] of placed.entries()) outcomes.set(each.draft.row.row, outcomeOf(each, results[index]!));
  return drafts.map((draft) => outcomes.get(draft.row.row)!);
}

function checkFacts(tx: Tx, draft: DraftCase, outcomes: Map<number, RowOutcome>): { draft: DraftCase; facts: PersonFacts }[] {
  const facts = checkPerson(draft.facts, localDateOf(tx.now));
  if (facts.ok) return [{ draft, facts: facts.value }];
  const { row } = draft.row;
  const problem: RowProblem = { row, column: null, code: facts.refusal.code, params: facts.refusal.params ?? {}, grade: "wrong" };
  outcomes.set(row, { row, result: "rejected", caseId: null, personId: null, problems: [...draft.row.problems, problem] });
  return [];
}

async function placePersons(
  tx: Tx,
  checked: readonly { draft: DraftCase; facts: PersonFacts }[],
  context: ChunkContext,
  outcomes: Map<number, RowOutcome>,
): Promise<Placed[]> {
  if (context.personIs) return checked.map((each) => ({ ...each, personId: context.personIs!, isNew: false }));
  const known = await findBySenderRefs(
    tx,
    tx.actor.provinceId,
    context.sender,
    checked.map(({ draft }) => draft.senderRef),
  );
  const unknown = checked.filter(({ draft }) => !known.has(draft.senderRef));
  const candidates = await findDuplicateCandidates(
    tx,
    unknown.map(({ facts }) => facts),
  );
  const repeats = findRepeats(unknown.map(({ facts }) => facts));
  const personAt: (string | null)[] = [];
  const placed = new Map<number, Placed>();
  for (const [index, each] of unknown.entries()) {
    const repeat = repeats[index]?.find((one) => one.verdict === "same" && personAt[one.at]);
    const [best] = candidates[index] ?? [];
    const sure = repeat ? personAt[repeat.at]! : best?.verdict === "same" ? best.personId : null;
    const doubtful = !sure && each.facts.fullName !== null && context.policy.likeness === "hold" ? (best ?? null) : null;
    personAt[index] = doubtful ? null : (sure ?? idsOf(context.batchId, each.draft.row.row).personId);
    if (doubtful) outcomes.set(each.draft.row.row, heldFor(each.draft, doubtful));
    else placed.set(each.draft.row.row, { ...each, personId: personAt[index]!, isNew: !sure });
  }
  return checked.flatMap((each) => {
    const before = known.get(each.draft.senderRef);
    const found = placed.get(each.draft.row.row);
    return before ? [{ ...each, personId: before.personId, isNew: false }] : found ? [found] : [];
  });
}

function heldFor(draft: DraftCase, candidate: { personId: string; score: number; reasons: readonly string[] }): RowOutcome {
  const { row } = draft.row;
  const params = { personId: candidate.personId, score: Math.round(candidate.score * 100), reasons: candidate.reasons.join(",") };
  return {
    row,
    result: "held",
    caseId: null,
    personId: candidate.personId,
    problems: [...draft.row.problems, { row, column: null, code: "person_likely", params, grade: "held" }],
  };
}

function reportOf({ draft, facts, personId }: Placed, context: ChunkContext): PersonReport {
  const { caseId } = idsOf(context.batchId, draft.row.row);
  return { report: { ...draft.report, caseId, personId }, birth: { bornOn: facts.birthOn, birthYear: facts.birthYear }, sex: facts.sex };
}

function outcomeOf({ draft, personId }: Placed, { result, caseId, problems }: ReportResult): RowOutcome {
  const { row } = draft.row;
  const grade = (problem: ReportProblem): RowProblem["grade"] =>
    problem.grade === "wrong" ? "wrong" : result === "held" ? "held" : "note";
  const told = problems.map(
    (problem): RowProblem => ({
      row,
      column: null,
      code: `case.${problem.code}`,
      params: { field: problem.field, ...problem.params },
      grade: grade(problem),
    }),
  );
  return {
    row,
    result,
    caseId: result === "rejected" ? null : caseId,
    personId: result === "rejected" ? null : personId,
    problems: [...draft.row.problems, ...told],
  };
}
