import type { Tx } from "../../kernel/db/actor.ts";
import type { RecordedEvent } from "../../kernel/events/events.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import type { Reaction } from "../../kernel/events/reactions.ts";
import { changedEvent } from "./commands/case-events.ts";
import { followCases } from "./commands/person-sight.ts";
import { refreshCaseDays } from "./store/case-day-store.ts";
import { listCasesById, type StoredCase, saveCases } from "./store/case-store.ts";
import { listCasesOf, listCasesOnceOf } from "./store/history-store.ts";

const touched = (event: RecordedEvent) => event.payload as { diseaseCode: string; units: string[] };

/** Every change of a case makes the daily counts of its commune anew; events name the communes, the former one too when it moved. */
export const caseDays: Reaction = {
  name: "surveillance.case-days",
  types: [
    "case.reported",
    "case.corrected",
    "case.classified",
    "case.outcome_recorded",
    "case.severity_recorded",
    "case.withdrawn",
    "case.handover_accepted",
  ],
  sameWork: (event) => `${touched(event).diseaseCode} ${touched(event).units.join(" ")}`,
  async run(tx, events) {
    const dirty = new Map<string, { provinceId: string; diseaseCode: string; unit: string }>();
    for (const event of events) {
      const { diseaseCode, units } = touched(event);
      for (const unit of units)
        dirty.set(`${event.province_id} ${diseaseCode} ${unit}`, { provinceId: event.province_id, diseaseCode, unit });
    }
    await refreshCaseDays(tx, [...dirty.values()]);
  },
};

/** A refused hand-over: who sees the cases is derived anew, without the unit that refused. */
export const refusedSight: Reaction = {
  name: "surveillance.refused-sight",
  types: ["case.handover_refused"],
  async run(tx, events) {
    const ids = events.flatMap((event) => (event.subject_id ? [event.subject_id] : []));
    await saveCases(tx, await listCasesById(tx, ids));
  },
};

/** Who sees a case sees its person: the hospital that treats, the unit it is offered to. */
export const personSight: Reaction = {
  name: "surveillance.person-sight",
  types: [
    "case.reported",
    "case.corrected",
    "case.withdrawn",
    "case.handover_offered",
    "case.handover_accepted",
    "case.handover_refused",
    "case.handover_cancelled",
  ],
  run: (tx, events) => followCases(tx, [...new Set(events.flatMap((event) => (event.person_id ? [event.person_id] : [])))]),
};

/** Two records of one person were merged, or the merge was undone: their cases belong to who they are about. */
export const mergedPersons: Reaction = {
  name: "surveillance.merged-persons",
  types: ["persons.merged", "persons.unmerged"],
  async run(tx, events) {
    for (const { type, payload } of events) {
      const { keptId, droppedId } = payload as { keptId: string; droppedId: string };
      const [from, to] = type === "persons.merged" ? [droppedId, keptId] : [keptId, droppedId];
      const cases = type === "persons.merged" ? await listCasesOf(tx, [from]) : await listCasesOnceOf(tx, from, to);
      await moveCases(tx, cases, to);
    }
  },
};

/** The cases of a person become those of another; the rest of the case stays. */
async function moveCases(tx: Tx, cases: readonly StoredCase[], personId: string): Promise<void> {
  const moved = cases.map((each) => ({ ...each, personId }));
  const { seenBy } = await saveCases(tx, moved);
  await recordEvents(
    tx,
    moved.map((after, at) =>
      changedEvent("case.corrected", after, cases[at]!, seenBy.get(after.id) ?? after.seenBy, { fields: ["personId"] }),
    ),
  );
}

export const reactions: readonly Reaction[] = [caseDays, refusedSight, mergedPersons, personSight];
