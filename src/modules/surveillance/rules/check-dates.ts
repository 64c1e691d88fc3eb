import { daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseReport } from "../contract.ts";
import type { Birth } from "./age-on.ts";

type Receipt = "communeReceivedOn" | "districtReceivedOn" | "provinceReceivedOn";
type OwnDate = "onsetOn" | "sampledOn" | "resultedOn" | "reportedOn" | "severityOn" | "outcomeOn";
type DateField = OwnDate | Receipt;

export type CheckedDates = Pick<CaseReport, OwnDate> & Partial<Pick<CaseReport, Receipt>> & Birth;

export type DateProblemCode =
  | "in_future"
  | "before_birth"
  | "onset_after_sample"
  | "onset_after_report"
  | "sample_after_result"
  | "sample_after_report"
  | "result_after_report"
  | "outcome_before_case"
  | "long_before_report"
  | "received_before_diagnosis"
  | "received_before_level_below";

/** `wrong` cannot be; `doubtful` can, but is more often a slip of the pen: the writer confirms it. */
export interface DateProblem {
  field: DateField;
  code: DateProblemCode;
  grade: "wrong" | "doubtful";
  /** The day in the field, and the one it contradicts. */
  params: { on: LocalDate; other: LocalDate };
}

export interface DateContext {
  /** Local day of the check. */
  today: LocalDate;
  /** Longest incubation of the disease in days: a contact may be sampled that long before the first symptom; null: not known. */
  incubationDays: number | null;
  /** A first report cannot hold a sample, a result or an onset of a later day; a correction can. */
  firstReport: boolean;
}

/** Half a year between event and report is nearly always the wrong year; our own mark, no guideline's. */
const LONG_BEFORE_DAYS = 180;

/** Levels in the order in which a report reaches them. */
const receipts = ["communeReceivedOn", "districtReceivedOn", "provinceReceivedOn"] as const satisfies readonly Receipt[];
const fields: readonly DateField[] = ["onsetOn", "sampledOn", "resultedOn", "reportedOn", "severityOn", "outcomeOn", ...receipts];

/** Contradictions among the days of one case (kiểm tra ngày tháng); empty when there is none. */
export function checkDates(dates: CheckedDates, context: DateContext): DateProblem[] {
  return [
    ...againstCalendar(dates, context.today),
    ...againstEachOther(dates, context.incubationDays),
    ...amongReceipts(dates),
    ...(context.firstReport ? againstReport(dates) : []),
  ];
}

/** The same over rows: each problem carries the index of its row. */
export function checkDatesOf(rows: readonly CheckedDates[], context: DateContext): (DateProblem & { row: number })[] {
  return rows.flatMap((dates, row) => checkDates(dates, context).map((problem) => ({ row, ...problem })));
}

const wrong = (field: DateField, code: DateProblemCode, on: LocalDate, other: LocalDate): DateProblem => ({
  field,
  code,
  grade: "wrong",
  params: { on, other },
});
const doubtful = (field: DateField, code: DateProblemCode, on: LocalDate, other: LocalDate): DateProblem => ({
  ...wrong(field, code, on, other),
  grade: "doubtful",
});

function againstCalendar(dates: CheckedDates, today: LocalDate): DateProblem[] {
  const birth = dates.bornOn ?? (dates.birthYear === null ? null : `${String(dates.birthYear).padStart(4, "0")}-01-01`);
  return fields.flatMap((field) => {
    const on = dates[field];
    if (!on) return [];
    if (on > today) return [wrong(field, "in_future", on, today)];
    return birth !== null && on < birth ? [wrong(field, "before_birth", on, birth)] : [];
  });
}

function againstEachOther({ onsetOn, sampledOn, resultedOn, outcomeOn }: CheckedDates, incubationDays: number | null): DateProblem[] {
  const problems: DateProblem[] = [];
  if (onsetOn && sampledOn && onsetOn > sampledOn) {
    const possible = incubationDays === null || daysBetween(sampledOn, onsetOn) <= incubationDays;
    problems.push((possible ? doubtful : wrong)("onsetOn", "onset_after_sample", onsetOn, sampledOn));
  }
  if (sampledOn && resultedOn && sampledOn > resultedOn) problems.push(wrong("sampledOn", "sample_after_result", sampledOn, resultedOn));
  const began = onsetOn ?? sampledOn;
  if (outcomeOn && began && outcomeOn < began) problems.push(wrong("outcomeOn", "outcome_before_case", outcomeOn, began));
  return problems;
}

/**
 * A report is received after the case was found, and by a level after the one below it; the other way round is possible (a suspicion was told
 * first, a hospital wrote to the province) and more often a slip.
 */
function amongReceipts(dates: CheckedDates): DateProblem[] {
  const found = dates.sampledOn ?? dates.onsetOn;
  let below: LocalDate | null = null;
  return receipts.flatMap((field) => {
    const on = dates[field];
    if (!on) return [];
    const before = below;
    below = on;
    if (before !== null && on < before) return [doubtful(field, "received_before_level_below", on, before)];
    return found !== null && on < found ? [doubtful(field, "received_before_diagnosis", on, found)] : [];
  });
}

function againstReport({ onsetOn, sampledOn, resultedOn, reportedOn }: CheckedDates): DateProblem[] {
  const problems: DateProblem[] = [];
  if (onsetOn && onsetOn > reportedOn) problems.push(wrong("onsetOn", "onset_after_report", onsetOn, reportedOn));
  if (sampledOn && sampledOn > reportedOn) problems.push(wrong("sampledOn", "sample_after_report", sampledOn, reportedOn));
  if (resultedOn && resultedOn > reportedOn) problems.push(wrong("resultedOn", "result_after_report", resultedOn, reportedOn));
  for (const [field, on] of [
    ["onsetOn", onsetOn],
    ["sampledOn", sampledOn],
  ] as const)
    if (on && daysBetween(on, reportedOn) > LONG_BEFORE_DAYS) problems.push(doubtful(field, "long_before_report", on, reportedOn));
  return problems;
}
