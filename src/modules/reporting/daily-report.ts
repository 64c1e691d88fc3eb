import type { Tx } from "../../kernel/db/actor.ts";
import type { OfficialDocument } from "../../kernel/documents/model.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { type LocalDate, localDateOf } from "../../kernel/time/local-date.ts";
import { composeReport } from "./compose-report.ts";
import { findReportingUnit } from "./describe-unit.ts";
import { errors } from "./errors.ts";
import { cutoffOf } from "./rules/cutoff.ts";
import { reportDocument } from "./rules/report-document.ts";

export interface DailyReportQuery {
  /** Key of a province, district or commune. */
  area: string;
  on: LocalDate;
  /** Knowledge of this instant; now when left out. */
  asOf?: Date | null | undefined;
}

/** The daily report of an area as it would be drafted, unsigned and unnumbered. */
export async function dailyReport(tx: Tx, { area, on, asOf }: DailyReportQuery): Promise<Outcome<OfficialDocument>> {
  const of = await findReportingUnit(tx, area);
  if (!of || of.unit.provinceId !== tx.actor.provinceId) return refuse(errors.area_not_found);
  if (asOf && asOf > tx.now) return refuse(errors.instant_in_future);
  // As of a day before its own, nothing was known of a day yet: counting nothing would print noughts.
  if (on > localDateOf(asOf ?? tx.now)) return refuse(errors.day_in_future, { on });
  const cutoff = cutoffOf(on, asOf ?? tx.now);
  const { text, figures } = await composeReport(tx, { of, on, cutoff, asOf: asOf ?? null, overrides: new Map(), replaces: null });
  return ok(reportDocument(text, figures, { number: null, date: on, signature: null }));
}
