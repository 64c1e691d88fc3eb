import { type LocalDate, localDateOf } from "../../../kernel/time/local-date.ts";
import type { CaseReport } from "../contract.ts";

export type CaseDays = Pick<CaseReport, "onsetOn" | "sampledOn" | "resultedOn" | "reportedOn" | "notifiedAt">;

/** By which of its days a case is counted. `notified`: the local day this system received it. */
export type DateBasis = "onset" | "sampled" | "resulted" | "reported" | "notified";

/** The day of a case on one basis; null when not known. */
export function dayOf(days: CaseDays, basis: DateBasis): LocalDate | null {
  if (basis === "onset") return days.onsetOn;
  if (basis === "sampled") return days.sampledOn;
  if (basis === "resulted") return days.resultedOn;
  return basis === "reported" ? days.reportedOn : localDateOf(new Date(days.notifiedAt));
}

/** Day of diagnosis: of the result, else of the sample, else of the report. It chooses the case definition and starts the deadline. */
export const diagnosedOn = (days: Omit<CaseDays, "notifiedAt" | "onsetOn">): LocalDate =>
  days.resultedOn ?? days.sampledOn ?? days.reportedOn;

/** The case's own day, on which it is counted however late it is reported: of the result, else the sample, the onset, the report. */
export const eventOn = (days: Omit<CaseDays, "notifiedAt">): LocalDate =>
  days.resultedOn ?? days.sampledOn ?? days.onsetOn ?? days.reportedOn;
