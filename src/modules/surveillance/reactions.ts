import type { RecordedEvent } from "../../kernel/events/events.ts";
import type { Reaction } from "../../kernel/events/reactions.ts";
import { refreshCaseDays } from "./store/case-day-store.ts";
import { listCasesById, saveCases } from "./store/case-store.ts";

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

export const reactions: readonly Reaction[] = [caseDays, refusedSight];
