import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { HandOver, SurveillanceEvent } from "../contract.ts";
import { errors } from "../errors.ts";

/** Who decides, when, and for which units they may act. */
export interface Decider {
  accountId: string;
  at: Date;
  mayActFor: (unit: string) => boolean;
}

export interface OfferedCase {
  caseId: string;
  withdrawn: boolean;
  responsibleUnit: string;
  /** The hand-over of this case that nobody has decided yet. */
  pending: HandOver | null;
  /** Codes of the 2025 provinces of both units: another province gets an official letter. */
  fromProvince: string;
  toProvince: string;
}

export interface HandOverChange {
  handOver: HandOver;
  event: SurveillanceEvent;
}

/** Offer responsibility for a case to another unit (đề nghị chuyển giao). Until it is accepted the offering unit stays responsible. */
export function offerHandOver(
  offered: OfferedCase,
  to: { handOverId: string; toUnit: string; reason: string },
  by: Decider,
): Outcome<HandOverChange> {
  const { caseId, responsibleUnit: fromUnit, pending } = offered;
  if (offered.withdrawn) return refuse(errors.withdrawn);
  if (!by.mayActFor(fromUnit)) return refuse(errors.hand_over_not_yours);
  if (to.toUnit === fromUnit) return refuse(errors.hand_over_to_self);
  if (pending) return pending.id === to.handOverId ? ok(changeOf(pending)) : refuse(errors.hand_over_pending);
  const { handOverId: id, toUnit, reason } = to;
  const letter = offered.fromProvince !== offered.toProvince;
  const opened = {
    state: "offered",
    offeredBy: by.accountId,
    offeredAt: by.at.toISOString(),
    decidedBy: null,
    decidedAt: null,
    refusalReason: null,
  } as const;
  return ok(changeOf({ id, caseId, fromUnit, toUnit, reason, letter, ...opened }));
}

/** Accept: the receiving unit is responsible from now on. */
export function acceptHandOver(handOver: HandOver, by: Decider): Outcome<HandOverChange> {
  return close(handOver, "accepted", handOver.toUnit, by, null);
}

/** Refuse with a reason: the offering unit stays responsible and is told why. */
export function refuseHandOver(handOver: HandOver, reason: string, by: Decider): Outcome<HandOverChange> {
  return close(handOver, "refused", handOver.toUnit, by, reason);
}

/** Take the offer back before it is decided. */
export function cancelHandOver(handOver: HandOver, by: Decider): Outcome<HandOverChange> {
  return close(handOver, "cancelled", handOver.fromUnit, by, null);
}

/** The unit responsible after a hand-over has gone through its states. */
export const responsibleAfter = ({ state, fromUnit, toUnit }: Pick<HandOver, "state" | "fromUnit" | "toUnit">): string =>
  state === "accepted" ? toUnit : fromUnit;

type Closed = "accepted" | "refused" | "cancelled";

function close(
  handOver: HandOver,
  state: Closed,
  decidingUnit: string,
  by: Decider,
  refusalReason: string | null,
): Outcome<HandOverChange> {
  if (!by.mayActFor(decidingUnit)) return refuse(errors.hand_over_not_yours);
  // The same answer sent twice is harmless; another answer comes too late.
  if (handOver.state === state) return ok(changeOf(handOver));
  if (handOver.state !== "offered") return refuse(errors.hand_over_decided);
  return ok(changeOf({ ...handOver, state, decidedBy: by.accountId, decidedAt: by.at.toISOString(), refusalReason }));
}

function changeOf(handOver: HandOver): HandOverChange {
  const { id: handOverId, caseId, fromUnit, toUnit, letter, state } = handOver;
  const between = { handOverId, caseId, fromUnit, toUnit };
  if (state === "offered") return { handOver, event: { type: "case.handover_offered", ...between, letter } };
  return { handOver, event: { type: `case.handover_${state}`, ...between } };
}
