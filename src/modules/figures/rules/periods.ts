import { addDays, daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";

export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** Most periods of one answer, ten years of days: more would hold up everybody else on the server while they are made. */
const MOST_PERIODS = 3660;

/** Whether a span splits into more periods than are answered. */
export const isTooLong = (from: LocalDate, to: LocalDate, step: string | undefined): boolean =>
  (step === "day" || step === "week") && daysBetween(from, to) >= MOST_PERIODS * (step === "day" ? 1 : 7);

/** Splits a span into days or into weeks of seven local days counted back from its last day; a first part shorter than a week stays short. */
export function periodsOf(from: LocalDate, to: LocalDate, step: "day" | "week" | "whole"): Period[] {
  if (step === "whole") return [{ from, to }];
  const length = step === "day" ? 1 : 7;
  const periods: Period[] = [];
  for (let end = to; daysBetween(from, end) >= 0; end = addDays(end, -length)) {
    const start = addDays(end, 1 - length);
    periods.push({ from: start < from ? from : start, to: end });
  }
  return periods.reverse();
}
