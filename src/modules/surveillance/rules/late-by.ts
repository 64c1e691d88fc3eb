import { daysBetween, localDateOf } from "../../../kernel/time/local-date.ts";
import { type CaseDays, eventOn } from "./case-days.ts";

/** A case reported more than a week after its own day misses the week its level was assessed on; our own mark, no guideline's. */
export const BACK_FILLED_AFTER_DAYS = 7;

export interface Lateness {
  /** Days from the case's own day to the day the unit reported; negative when it was reported before its result. */
  reportedAfterDays: number;
  /** Days from the report to the receipt here. */
  receivedAfterDays: number;
  /**
   * Reported so late that it belongs to an earlier week (ca bổ sung): counted on its own day, and said so. The unit's report decides, not the
   * receipt here: in an archive taken in years later only what its units had reported late is back-filled. Late receipt is `notifiedLate`.
   */
  backFilled: boolean;
}

export function lateBy(days: CaseDays): Lateness {
  const reportedAfterDays = daysBetween(eventOn(days), days.reportedOn);
  const receivedAfterDays = daysBetween(days.reportedOn, localDateOf(new Date(days.notifiedAt)));
  return { reportedAfterDays, receivedAfterDays, backFilled: reportedAfterDays > BACK_FILLED_AFTER_DAYS };
}

export const lateByOf = (cases: readonly CaseDays[]): Lateness[] => cases.map(lateBy);
