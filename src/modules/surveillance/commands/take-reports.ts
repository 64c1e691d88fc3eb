import { z } from "zod";
import type { Tx } from "../../../kernel/db/actor.ts";
import { kernelErrors, type Outcome, ok, type Refusal, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { seenByOf, unitGraph } from "../../directory/server.ts";
import {
  checkPerson,
  findDuplicateCandidates,
  findRepeats,
  linesOf,
  type NewPerson,
  RegisterPerson,
  registerPersons,
} from "../../persons/server.ts";
import { ReportCase } from "../contract.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { errors } from "../errors.ts";
import { relationsAtReport } from "./person-sight.ts";
import { type PersonReport, type ReportProblem, type ReportResult, reportCases, reportProblems } from "./report-cases.ts";

/** A report as it is entered: with the person when nobody has registered them yet. */
export const PersonAndReport = z.strictObject({ person: RegisterPerson.nullable().default(null), report: ReportCase });
export type PersonAndReport = z.infer<typeof PersonAndReport>;

/** What became of one entry. `held` waits for a person to decide, `rejected` says why in `refusal`. */
export interface TakenReport {
  caseId: string;
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
  refusal: Refusal | null;
  remarks: ReportProblem[];
}

/**
 * Registers who is new, then takes the reports by the rules every import uses. Each entry stands for itself: a wrong one keeps no other out,
 * and nobody is registered for a report that is not taken.
 */
export async function takeReports(tx: Tx, entries: readonly PersonAndReport[]): Promise<TakenReport[]> {
  const taken = new Map<number, TakenReport>();
  const newcomers = await checkNewcomers(tx, entries, taken);
  await refuseForeignUnits(tx, entries, taken);
  const open = (at: number) => !taken.has(at);
  const registered = await registerPersons(
    tx,
    [...newcomers].flatMap(([at, person]) => (open(at) ? [person] : [])),
  );
  if (!registered.ok) throw new Error(`people that were checked could not be registered: ${registered.refusal.code}`);
  const waiting = [...entries.keys()].filter(open);
  const people = await linesOf(
    tx,
    waiting.map((at) => entries[at]!.report.personId),
  );
  const reports = new Map<number, PersonReport>();
  for (const at of waiting) {
    const { report } = entries[at]!;
    const person = people.get(report.personId);
    if (person) reports.set(at, { report, birth: { bornOn: person.birthOn, birthYear: person.birthYear }, sex: person.sex });
    else taken.set(at, rejected(report, refuse(errors.person_not_found).refusal));
  }
  const results = await reportCases(tx, [...reports.values()], { onDifference: "take" });
  for (const [index, at] of [...reports.keys()].entries()) taken.set(at, answerOf(results[index]!));
  return entries.map((_, at) => taken.get(at)!);
}

const rejected = ({ caseId }: ReportCase, refusal: Refusal, result: "rejected" | "held" = "rejected"): TakenReport => ({
  caseId,
  result,
  refusal,
  remarks: [],
});

/** People to be registered, by the place of their entry; who is refused, or is surely registered already, gets the answer. */
async function checkNewcomers(
  tx: Tx,
  entries: readonly PersonAndReport[],
  taken: Map<number, TakenReport>,
): Promise<Map<number, NewPerson>> {
  const today = localDateOf(tx.now);
  const newcomers = new Map<number, NewPerson>();
  for (const [at, { person, report }] of entries.entries()) {
    if (!person) continue;
    const { personId, notThese: _others, ...facts } = person;
    const checked = checkPerson(facts, today);
    const refusal = checked.ok ? refusalOfReport(report, facts, today) : checked.refusal;
    if (refusal) taken.set(at, rejected(report, refusal));
    else if (checked.ok)
      newcomers.set(at, {
        personId,
        facts: checked.value,
        relations: relationsAtReport(report),
      });
  }
  for (const [at, known] of await knownPersons(tx, newcomers, entries)) {
    newcomers.delete(at);
    taken.set(at, rejected(entries[at]!.report, refuse(errors.person_known, { personId: known }).refusal, "held"));
  }
  return newcomers;
}

/** Newcomers who are surely somebody registered, or an earlier entry of this set, unless the officer knows them to be others. */
async function knownPersons(
  tx: Tx,
  newcomers: ReadonlyMap<number, NewPerson>,
  entries: readonly PersonAndReport[],
): Promise<Map<number, string>> {
  const places = [...newcomers.keys()];
  const facts = places.map((at) => newcomers.get(at)!.facts);
  const candidates = await findDuplicateCandidates(tx, facts);
  const repeats = findRepeats(facts);
  const known = new Map<number, string>();
  for (const [index, at] of places.entries()) {
    const { personId: own, notThese } = entries[at]!.person!;
    const before = (repeats[index] ?? [])
      .filter(({ verdict }) => verdict === "same")
      .map((repeat) => entries[places[repeat.at]!]!.report.personId);
    const registered = (candidates[index] ?? []).filter(({ verdict }) => verdict === "same").map(({ personId }) => personId);
    const other = [...registered, ...before].find((personId) => personId !== own && !notThese.includes(personId));
    if (other) known.set(at, other);
  }
  return known;
}

/** What would keep the report out whoever the person is. */
function refusalOfReport(
  report: ReportCase,
  birth: { birthOn: string | null; birthYear: number | null },
  today: string,
): Refusal | undefined {
  const disease = findDisease(report.diseaseCode);
  if (!disease) return refuse(errors.disease_unknown, { disease: report.diseaseCode }).refusal;
  const about = { report, birth: { bornOn: birth.birthOn, birthYear: birth.birthYear } };
  const wrong = reportProblems(about, disease, today).find(({ grade }) => grade === "wrong");
  return wrong && refusalOf(wrong);
}

/** Nobody reports in the name of a unit they do not see. */
async function refuseForeignUnits(tx: Tx, entries: readonly PersonAndReport[], taken: Map<number, TakenReport>): Promise<void> {
  const named = entries.flatMap(({ report }) => report.reportingUnit ?? []);
  const seen = await seenByOf(tx, named);
  const own = new Set(tx.actor.scope);
  for (const [at, { person, report }] of entries.entries()) {
    const foreign = report.reportingUnit !== null && !(seen.get(report.reportingUnit) ?? []).some((key) => own.has(key));
    const nowhere = person !== null && !unitGraph().units.has(person.residenceUnit);
    if (foreign) taken.set(at, rejected(report, refuse(errors.reporting_unit_not_yours).refusal));
    else if (nowhere) taken.set(at, rejected(report, refuse(errors.unit_unknown, { unit: person.residenceUnit }).refusal));
  }
}

function answerOf({ result, caseId, problems }: ReportResult): TakenReport {
  const wrong = problems.find(({ grade }) => grade === "wrong");
  const refusal =
    result === "held" ? refuse(errors.episode_open, { caseId }).refusal : result === "rejected" && wrong ? refusalOf(wrong) : null;
  return { caseId, result, refusal, remarks: problems };
}

function refusalOf({ code, field, params }: ReportProblem): Refusal {
  if (code === "disease_unknown") return refuse(errors.disease_unknown, params).refusal;
  if (code === "unit_unknown") return refuse(errors.unit_unknown, params).refusal;
  if (code === "withdrawn") return refuse(errors.withdrawn).refusal;
  if (code === "case_taken") return refuse(kernelErrors.command_reused).refusal;
  if (code === "out_of_sight") return refuse(errors.out_of_sight).refusal;
  return refuse(errors.dates_wrong, { field, problem: code, ...params }).refusal;
}

/** All or nothing: the first entry that is not taken refuses the rest. */
export async function takeAll(tx: Tx, entries: readonly PersonAndReport[]): Promise<Outcome<TakenReport[]>> {
  const taken = await takeReports(tx, entries);
  const refused = taken.find(({ refusal }) => refusal !== null);
  return refused ? { ok: false, refusal: refused.refusal! } : ok(taken);
}

/** Several members of one household; who is new becomes a member of it. */
export async function takeHousehold(tx: Tx, householdId: string, entries: readonly PersonAndReport[]): Promise<Outcome<TakenReport[]>> {
  const together = entries.map((entry) => ({ ...entry, person: entry.person && { ...entry.person, householdId } }));
  const taken = await takeAll(tx, together);
  if (!taken.ok) return taken;
  const caseIds = taken.value.map(({ caseId }) => caseId);
  const seen = (await seenByOf(tx, [tx.actor.homeKey])).get(tx.actor.homeKey) ?? [tx.actor.homeKey];
  const event = {
    type: "household.reported",
    provinceId: tx.actor.provinceId,
    subjectId: householdId,
    payload: { householdId, caseIds },
    seenBy: seen,
  };
  await recordEvents(tx, [event]);
  return taken;
}
