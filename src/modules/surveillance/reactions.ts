import type { Reaction } from "../../kernel/events/reactions.ts";
import { refreshCaseDays } from "./store/case-day-store.ts";

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
  async run(tx, events) {
    const dirty = new Map<string, { provinceId: string; diseaseCode: string; unit: string }>();
    for (const event of events) {
      const { diseaseCode, units } = event.payload as { diseaseCode: string; units: string[] };
      for (const unit of units)
        dirty.set(`${event.province_id} ${diseaseCode} ${unit}`, { provinceId: event.province_id, diseaseCode, unit });
    }
    await refreshCaseDays(tx, [...dirty.values()]);
  },
};

export const reactions: readonly Reaction[] = [caseDays];
