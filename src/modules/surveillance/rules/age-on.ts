import type { LocalDate } from "../../../kernel/time/local-date.ts";

/** What is known of a birth: the day, or only the year, or nothing. */
export interface Birth {
  bornOn: LocalDate | null;
  birthYear: number | null;
}

/**
 * Age in completed years on a day (tuổi).
 * With the year alone it is the age reached in that year; null when unknown or when the day is before birth.
 */
export function ageOn({ bornOn, birthYear }: Birth, on: LocalDate): number | null {
  const age = bornOn
    ? Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (on.slice(5) < bornOn.slice(5) ? 1 : 0)
    : birthYear && Number(on.slice(0, 4)) - birthYear;
  return age === null || age < 0 ? null : age;
}

export const agesOn = (births: readonly Birth[], on: LocalDate): (number | null)[] => births.map((birth) => ageOn(birth, on));
