import { addDays, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";
import type { Disease, Source } from "../diseases/define-disease.ts";
import { type CaseDays, diagnosedOn } from "./case-days.ts";
import { inForce } from "./in-force.ts";

const HOUR_MS = 3_600_000;

export interface NotificationDeadline {
  dueAt: Date;
  hours: number;
  source: Source;
}

/**
 * Until when a case had to be reported (hạn báo cáo). Only the day of diagnosis is known, so the hours run from its end: nobody is late by our rounding.
 * @returns null when no deadline is known for the disease on that day
 */
export function notificationDue(disease: Pick<Disease, "notifyWithin">, diagnosed: LocalDate): NotificationDeadline | null {
  const rule = inForce(disease.notifyWithin, diagnosed);
  return rule
    ? { dueAt: new Date(startOf(addDays(diagnosed, 1)).getTime() + rule.hours * HOUR_MS), hours: rule.hours, source: rule.source }
    : null;
}

/** Whether a case came in after its deadline; null when there is no known deadline. */
export function notifiedLate(disease: Pick<Disease, "notifyWithin">, days: CaseDays): boolean | null {
  const deadline = notificationDue(disease, diagnosedOn(days));
  return deadline && Date.parse(days.notifiedAt) > deadline.dueAt.getTime();
}

export const notifiedLateOf = (disease: Pick<Disease, "notifyWithin">, cases: readonly CaseDays[]): (boolean | null)[] =>
  cases.map((days) => notifiedLate(disease, days));
