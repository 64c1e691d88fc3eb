import { addDays, type LocalDate } from "../../../kernel/time/local-date.ts";

export interface StatedPeriod {
  periodFrom: LocalDate;
  periodTo: LocalDate;
  value: number;
}

/**
 * The number units stated over a period: the statement of exactly that period, else the sum of statements that cover it day by day
 * without gap or overlap. A day nobody spoke for leaves the period unknown: silence is not zero.
 * @returns the value and the statements it rests on, or the first day that is missing
 */
export function statedOver<S extends StatedPeriod>(
  statements: readonly S[],
  from: LocalDate,
  to: LocalDate,
): { value: number; of: S[] } | { missing: LocalDate } {
  const whole = statements.filter((each) => each.periodFrom === from && each.periodTo === to).at(-1);
  if (whole) return { value: whole.value, of: [whole] };
  const of: S[] = [];
  for (let day = from; day <= to; ) {
    const next = statements.filter((each) => each.periodFrom === day && each.periodTo <= to).at(-1);
    if (!next) return { missing: day };
    of.push(next);
    day = addDays(next.periodTo, 1);
  }
  return { value: of.reduce((sum, each) => sum + each.value, 0), of };
}
