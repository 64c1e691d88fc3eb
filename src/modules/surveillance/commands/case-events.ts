import type { DomainEvent } from "../../../kernel/events/events.ts";
import type { SurveillanceEvent } from "../contract.ts";
import type { CaseToSave, StoredCase } from "../store/case-store.ts";

/**
 * An event of a case as the log keeps it. It names the communes whose counts it touches, the former one too when the case moved.
 * Who sees the case sees the event.
 */
export function changedEvent(
  type: SurveillanceEvent["type"],
  after: CaseToSave,
  before: StoredCase | null,
  seenBy: readonly string[],
  payload: Record<string, unknown>,
): DomainEvent {
  const units = [...new Set([after.countUnit, ...(before ? [before.countUnit] : [])])];
  const about = { provinceId: after.provinceId, subjectId: after.id, personId: after.personId };
  return { type, ...about, payload: { diseaseCode: after.diseaseCode, units, ...payload }, seenBy };
}
