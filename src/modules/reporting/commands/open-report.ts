import type { Tx } from "../../../kernel/db/actor.ts";
import { kernelErrors, type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { checkComposed, composeReport } from "../compose-report.ts";
import { findReportingUnit, type ReportingUnit } from "../describe-unit.ts";
import { errors } from "../errors.ts";
import { issuesFor } from "../rules/report-state.ts";
import type { Override } from "../rules/write-text.ts";
import { findReport, type ReportToSave, type StoredReport, saveReport } from "../store/report-store.ts";

export type Written = { reportId: string; version: number; state: StoredReport["state"] };

/** A report to be changed, with its unit. What is only open to everybody is not there for a command. */
export interface OpenReport {
  report: StoredReport;
  of: ReportingUnit;
}

/** @param version the caller saw; left out where it does not matter */
export async function openReport(tx: Tx, id: string, version?: number): Promise<Outcome<OpenReport>> {
  const report = await findReport(tx, id);
  const of = report && (await findReportingUnit(tx, report.unit_key));
  if (!report || !of) return refuse(errors.report_not_found);
  if (version !== undefined && report.version !== version) return refuse(kernelErrors.stale, { version: report.version });
  return ok({ report, of });
}

/** The same for those who issue for the unit itself. */
export async function openOwnReport(tx: Tx, id: string, version?: number): Promise<Outcome<OpenReport>> {
  const opened = await openReport(tx, id, version);
  if (opened.ok && !issuesFor(tx.actor.scope, opened.value.report.unit_key)) return refuse(errors.report_not_found);
  return opened;
}

/** Saves a new version of what was opened. */
export async function saveChanged(
  tx: Tx,
  { report }: OpenReport,
  change: Omit<ReportToSave, "province_id" | "id" | "seen_by">,
): Promise<Outcome<Written>> {
  const { province_id, id, seen_by, version, state } = report;
  const done = await saveReport(tx, { province_id, id, seen_by, ...change }, version);
  if (done.stale.length > 0) return refuse(kernelErrors.stale, { version });
  return ok({ reportId: id, version: done.updated.length > 0 ? version + 1 : version, state: change.state ?? state });
}

/** What the office wrote so far, by paragraph. */
export const overridesOf = ({ text }: Pick<StoredReport, "text">): Map<string, Override> =>
  new Map(
    text.sections.flatMap(({ items }) => items.flatMap(({ id, text: words, edited }) => (edited ? [[id, { text: words, edited }]] : []))),
  );

export interface WriteAnew {
  on: LocalDate;
  cutoff: Date;
  /** Knowledge of this instant; null for now. */
  asOf: Date | null;
  overrides: ReadonlyMap<string, Override>;
  replaces: string | null;
}

/** Figures, text and checks of a report, made anew, as columns. */
export async function composedColumns(
  tx: Tx,
  of: ReportingUnit,
  query: WriteAnew,
): Promise<Pick<StoredReport, "figures" | "text" | "checks" | "as_of" | "cutoff" | "symbol">> {
  const { figures, text, asOf } = await composeReport(tx, { of, ...query });
  const checks = await checkComposed(tx, { ...query, area: of.unit.key, figures, text });
  return { figures, text, checks, as_of: asOf, cutoff: query.cutoff, symbol: text.symbol };
}
