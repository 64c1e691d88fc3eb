import { addDays, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { LevelInput, LevelRuleId } from "../contract.ts";
import { rateOf, roundHalfUp } from "./grade-input.ts";

/** Counts of one unit on one local day, each case on its own day, however late it became known. */
export interface DayCount {
  on: LocalDate;
  /** Confirmed cases, wherever found; `communityCases` of them found in the community. */
  cases: number;
  communityCases: number;
  deaths: number;
  /** Of the cases and the community cases: how many became known too late for the level of their own week (ca bổ sung). */
  backFilledCases: number;
  backFilledCommunityCases: number;
  /** Patients on oxygen that day; null when not reported. */
  oxygenPatients: number | null;
}

/** One unit to be assessed. A day that is absent from `days` had no case; `days` null: nobody counted. */
export interface UnitCounts {
  id: string;
  population: number | null;
  days: readonly DayCount[] | null;
  /** Where the counts come from and the instant whose knowledge they reflect. */
  source: string;
  asOf: string;
}

/** First and last local day of the days that end on the assessment day; a week is 7 of them. */
export function windowEndingOn(on: LocalDate, days: number): { from: LocalDate; to: LocalDate } {
  return { from: addDays(on, 1 - days), to: on };
}

/**
 * The inputs of a rule that can be computed from counts, per unit, by name of input.
 * 4800: community cases of 14 days / 2 / population × 100,000 (as announced: L06, L16). 218: cases and deaths of 7 days, patients on
 * oxygen as the mean of 7 days, each / population × 100,000. `value` is exact, `printed` rounded half up as authorities printed it.
 */
export function inputsFromCounts(rule: LevelRuleId, on: LocalDate, units: readonly UnitCounts[]): Record<string, LevelInput>[] {
  const inputs = rule === "qd-4800" ? inputsOf4800 : inputsOf218;
  const { from, to } = windowEndingOn(on, rule === "qd-4800" ? 14 : 7);
  return units.map((unit) => inputs(unit, unit.days?.filter((day) => from <= day.on && day.on <= to) ?? null));
}

function inputsOf4800(unit: UnitCounts, days: DayCount[] | null): Record<string, LevelInput> {
  return { communityCasesPer100kWeek: rate(unit, 50_000, total(days, "communityCases"), total(days, "backFilledCommunityCases")) };
}

function inputsOf218(unit: UnitCounts, days: DayCount[] | null): Record<string, LevelInput> {
  return {
    casesPer100kWeek: rate(unit, 100_000, total(days, "cases"), total(days, "backFilledCases")),
    deathsPer100k: rate(unit, 100_000, total(days, "deaths"), null),
    oxygenPatientsPer100k: oxygenRate(unit, days),
  };
}

function total(days: DayCount[] | null, what: Exclude<keyof DayCount, "on" | "oxygenPatients">): number | null {
  return days?.reduce((sum, day) => sum + day[what], 0) ?? null;
}

/** Null, not zero, when nobody counted or the population is not known. */
function rate({ population, source, asOf }: UnitCounts, per: number, count: number | null, backFilled: number | null): LevelInput {
  if (count === null || !population) return { value: null, source, asOf };
  const value = rateOf(count, per, population);
  return { value, source, asOf, count, of: population, printed: roundHalfUp(value), ...(backFilled === null ? {} : { backFilled }) };
}

/** A mean needs all seven days: a day without a report is not a day without patients. */
function oxygenRate({ population, source, asOf }: UnitCounts, days: DayCount[] | null): LevelInput {
  const counted = (days ?? []).flatMap(({ oxygenPatients }) => (oxygenPatients === null ? [] : [oxygenPatients]));
  if (counted.length !== 7 || !population) return { value: null, source, asOf };
  const value = rateOf(counted.reduce((sum, patients) => sum + patients, 0) / 7, 100_000, population);
  return { value, source, asOf, printed: roundHalfUp(value) };
}
