import { addDays, daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";

export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** Splits a span into days or into weeks of seven local days counted back from its last day; a first part shorter than a week stays short. */
export function periodsOf(from: LocalDate, to: LocalDate, step: "day" | "week" | "whole"): Period[] {
  if (step === "whole") return [{ from, to }];
  const length = step === "day" ? 1 : 7;
  const periods: Period[] = [];
  for (let end = to; daysBetween(from, end) >= 0; end = addDays(end, -length)) {
    const start = addDays(end, 1 - length);
    periods.unshift({ from: start < from ? from : start, to: end });
  }
  return periods;
}
