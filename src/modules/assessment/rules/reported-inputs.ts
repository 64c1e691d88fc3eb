import { formatDate } from "../../../kernel/i18n/date.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { LevelInput, LevelRule, LevelRuleId } from "../contract.ts";
import { rateOf } from "./grade-input.ts";

/** A figure that a unit reported of itself. */
export interface ReportedFigure {
  value: number;
  source: string;
  recordedAt: Date;
  /** Last day it is about. */
  periodTo: LocalDate;
}

interface ReportedInput {
  input: string;
  indicator: string;
  /** `value`: as reported; `statement`: 1 is yes; otherwise persons or beds, per so many of the population. */
  as: "value" | "statement" | number;
}

/** Which inputs come from figures that units report of themselves. A unit above or below does not lend its own. */
export const reportedInputs: Record<LevelRuleId, readonly ReportedInput[]> = {
  "qd-4800": [
    { input: "adultsOneDosePct", indicator: "adults-one-dose-pct", as: "value" },
    { input: "elderlyFullPct", indicator: "elderly-full-pct", as: "value" },
    // The figure is about criterion 3 of the unit as a whole; which part binds the unit is the rule's matter.
    { input: "treatmentPlanReady", indicator: "treatment-plan-ready", as: "statement" },
    { input: "mobileCareReady", indicator: "treatment-plan-ready", as: "statement" },
  ],
  "qd-218": [
    { input: "oxygenPatientsPer100k", indicator: "oxygen-patients-mean-7d", as: 100_000 },
    { input: "populationFullPct", indicator: "population-full-pct", as: "value" },
    { input: "highRiskFullPct", indicator: "high-risk-full-pct", as: "value" },
    { input: "careReadinessPer10k", indicator: "home-care-capacity-per-10k", as: "value" },
    { input: "freeBedsPer100k", indicator: "covid-beds-free", as: 100_000 },
    { input: "staffedIcuBedsPer100k", indicator: "icu-beds-staffed", as: 100_000 },
  ],
};

export const indicatorsOf = (rule: LevelRuleId): string[] => [...new Set(reportedInputs[rule].map(({ indicator }) => indicator))];

/**
 * Inputs of one unit on a day from what it reported; what it did not report, or cannot be divided for want of a population, is not there.
 * Nor is what it stated before the criterion came to mean something else.
 */
export function inputsFromReports(
  rule: Pick<LevelRule, "id" | "criteria">,
  on: LocalDate,
  population: number | null,
  figureOf: (indicator: string) => ReportedFigure | undefined,
): Record<string, LevelInput> {
  const inputs: Record<string, LevelInput> = {};
  for (const { input, indicator, as } of reportedInputs[rule.id]) {
    const figure = figureOf(indicator);
    const changedOn = rule.criteria.find((criterion) => criterion.input === input)?.changedOn;
    const answers = figure && !(changedOn && figure.periodTo < changedOn && changedOn <= on);
    const known = answers && inputOf(figure, as, population);
    if (known) inputs[input] = known;
  }
  return inputs;
}

function inputOf({ value, source, recordedAt, periodTo }: ReportedFigure, as: ReportedInput["as"], population: number | null) {
  const told = { source: `${source} (${formatDate(periodTo)})`, asOf: recordedAt.toISOString() };
  if (as === "value") return { value, ...told };
  if (as === "statement") return { value: value === 1, ...told };
  if (!population) return undefined;
  const whole = Number.isInteger(value) ? { count: value, of: population } : {};
  return { value: rateOf(value, as, population), ...told, ...whole };
}
