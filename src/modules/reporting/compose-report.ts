import type { Tx } from "../../kernel/db/actor.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { addDays } from "../../kernel/time/local-date.ts";
import { getUnits, tableUnitName } from "../directory/server.ts";
import { computeFigures } from "../figures/server.ts";
import type { CheckLine, ReportFigure, ReportText } from "./contract.ts";
import type { ReportingUnit } from "./describe-unit.ts";
import { countNotifiedAfter } from "./figure-rows.ts";
import { levelsSummary } from "./levels-summary.ts";
import { numberOf } from "./report-answers.ts";
import { reports } from "./reports/index.gen.ts";
import { checkReport, type StatedDecision } from "./rules/check-report.ts";
import { type LevelsSummary, makeFigures, valuesOf } from "./rules/make-figures.ts";
import { questionsOf, tableStep } from "./rules/plan-figures.ts";
import { type Override, writeText } from "./rules/write-text.ts";
import { reconciliationsWithin } from "./store/reconciliation-store.ts";
import { publishedOn, type StoredReport } from "./store/report-store.ts";

const report = reports.daily;

export interface ComposeQuery {
  of: ReportingUnit;
  on: LocalDate;
  cutoff: Date;
  /** Knowledge of this instant; null for now, from the daily counts. */
  asOf: Date | null;
  overrides: ReadonlyMap<string, Override>;
  replaces: string | null;
}

export interface Composed {
  figures: ReportFigure[];
  text: ReportText;
  asOf: Date;
}

/** Measures every figure of a daily report and writes its text. */
export async function composeReport(tx: Tx, query: ComposeQuery): Promise<Composed> {
  const { of, on, asOf } = query;
  const levels = await levelsSummary(tx, of.unit, on, asOf);
  const figures = await measure(tx, query, levels);
  const rows = await tableRows(tx, figures, of);
  const { cutoff, overrides, replaces } = query;
  const text = writeText(report, { unit: of.issuing, on, cutoff, values: valuesOf(figures), rows, levels, overrides, replaces });
  return { figures, text, asOf: asOf ?? tx.now };
}

async function measure(tx: Tx, { of, on, asOf }: ComposeQuery, levels: LevelsSummary | null): Promise<ReportFigure[]> {
  const area = of.unit.key;
  // One after the other: they share one connection.
  const whole = [];
  for (const question of questionsOf(report, on)) whole.push(...(await computeFigures(tx, { ...question, area, asOf })));
  const step = tableStep(of.unit.level, of.unit.era !== "n25");
  const indicators = [...report.table.columns.map(({ indicator }) => indicator), report.stated.indicator];
  const parts = step ? await computeFigures(tx, { indicators, area, from: on, to: on, by: step, asOf }) : [];
  return makeFigures(report, { area, areaName: whole[0]?.areaName ?? null, on, asOf: asOf ?? tx.now, whole, parts, levels });
}

/** Units of the table in the order of their codes, with their names as tables write them. */
async function tableRows(tx: Tx, figures: readonly ReportFigure[], { unit }: ReportingUnit): Promise<{ area: string; name: string }[]> {
  const areas = new Set(figures.filter(({ area, kind }) => kind === "indicator" && area !== unit.key).map(({ area }) => area));
  if (areas.size === 0) return [];
  const units = await getUnits(tx, [...areas]);
  return [...areas].sort().map((area) => ({ area, name: tableUnitName(units.get(area)!) }));
}

/** A report as it is checked. */
export interface CheckedReport extends Pick<Composed, "figures" | "text"> {
  area: string;
  on: LocalDate;
  cutoff: Date;
  /** Knowledge of this instant; null for now. */
  asOf: Date | null;
}

/** A stored report, to be checked again as it stands. */
export const checkedParts = ({ unit_key: area, on_day: on, cutoff, as_of: asOf, figures, text }: StoredReport): CheckedReport => ({
  area,
  on,
  cutoff,
  asOf,
  figures,
  text,
});

/** Checks a report against itself, against what came after its cutoff and against the published report of the day before. */
export async function checkComposed(tx: Tx, { area, on, cutoff, asOf, figures, text }: CheckedReport): Promise<CheckLine[]> {
  const before = await publishedOn(tx, area, addDays(on, -1));
  const total = before?.figures.find(({ id }) => id === "total")?.value ?? null;
  const casesAfter = await countNotifiedAfter(tx, { indicator: "cases-new", area, from: on, to: on, asOf }, cutoff);
  const previous = before ? { on: before.on_day, number: numberOf(before)!, total } : null;
  const decisions = await decisionsOn(tx, on, figures);
  return checkReport({ text, figures, cutoff: { at: cutoff, casesAfter }, decisions, previous });
}

/** What was decided about what units state beside the figures of a report. */
async function decisionsOn(tx: Tx, on: LocalDate, figures: readonly ReportFigure[]): Promise<StatedDecision[]> {
  const { indicator } = report.stated;
  const units = [...new Set(figures.filter((each) => each.indicator === indicator && each.value !== null).map(({ area }) => area))];
  if (units.length === 0) return [];
  const stored = await reconciliationsWithin(tx, units, on, on);
  return [...stored.values()]
    .filter((each) => each.indicator === indicator)
    .map(({ unit_key: area, computed, reported, stands, reason, decided_name: by }) => ({ area, computed, reported, stands, reason, by }));
}
