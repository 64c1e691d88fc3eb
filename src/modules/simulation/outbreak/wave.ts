import type { Random } from "../random.ts";
import { eventsOf, INFECTION_TO_REPORT_DAYS, infectionsOf, LEAD_DAYS, type OutbreakPlan } from "./plan.ts";

/** Height of the wave of reports on a day, 1 at the peak: a slow rise and a quicker fall. */
export function heightOf(day: number, days: number, peak: number): number {
  const width = days * (day < peak ? 0.22 : 0.1);
  return Math.exp(-0.5 * ((day - peak) / width) ** 2);
}

/**
 * Infections the province is steered to, day by day from `LEAD_DAYS` before the start.
 * Contacts are cut and let go so that the epidemic follows this line, as measures do; who infects whom, where and when is left to chance.
 */
export function plannedInfections(random: Random, plan: Pick<OutbreakPlan, "days" | "cases">): Float64Array {
  const { peak } = eventsOf(plan);
  let drift = 0;
  const line = Float64Array.from({ length: plan.days + LEAD_DAYS }, (_, index) => {
    drift = 0.7 * drift + 0.12 * random.normal();
    return heightOf(index - LEAD_DAYS + INFECTION_TO_REPORT_DAYS, plan.days, peak) * Math.exp(drift);
  });
  const sum = line.reduce((all, height) => all + height, 0);
  return line.map((height) => (height * infectionsOf(plan.cases)) / sum);
}
