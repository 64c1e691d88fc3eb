import type { LocalDate } from "../../../kernel/time/local-date.ts";

/** The entry of a dated list that holds on a day; undefined where none is known. */
export function inForce<Entry extends { from: LocalDate; to: LocalDate | null }>(
  entries: readonly Entry[],
  on: LocalDate,
): Entry | undefined {
  return entries.find(({ from, to }) => from <= on && (to === null || on <= to));
}
