import type { LocalDate } from "../../time/local-date.ts";

/** One day of an epidemic curve. */
export interface CurveDay {
  on: LocalDate;
  /** Cases of each source, in the order of the sources. */
  counts: readonly number[];
  /** How many of them arrived late in one batch; outlined, so that they do not read as a wave. */
  backfilled?: number;
}

export const totalOf = ({ counts }: CurveDay): number => counts.reduce((sum, count) => sum + count, 0);

/**
 * Mean of each day and the six before it.
 * @param completeUntil last day whose reports have practically all arrived; later days have no mean
 * @returns null where seven days are not there or the day is not complete
 */
export function sevenDayMean(days: readonly CurveDay[], completeUntil: LocalDate): (number | null)[] {
  return days.map(({ on }, index) => {
    if (index < 6 || on > completeUntil) return null;
    return days.slice(index - 6, index + 1).reduce((sum, day) => sum + totalOf(day), 0) / 7;
  });
}

/** The same data as a table, for a spreadsheet: UTF-8 with a mark, so that Excel keeps the accents. */
export function curveCsv(heads: readonly string[], days: readonly CurveDay[], means: readonly (number | null)[]): string {
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = days.map((day, index) =>
    [day.on, ...day.counts, totalOf(day), means[index]?.toFixed(1) ?? "", day.backfilled ?? 0].map(String).join(","),
  );
  return `\uFEFF${[heads.map(quote).join(","), ...rows].join("\r\n")}\r\n`;
}
