import type { Tx } from "../../../kernel/db/actor.ts";
import { kernelErrors, type Outcome, ok, type Refusal, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { linesOf } from "../../persons/server.ts";
import type { CaseReport, CorrectCase } from "../contract.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { errors } from "../errors.ts";
import { ageOn, type Birth } from "../rules/age-on.ts";
import { checkDates } from "../rules/check-dates.ts";
import { lateBy } from "../rules/late-by.ts";
import { type CaseToSave, listCasesById, type StoredCase, saveCases } from "../store/case-store.ts";
import { changedEvent } from "./case-events.ts";
import { countUnitOf, unknownUnitOf } from "./placed-case.ts";
import { classified } from "./report-cases.ts";

/** What became of one correction. `unchanged`: the case was already so. */
export type CorrectedCase =
  | { caseId: string; result: "updated" | "unchanged"; version: number }
  /** `kernel/stale` names the version that is stored now. */
  | { caseId: string; result: "refused"; refusal: Refusal };

interface Person {
  birth: Birth;
  sex: string | null;
}

/**
 * Corrects what was reported, one case from a page or thousands from a sheet that came back: the dates must still agree, the rules classify
 * again, and a version that somebody else has changed meanwhile is refused. Each correction stands for itself.
 */
export async function correctCases(tx: Tx, corrections: readonly CorrectCase[]): Promise<CorrectedCase[]> {
  const stored = await listCasesById(
    tx,
    corrections.map(({ caseId }) => caseId),
  );
  const before = new Map(stored.map((each) => [each.id, each]));
  const people = await peopleOf(tx, stored, corrections);
  const today = localDateOf(tx.now);
  const decided = corrections.map((correction) => ({
    correction,
    decision: decideOne(correction, before.get(correction.caseId), people, today),
  }));
  const saved = await saveAll(
    tx,
    decided.flatMap(({ decision }) => (decision.ok ? [decision.value] : [])),
    before,
  );
  await recordCorrections(tx, decided, before, saved);
  return decided.map(({ correction: { caseId }, decision }) => {
    if (!decision.ok) return { caseId, result: "refused", refusal: decision.refusal };
    const { version } = before.get(caseId)!;
    if (saved.outOfSight.includes(caseId)) return { caseId, result: "refused", refusal: refuse(errors.out_of_sight).refusal };
    if (saved.stale.includes(caseId)) return { caseId, result: "refused", refusal: refuse(kernelErrors.stale, { version }).refusal };
    return saved.updated.includes(caseId) ? { caseId, result: "updated", version: version + 1 } : { caseId, result: "unchanged", version };
  });
}

/** The same for one, as a command. */
export async function correctCase(tx: Tx, command: CorrectCase): Promise<Outcome<{ caseId: string; version: number }>> {
  const [done] = await correctCases(tx, [command]);
  return done!.result === "refused" ? { ok: false, refusal: done!.refusal } : ok({ caseId: command.caseId, version: done!.version });
}

type Decision = Outcome<CaseToSave>;

function decideOne(
  { baseVersion, changes }: CorrectCase,
  before: StoredCase | undefined,
  people: ReadonlyMap<string, Person>,
  today: string,
): Decision {
  if (!before) return refuse(errors.case_not_found);
  if (before.withdrawn) return refuse(errors.withdrawn);
  if (before.version !== baseVersion) return refuse(kernelErrors.stale, { version: before.version });
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<CaseReport>;
  const after = { ...before, ...given };
  const disease = findDisease(after.diseaseCode);
  if (!disease) return refuse(errors.disease_unknown, { disease: after.diseaseCode });
  const unknown = unknownUnitOf(after);
  if (unknown) return refuse(errors.unit_unknown, { unit: unknown });
  const person = people.get(after.personId);
  if (!person && after.personId !== before.personId) return refuse(errors.person_not_found);
  const birth = person?.birth ?? { bornOn: null, birthYear: null };
  const context = { today, incubationDays: disease.incubation?.days[1] ?? null, firstReport: false };
  const wrong = checkDates({ ...after, ...birth }, context).find(({ grade }) => grade === "wrong");
  if (wrong) return refuse(errors.dates_wrong, { field: wrong.field, problem: wrong.code, ...wrong.params });
  const moved: CaseToSave = {
    ...after,
    countUnit: countUnitOf(after, after.provinceId),
    backFilled: lateBy(after).backFilled,
    ...(person && { ageYears: ageOn(birth, after.reportedOn), sex: person.sex }),
  };
  return ok(classified(disease, moved, statedClass(before)));
}

/**
 * What the unit itself said the case is, as far as its class shows it. A class that the rules derived is no statement: it goes with the
 * evidence it rested on. A dispute between unit and evidence stays one until the evidence changes.
 */
function statedClass({ classification, classificationTrace }: StoredCase): CaseReport["classification"] | null {
  const { basis, conflict } = classificationTrace ?? {};
  return basis === "stated" || (basis === "report" && conflict) ? classification : null;
}

/** Birth and sex of whom the cases are about; persons out of sight are left out and their age stays as it was counted. */
async function peopleOf(tx: Tx, stored: readonly StoredCase[], corrections: readonly CorrectCase[]): Promise<Map<string, Person>> {
  const ids = [...stored.map(({ personId }) => personId), ...corrections.flatMap(({ changes }) => changes.personId ?? [])];
  const lines = await linesOf(tx, [...new Set(ids)]);
  return new Map([...lines].map(([id, line]) => [id, { birth: { bornOn: line.birthOn, birthYear: line.birthYear }, sex: line.sex }]));
}

async function saveAll(tx: Tx, cases: readonly CaseToSave[], before: ReadonlyMap<string, StoredCase>) {
  const expected = new Map(cases.map(({ id }) => [id, before.get(id)!.version]));
  return saveCases(tx, cases, expected);
}

async function recordCorrections(
  tx: Tx,
  decided: readonly { correction: CorrectCase; decision: Decision }[],
  before: ReadonlyMap<string, StoredCase>,
  saved: Awaited<ReturnType<typeof saveCases>>,
): Promise<void> {
  const updated = new Set(saved.updated);
  const events = decided.flatMap(({ correction: { caseId, changes, reason }, decision }) => {
    if (!decision.ok || !updated.has(caseId)) return [];
    const payload = { fields: Object.keys(changes), ...(reason && { reason }) };
    return [changedEvent("case.corrected", decision.value, before.get(caseId)!, saved.seenBy.get(caseId) ?? [], payload)];
  });
  await recordEvents(tx, events);
}
