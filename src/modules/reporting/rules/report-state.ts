import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { CheckLine, Remarks, ReportState } from "../contract.ts";
import { errors } from "../errors.ts";
import { openChecks } from "./check-report.ts";

export interface ReportStanding {
  state: ReportState;
  checks: readonly CheckLine[];
  remarks: Remarks;
}

/** Text and figures may change until somebody signs. */
export function mayWrite({ state }: Pick<ReportStanding, "state">): Outcome<true> {
  return state === "draft" || state === "checked" ? ok(true) : refuse(errors.locked);
}

/** Checked when nothing red is left and every amber check has its reason; otherwise still a draft. */
export function stateAfterCheck({ checks, remarks }: Omit<ReportStanding, "state">): "draft" | "checked" {
  const { red, amber } = openChecks(checks, remarks);
  return red.length === 0 && amber.length === 0 ? "checked" : "draft";
}

/** Only a checked report is signed, and what was checked is what is signed. */
export function maySign({ state, checks, remarks }: ReportStanding): Outcome<true> {
  if (state !== "draft" && state !== "checked") return refuse(errors.locked);
  const { red, amber } = openChecks(checks, remarks);
  if (red.length > 0) return refuse(errors.checks_red, { n: red.length });
  if (amber.length > 0) return refuse(errors.reason_missing, { n: amber.length });
  return state === "checked" ? ok(true) : refuse(errors.not_checked);
}

export function mayPublish({ state }: Pick<ReportStanding, "state">): Outcome<true> {
  return state === "signed" ? ok(true) : refuse(errors.not_signed);
}

/** A draft is simply changed; what was replaced already is replaced by its successor's successor. */
export function mayReissue({ state }: Pick<ReportStanding, "state">): Outcome<true> {
  return state === "signed" || state === "published" ? ok(true) : refuse(errors.nothing_to_reissue);
}

/**
 * Whether somebody issues for a unit: the unit itself is among the areas they hold. Who only sees it from above may read and draft,
 * and signs reports of their own.
 */
export const issuesFor = (scope: readonly string[], unit: string): boolean => scope.includes(unit);
