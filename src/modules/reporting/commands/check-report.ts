import type { Tx } from "../../../kernel/db/actor.ts";
import { horizon } from "../../../kernel/db/records.ts";
import type { Outcome } from "../../../kernel/errors/refusal.ts";
import type { CheckReport } from "../contract.ts";
import { mayWrite, stateAfterCheck } from "../rules/report-state.ts";
import { composedColumns, openReport, overridesOf, saveChanged, type Written } from "./open-report.ts";

/**
 * Fixes the figures at the horizon, from the records themselves, and checks them. What passes is what will be signed;
 * while a red check or an amber one without reason is open it stays a draft.
 */
export async function checkReportNow(tx: Tx, command: CheckReport): Promise<Outcome<Written>> {
  const opened = await openReport(tx, command.reportId, command.baseVersion);
  if (!opened.ok) return opened;
  const { report, of } = opened.value;
  const may = mayWrite(report);
  if (!may.ok) return may;
  const { on_day: on, cutoff } = report;
  const asOf = await horizon(tx);
  const columns = await composedColumns(tx, of, { on, cutoff, asOf, overrides: overridesOf(report), replaces: report.text.replaces });
  const remarks = { ...report.remarks, ...command.remarks };
  return saveChanged(tx, opened.value, { ...columns, remarks, state: stateAfterCheck({ checks: columns.checks, remarks }) });
}
