import { daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseReport } from "../contract.ts";
import type { Disease } from "../diseases/define-disease.ts";
import { eventOn } from "./case-days.ts";
import { classifyCase, evidenceOf } from "./classify-case.ts";
import { notifiedLate } from "./notification-due.ts";

/** What a case still needs from somebody. The order is that of urgency. */
export const queueCodes = [
  "classification_conflict", // the unit stated more than the evidence allows
  "result_missing", // sampled, no result
  "onset_missing",
  "test_missing", // counted as confirmed on a statement alone
  "classification_open", // suspected or probable
  "severity_missing",
  "outcome_missing", // still active long after it began
  "notified_late", // to be explained, not to be mended
] as const;
export type QueueCode = (typeof queueCodes)[number];

/** An active case older than this has most likely an end nobody entered; our own mark, no guideline's. */
export const OUTCOME_AFTER_DAYS = 28;

/** What is missing in a case (việc còn thiếu), most urgent first; empty when nothing is. */
export function queueOf(report: CaseReport, disease: Disease, today: LocalDate): QueueCode[] {
  if (report.classification === "discarded") return [];
  const needed = new Set<QueueCode>([...classificationNeeds(report, disease), ...followUpNeeds(report, today)]);
  if (notifiedLate(disease, report)) needed.add("notified_late");
  return queueCodes.filter((code) => needed.has(code));
}

export const queuesOf = (reports: readonly CaseReport[], disease: Disease, today: LocalDate): QueueCode[][] =>
  reports.map((report) => queueOf(report, disease, today));

function classificationNeeds(report: CaseReport, disease: Disease): QueueCode[] {
  const { classification, classificationManual } = report;
  const needs: QueueCode[] = classification === "confirmed" ? [] : ["classification_open"];
  if (report.sampledOn !== null && report.testResult === null) needs.push("result_missing");
  if (classificationManual) return needs;
  const { basis, conflict } = classifyCase(disease, { days: report, evidence: evidenceOf(report), stated: classification, manual: null });
  if (conflict) needs.push("classification_conflict");
  if (classification === "confirmed" && basis === "stated" && report.testResult !== "positive") needs.push("test_missing");
  return needs;
}

function followUpNeeds(report: CaseReport, today: LocalDate): QueueCode[] {
  const needs: QueueCode[] = [];
  if (report.onsetOn === null && report.onsetSource !== "none_asymptomatic" && report.severity !== "asymptomatic")
    needs.push("onset_missing");
  if (report.severity === null) needs.push("severity_missing");
  if (report.outcome === "active" && daysBetween(eventOn(report), today) > OUTCOME_AFTER_DAYS) needs.push("outcome_missing");
  return needs;
}
