import { daysBetween, eachDay, type LocalDate } from "../../../kernel/time/local-date.ts";
import { type CaseDays, type DateBasis, dayOf } from "./case-days.ts";
import { lateBy } from "./late-by.ts";

export interface CurveDay<Part extends string> {
  on: LocalDate;
  count: number;
  /** Of these, reported more than a week late. */
  backFilled: number;
  /** Counts by part, e.g. by classification; every part is present on every day. */
  parts: Record<Part, number>;
  /** Reports of this day are still to be expected: shown shaded. */
  incomplete: boolean;
}

export interface EpidemicCurve<Part extends string> {
  days: CurveDay<Part>[];
  /** Cases without the day asked for. */
  undated: number;
  /** Cases dated outside from–to. */
  outside: number;
}

export interface CurveOptions<Case, Part extends string> {
  basis: DateBasis;
  from: LocalDate;
  /** Last day, included. */
  to: LocalDate;
  parts: readonly Part[];
  partOf: (report: Case) => Part;
  /** Last day of knowledge. */
  asOf: LocalDate;
  /** From `daysUntilComplete`; younger days are incomplete. Null: the delay is not known, only days to come are. */
  completeAfterDays: number | null;
}

/** Epidemic curve (đường cong dịch) without gaps: a day without cases is there with zero. Every case is a bar, undated or outside. */
export function epidemicCurve<Case extends CaseDays, Part extends string>(
  cases: readonly Case[],
  options: CurveOptions<Case, Part>,
): EpidemicCurve<Part> {
  const days = emptyDays(options);
  const byDay = new Map(days.map((day) => [day.on, day]));
  let undated = 0;
  let outside = 0;
  for (const report of cases) {
    const on = dayOf(report, options.basis);
    const day = on === null ? undefined : byDay.get(on);
    if (on === null) undated++;
    else if (!day) outside++;
    else {
      day.count++;
      day.parts[options.partOf(report)]++;
      if (lateBy(report).backFilled) day.backFilled++;
    }
  }
  return { days, undated, outside };
}

function emptyDays<Case, Part extends string>({ from, to, parts, asOf, completeAfterDays }: CurveOptions<Case, Part>): CurveDay<Part>[] {
  const incomplete = (on: LocalDate) => daysBetween(on, asOf) < (completeAfterDays ?? 0);
  return eachDay(from, to).map((on) => ({ on, count: 0, backFilled: 0, parts: zeroes(parts), incomplete: incomplete(on) }));
}

const zeroes = <Part extends string>(parts: readonly Part[]): Record<Part, number> =>
  Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
