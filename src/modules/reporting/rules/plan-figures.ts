import { addDays, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { Level } from "../../directory/contract.ts";
import type { FigureSlot, Over, ReportDefinition } from "../reports/define-report.ts";

export interface Period {
  from: LocalDate;
  to: LocalDate;
}

/** The days a figure of a report covers; undefined when the wave had not begun. */
export function periodOf(over: Over, on: LocalDate, wave: LocalDate): Period | undefined {
  if (over === "day") return { from: on, to: on };
  if (over === "day-before") return { from: addDays(on, -1), to: addDays(on, -1) };
  return wave <= on ? { from: wave, to: on } : undefined;
}

/** Slots that have a figure on a day. */
export function slotsOn({ slots, wave }: ReportDefinition, on: LocalDate): FigureSlot[] {
  return slots.filter(({ from }) => from.kind !== "indicator" || periodOf(from.over, on, wave.from) !== undefined);
}

/** What to ask for: indicators by period, each once. */
export function questionsOf(report: ReportDefinition, on: LocalDate): (Period & { indicators: string[] })[] {
  const byOver = new Map<Over, Set<string>>();
  for (const { from } of slotsOn(report, on)) {
    if (from.kind !== "indicator") continue;
    byOver.set(from.over, (byOver.get(from.over) ?? new Set()).add(from.indicator));
  }
  byOver.get("day")?.add(report.stated.indicator);
  return [...byOver].map(([over, indicators]) => ({ ...periodOf(over, on, report.wave.from)!, indicators: [...indicators] }));
}

/** Units the table has a line for: one level below, in the era of the report. */
export function tableStep(level: Level, hasDistricts: boolean): "district" | "commune" | null {
  if (level === "province" && hasDistricts) return "district";
  return level === "commune" ? null : "commune";
}
