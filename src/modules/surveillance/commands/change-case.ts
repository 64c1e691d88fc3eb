import type { Tx } from "../../../kernel/db/actor.ts";
import { kernelErrors, type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import type { ClassifyCase, RecordOutcome, RecordSeverity, SurveillanceEvent, WithdrawCase } from "../contract.ts";
import { findDisease } from "../diseases/find-disease.ts";
import { errors } from "../errors.ts";
import { classifyCase, evidenceOf } from "../rules/classify-case.ts";
import { classifyByHand, recordOutcome, recordSeverity, withdrawCase } from "../rules/follow-case.ts";
import { findCase, type StoredCase, saveCases } from "../store/case-store.ts";
import { changedEvent } from "./case-events.ts";
import { classified } from "./report-cases.ts";

type Changed = Outcome<{ caseId: string; version: number }>;

const followed = (state: StoredCase) => ({ ...state, withdrawn: state.withdrawn !== null });

/** Saves one changed case and the events that led to it; no event, no change. */
async function save(tx: Tx, before: StoredCase, after: StoredCase, events: readonly SurveillanceEvent[]): Promise<Changed> {
  if (events.length === 0) return ok({ caseId: before.id, version: before.version });
  const done = await saveCases(tx, [after], new Map([[before.id, before.version]]));
  if (done.stale.length > 0) return refuse(kernelErrors.stale, { version: before.version });
  if (done.outOfSight.length > 0) return refuse(errors.out_of_sight);
  if (done.unchanged.length > 0) return ok({ caseId: before.id, version: before.version });
  const seenBy = done.seenBy.get(after.id) ?? before.seenBy;
  await recordEvents(
    tx,
    events.map(({ type, ...payload }) => changedEvent(type, after, before, seenBy, payload)),
  );
  return ok({ caseId: after.id, version: before.version + 1 });
}

/** Sets a class by hand, signed with a reason, or lifts it so that the rules decide again. */
export async function classifyCaseByHand(tx: Tx, command: ClassifyCase): Promise<Changed> {
  const before = await findCase(tx, command.caseId);
  if (!before) return refuse(errors.case_not_found);
  const disease = findDisease(before.diseaseCode);
  if (!disease) return refuse(errors.disease_unknown, { disease: before.diseaseCode });
  const byRule = classifyCase(disease, { days: before, evidence: evidenceOf(before), stated: null, manual: null });
  const decided = classifyByHand(followed(before), command, byRule.classification);
  if (!decided.ok) return decided;
  const signature = command.classification === null ? null : { by: tx.actor.accountId, reason: command.reason, at: tx.now.toISOString() };
  const after = { ...before, classification: command.classification ?? byRule.classification, classificationManual: signature };
  return save(tx, before, classified(disease, after, after.classification), decided.value);
}

export async function recordCaseOutcome(tx: Tx, command: RecordOutcome): Promise<Changed> {
  const before = await findCase(tx, command.caseId);
  if (!before) return refuse(errors.case_not_found);
  const decided = recordOutcome(followed(before), command, localDateOf(tx.now));
  return decided.ok ? save(tx, before, { ...before, outcome: command.outcome, outcomeOn: command.outcomeOn }, decided.value) : decided;
}

export async function recordCaseSeverity(tx: Tx, command: RecordSeverity): Promise<Changed> {
  const before = await findCase(tx, command.caseId);
  if (!before) return refuse(errors.case_not_found);
  const decided = recordSeverity(followed(before), command, localDateOf(tx.now));
  return decided.ok ? save(tx, before, { ...before, severity: command.severity, severityOn: command.severityOn }, decided.value) : decided;
}

/** Takes a case entered by mistake out of every current figure; it stays readable as of earlier. */
export async function withdrawOneCase(tx: Tx, command: WithdrawCase): Promise<Changed> {
  const before = await findCase(tx, command.caseId);
  if (!before) return refuse(errors.case_not_found);
  const decided = withdrawCase(followed(before), command);
  return decided.ok ? save(tx, before, { ...before, withdrawn: command.reason }, decided.value) : decided;
}
