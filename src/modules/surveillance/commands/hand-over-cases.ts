import type { Tx } from "../../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { getUnits, seenByOf } from "../../directory/server.ts";
import type { HandOver, OfferHandOver } from "../contract.ts";
import { errors } from "../errors.ts";
import { acceptHandOver, cancelHandOver, type Decider, type HandOverChange, offerHandOver, refuseHandOver } from "../rules/hand-over.ts";
import { type CaseToSave, listCasesById, type StoredCase, saveCases } from "../store/case-store.ts";
import { listHandOvers, listPending, saveHandOvers } from "../store/hand-over-store.ts";
import { changedEvent } from "./case-events.ts";

type Done = Outcome<{ handOverIds: string[] }>;

async function deciderOf(tx: Tx, units: readonly string[]): Promise<Decider> {
  const seen = await seenByOf(tx, units);
  const own = new Set(tx.actor.scope);
  return { accountId: tx.actor.accountId, at: tx.now, mayActFor: (unit) => (seen.get(unit) ?? []).some((key) => own.has(key)) };
}

/** Offers cases to another unit; both see them meanwhile. All or none. */
export async function offerCases(tx: Tx, command: OfferHandOver): Promise<Done> {
  const cases = await listCasesById(
    tx,
    command.offers.map((offer) => offer.caseId),
  );
  const byId = new Map(cases.map((each) => [each.id, each]));
  const pending = new Map((await listPending(tx, [...byId.keys()])).map((each) => [each.caseId, each]));
  const units = await getUnits(tx, [command.toUnit, ...cases.map((each) => each.responsibleUnit)]);
  const to = units.get(command.toUnit);
  if (!to) return refuse(errors.hand_over_not_found);
  const decider = await deciderOf(
    tx,
    cases.map((each) => each.responsibleUnit),
  );
  const changes: HandOverChange[] = [];
  for (const { caseId, handOverId } of command.offers) {
    const state = byId.get(caseId);
    if (!state) return refuse(errors.case_not_found);
    const offered = {
      caseId,
      withdrawn: state.withdrawn !== null,
      responsibleUnit: state.responsibleUnit,
      pending: pending.get(caseId) ?? null,
      fromProvince: units.get(state.responsibleUnit)?.provinceId ?? state.provinceId,
      toProvince: to.provinceId,
    };
    const change = offerHandOver(offered, { handOverId, toUnit: command.toUnit, reason: command.reason }, decider);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  return applyChanges(tx, changes, byId, (state, handOver) => ({ ...state, alsoSeenBy: [handOver.toUnit] }));
}

/** Accepts: the receiving unit answers for the cases from now on. The offering unit reported them and goes on seeing them. */
export async function acceptCases(tx: Tx, handOverIds: readonly string[]): Promise<Done> {
  return decide(tx, handOverIds, acceptHandOver, (state, handOver) => ({
    ...state,
    responsibleUnit: handOver.toUnit,
    alsoSeenBy: [handOver.fromUnit],
  }));
}

/**
 * Refuses with a reason: the offering unit stays responsible. The refusing unit loses sight of the cases by a reaction afterwards:
 * nobody can write a row they may no longer see.
 */
export async function refuseCases(tx: Tx, handOverIds: readonly string[], reason: string): Promise<Done> {
  return decide(tx, handOverIds, (handOver, by) => refuseHandOver(handOver, reason, by), null);
}

export async function cancelOffers(tx: Tx, handOverIds: readonly string[]): Promise<Done> {
  return decide(tx, handOverIds, cancelHandOver, (state) => state);
}

/** What becomes of the case; null leaves it as it is. */
type Rewrite = ((state: StoredCase, handOver: HandOver) => CaseToSave) | null;

async function decide(
  tx: Tx,
  ids: readonly string[],
  rule: (handOver: HandOver, by: Decider) => Outcome<HandOverChange>,
  rewrite: Rewrite,
): Promise<Done> {
  const stored = await listHandOvers(tx, ids);
  if (stored.length !== new Set(ids).size) return refuse(errors.hand_over_not_found);
  const decider = await deciderOf(
    tx,
    stored.flatMap(({ handOver }) => [handOver.fromUnit, handOver.toUnit]),
  );
  const changes: HandOverChange[] = [];
  for (const { handOver } of stored) {
    const change = rule(handOver, decider);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  const cases = await listCasesById(
    tx,
    stored.map(({ handOver }) => handOver.caseId),
  );
  return applyChanges(tx, changes, new Map(cases.map((each) => [each.id, each])), rewrite);
}

async function applyChanges(
  tx: Tx,
  changes: readonly HandOverChange[],
  cases: ReadonlyMap<string, StoredCase>,
  rewrite: Rewrite,
): Promise<Done> {
  const rewritten = changes.flatMap(({ handOver }) => {
    const state = cases.get(handOver.caseId);
    return state ? [{ state, after: rewrite ? rewrite(state, handOver) : state }] : [];
  });
  const provinceId = rewritten[0]?.state.provinceId ?? tx.actor.provinceId;
  await saveHandOvers(
    tx,
    provinceId,
    changes.map((change) => change.handOver),
  );
  const saved = rewrite
    ? await saveCases(
        tx,
        rewritten.map((each) => each.after),
      )
    : undefined;
  const events = changes.flatMap(({ event, handOver }) => {
    const { type, ...payload } = event;
    const found = rewritten.find((each) => each.state.id === handOver.caseId);
    return found ? [changedEvent(type, found.after, found.state, saved?.seenBy.get(found.state.id) ?? found.state.seenBy, payload)] : [];
  });
  await recordEvents(tx, events);
  return ok({ handOverIds: changes.map((change) => change.handOver.id) });
}
