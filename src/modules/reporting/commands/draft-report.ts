import type { Tx } from "../../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import type { DraftReport } from "../contract.ts";
import { findReportingUnit, type ReportingUnit } from "../describe-unit.ts";
import { errors } from "../errors.ts";
import { cutoffOf } from "../rules/cutoff.ts";
import { publishedOn, reportsOf, type StoredReport, saveReport } from "../store/report-store.ts";
import { composedColumns, overridesOf, saveChanged, type Written } from "./open-report.ts";

/**
 * Drafts the daily report of an area with the figures of this moment, or brings its open draft up to date.
 * A day has one open report; after it is published another one needs a reason (re-issue).
 */
export async function draftReport(tx: Tx, command: DraftReport): Promise<Outcome<Written>> {
  const of = await findReportingUnit(tx, command.area);
  if (!of || of.unit.provinceId !== tx.actor.provinceId) return refuse(errors.area_not_found);
  if (command.on > localDateOf(tx.now)) return refuse(errors.day_in_future, { on: command.on });
  if (command.cutoff && command.cutoff > tx.now) return refuse(errors.instant_in_future);
  const [open] = await reportsOf(tx, command.area, command.on, ["draft", "checked", "signed"]);
  if (open?.state === "signed") return refuse(errors.locked);
  if (open) return refreshDraft(tx, of, open, command.cutoff);
  if (await publishedOn(tx, command.area, command.on)) return refuse(errors.already_published, { on: command.on });
  return createDraft(tx, of, command, null);
}

/** Figures and unchanged paragraphs anew; what somebody wrote stays, reasons stay with their checks. */
async function refreshDraft(tx: Tx, of: ReportingUnit, open: StoredReport, cutoff: Date | null): Promise<Outcome<Written>> {
  const query = {
    on: open.on_day,
    cutoff: cutoff ?? cutoffOf(open.on_day, tx.now),
    asOf: null,
    overrides: overridesOf(open),
    replaces: open.text.replaces,
  };
  return saveChanged(tx, { report: open, of }, { ...(await composedColumns(tx, of, query)), state: "draft" });
}

/** The report a new draft takes the place of, and why. */
export interface Replacing {
  report: StoredReport;
  reason: string;
  /** Sentence the new report opens with. */
  words: string | null;
}

export async function createDraft(
  tx: Tx,
  of: ReportingUnit,
  { reportId, on, cutoff }: Pick<DraftReport, "reportId" | "on" | "cutoff">,
  replacing: Replacing | null,
): Promise<Outcome<Written>> {
  const overrides = replacing ? overridesOf(replacing.report) : new Map();
  const query = { on, cutoff: cutoff ?? cutoffOf(on, tx.now), asOf: null, overrides, replaces: replacing?.words ?? null };
  const done = await saveReport(tx, {
    province_id: of.unit.provinceId,
    id: reportId,
    seen_by: [...of.seenBy],
    unit_key: of.unit.key,
    kind: "daily",
    on_day: on,
    state: "draft",
    remarks: {},
    drafted_by: tx.actor.accountId,
    drafted_name: tx.actor.name,
    reissue_of: replacing?.report.id ?? null,
    reissue_reason: replacing?.reason ?? null,
    ...(await composedColumns(tx, of, query)),
  });
  // Somebody else began the same day's report in this very moment.
  if (done.created.length === 0) return refuse(errors.draft_open, { on });
  return ok({ reportId, version: 1, state: "draft" });
}
