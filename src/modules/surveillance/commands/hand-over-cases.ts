import type { Tx } from "../../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { chainOf, eraOf, getUnit, seenByOf, type UnitGraph, unitGraph } from "../../directory/server.ts";
import type { HandOver, OfferHandOver } from "../contract.ts";
import { errors } from "../errors.ts";
import { acceptHandOver, cancelHandOver, type Decider, type HandOverChange, offerHandOver, refuseHandOver } from "../rules/hand-over.ts";
import { addCaseRelations, type CaseRelation, endCaseRelations } from "../store/case-sight.ts";
import { listCasesById, type StoredCase, saveCases } from "../store/case-store.ts";
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
  const graph = unitGraph();
  if (!graph.units.has(command.toUnit)) return refuse(errors.hand_over_not_found);
  const decider = await deciderOf(
    tx,
    cases.map((each) => each.responsibleUnit),
  );
  const changes: HandOverChange[] = [];
  for (const { caseId, handOverId } of command.offers) {
    const state = byId.get(caseId);
    if (!state) return refuse(errors.case_not_found);
    const { responsibleUnit } = state;
    const provinces = provincesOf(graph, responsibleUnit, command.toUnit);
    const offered = { caseId, withdrawn: state.withdrawn !== null, responsibleUnit, pending: pending.get(caseId) ?? null, ...provinces };
    const change = offerHandOver(offered, { handOverId, toUnit: command.toUnit, reason: command.reason }, decider);
    if (!change.ok) return change;
    if (!pending.has(caseId)) changes.push(change.value); // sent twice: it waits already
  }
  const done = await applyChanges(tx, changes, { cases: byId, versions: new Map() }, onOffer);
  return done.ok ? ok({ handOverIds: command.offers.map((each) => each.handOverId) }) : done;
}

/** Provinces of both units as they were when the units were: Sóc Trăng and Cần Thơ of 2022 wrote letters to each other. */
function provincesOf(graph: UnitGraph, fromUnit: string, toUnit: string): { fromProvince: string; toProvince: string } {
  const sameEra = eraOf(fromUnit) === eraOf(toUnit);
  const provinceOf = (unit: string) => (sameEra ? chainOf(graph, unit).at(-1)! : getUnit(graph, unit).provinceId);
  return { fromProvince: provinceOf(fromUnit), toProvince: provinceOf(toUnit) };
}

/** Accepts: the receiving unit answers for the cases from now on. Who handed them over reported on them and goes on seeing them. */
export const acceptCases = (tx: Tx, handOverIds: readonly string[]): Promise<Done> => decide(tx, handOverIds, acceptHandOver, onAccept);

/**
 * Refuses with a reason: the offering unit stays responsible. The refusing unit loses sight of the cases by a reaction afterwards:
 * nobody can write a row they may no longer see.
 */
export const refuseCases = (tx: Tx, handOverIds: readonly string[], reason: string): Promise<Done> =>
  decide(tx, handOverIds, (handOver, by) => refuseHandOver(handOver, reason, by), onRefuse);

export const cancelOffers = (tx: Tx, handOverIds: readonly string[]): Promise<Done> => decide(tx, handOverIds, cancelHandOver, onCancel);

/** What a hand-over makes of its case: relations that begin and end, and who answers for it. */
interface Effect {
  begins?: (handOver: HandOver) => Pick<CaseRelation, "kind" | "key">;
  ends?: (handOver: HandOver) => Pick<CaseRelation, "kind" | "key">;
  responsible?: (handOver: HandOver) => string;
  /** Written by whoever decides; a refusal is written by the reaction. */
  rewrites: boolean;
}

const offer = ({ toUnit }: HandOver) => ({ kind: "offered", key: toUnit }) as const;
const onOffer: Effect = { begins: offer, rewrites: true };
const onAccept: Effect = {
  begins: ({ fromUnit }) => ({ kind: "handed-over", key: fromUnit }),
  ends: offer,
  responsible: ({ toUnit }) => toUnit,
  rewrites: true,
};
const onRefuse: Effect = { ends: offer, rewrites: false };
const onCancel: Effect = { ends: offer, rewrites: true };

async function decide(
  tx: Tx,
  ids: readonly string[],
  rule: (handOver: HandOver, by: Decider) => Outcome<HandOverChange>,
  effect: Effect,
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
    // The same answer sent twice is harmless and has no effect a second time.
    if (handOver.state === "offered") changes.push(change.value);
  }
  const cases = await listCasesById(
    tx,
    changes.map(({ handOver }) => handOver.caseId),
  );
  const versions = new Map(stored.map(({ handOver, version }) => [handOver.id, version]));
  const done = await applyChanges(tx, changes, { cases: new Map(cases.map((each) => [each.id, each])), versions }, effect);
  return done.ok ? ok({ handOverIds: [...ids] }) : done;
}

/** What was read before deciding: the cases by id, and the version of each hand-over that is answered. */
interface Read {
  cases: ReadonlyMap<string, StoredCase>;
  versions: ReadonlyMap<string, number>;
}

async function applyChanges(tx: Tx, changes: readonly HandOverChange[], { cases, versions }: Read, effect: Effect): Promise<Outcome<null>> {
  const affected = changes.flatMap(({ handOver, event }) => {
    const state = cases.get(handOver.caseId);
    return state
      ? [{ state, handOver, event, after: { ...state, responsibleUnit: effect.responsible?.(handOver) ?? state.responsibleUnit } }]
      : [];
  });
  const relations = (of: Effect["begins"]) =>
    affected.flatMap(({ state, handOver }): CaseRelation[] =>
      of ? [{ provinceId: state.provinceId, caseId: state.id, ...of(handOver) }] : [],
    );
  await endCaseRelations(tx, relations(effect.ends));
  await addCaseRelations(tx, relations(effect.begins));
  const byProvince = Map.groupBy(affected, ({ state }) => state.provinceId);
  for (const [provinceId, group] of byProvince)
    await saveHandOvers(
      tx,
      provinceId,
      group.map(({ handOver }) => handOver),
      versions,
    );
  const rewritten = effect.rewrites ? affected.map(({ after }) => after) : [];
  const saved = await saveCases(tx, rewritten);
  if (saved.outOfSight.length > 0) return refuse(errors.out_of_sight);
  const events = affected.map(({ event: { type, ...payload }, state, after }) =>
    changedEvent(type, after, state, saved.seenBy.get(state.id) ?? state.seenBy, payload),
  );
  await recordEvents(tx, events);
  return ok(null);
}
