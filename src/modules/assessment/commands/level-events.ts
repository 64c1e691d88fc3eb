import type { Tx } from "../../../kernel/db/actor.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import type { DecisionToSave } from "../store/decision-store.ts";

export type LevelEventType =
  | "assessment.level_proposed"
  | "assessment.level_reviewed"
  | "assessment.level_signed"
  | "assessment.level_published";

/** One event a unit: which unit, day and level; who sees the decision sees the event. */
export async function tellLevels(
  tx: Tx,
  type: LevelEventType,
  decisions: readonly DecisionToSave[],
  seenBy: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await recordEvents(
    tx,
    decisions.map((decision) => ({
      type,
      provinceId: decision.province_id,
      subjectId: decision.id,
      payload: {
        proposalId: decision.proposal_id,
        unit: decision.unit_key,
        on: decision.on_day,
        level: decision.level,
        previous: decision.previous_level,
      },
      seenBy: seenBy.get(decision.id) ?? [],
    })),
  );
}
