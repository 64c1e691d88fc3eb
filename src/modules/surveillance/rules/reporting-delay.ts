import { daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";

export interface DelayedReport {
  eventOn: LocalDate;
  reportedOn: LocalDate;
  /** Reports with these same days; 1 when left out. */
  n?: number;
}

export interface DelayOptions {
  /** Last day of knowledge; later reports are not looked at. */
  asOf: LocalDate;
  /** Longest delay told apart, in days; longer ones are folded into it. */
  maxDays: number;
  /** Only events of so many days before `asOf`, at least `maxDays`; null: all. */
  windowDays: number | null;
}

/** Delay from event to report, as measured. */
export interface ReportingDelay {
  /** Reports it rests on. */
  count: number;
  /** Reports dated before their event, left out. */
  negative: number;
  /** `reports[d]`: reports with a delay of d days; the last holds all longer ones too. */
  reports: readonly number[];
  /** `atRisk[d]`: reports with a delay of at most d among events old enough to show it. */
  atRisk: readonly number[];
  /** `cumulative[d]`: share of an event day's reports that are in after d days; empty when nothing was measured. */
  cumulative: readonly number[];
}

/**
 * Measured reporting delay (độ trễ báo cáo), corrected for reports that are still to come.
 * Reverse hazard: among reports with delay ≤ d of events at least d days old, the share with delay exactly d (Lawless 1994).
 * Without the correction the last days, of which only quick reports are in yet, would make reporting look quick.
 */
export function reportingDelay(reports: readonly DelayedReport[], options: DelayOptions): ReportingDelay {
  const { maxDays } = options;
  const known = reports.filter(({ eventOn, reportedOn }) => reportedOn <= options.asOf && inWindow(eventOn, options));
  const delays = known.map(({ eventOn, reportedOn, n = 1 }) => ({
    age: daysBetween(eventOn, options.asOf),
    delay: daysBetween(eventOn, reportedOn),
    n,
  }));
  const measured = delays.filter(({ delay }) => delay >= 0);
  const counts = countByDelay(measured, maxDays);
  const count = sizeOf(measured);
  return { count, negative: sizeOf(delays) - count, ...counts, cumulative: count > 0 ? cumulate(counts) : [] };
}

const sizeOf = (delays: readonly { n: number }[]): number => delays.reduce((sum, { n }) => sum + n, 0);

function inWindow(eventOn: LocalDate, { asOf, windowDays, maxDays }: DelayOptions): boolean {
  return windowDays === null || daysBetween(eventOn, asOf) <= Math.max(windowDays, maxDays);
}

function countByDelay(
  measured: readonly { age: number; delay: number; n: number }[],
  maxDays: number,
): Pick<ReportingDelay, "reports" | "atRisk"> {
  const reports = new Array<number>(maxDays + 1).fill(0);
  const atRisk = new Array<number>(maxDays + 1).fill(0);
  for (const { age, delay, n } of measured) {
    const folded = Math.min(delay, maxDays);
    reports[folded]! += n;
    for (let days = folded; days <= Math.min(age, maxDays); days++) atRisk[days]! += n;
  }
  return { reports, atRisk };
}

/** Share in after d days = product over longer delays of what did not wait that long. */
function cumulate({ reports, atRisk }: Pick<ReportingDelay, "reports" | "atRisk">): number[] {
  const cumulative = new Array<number>(reports.length).fill(1);
  for (let days = reports.length - 2; days >= 0; days--) {
    const hazard = atRisk[days + 1]! > 0 ? reports[days + 1]! / atRisk[days + 1]! : 0;
    cumulative[days] = cumulative[days + 1]! * (1 - hazard);
  }
  return cumulative;
}

/**
 * Days after which so much of a day's reports is in: younger days of a curve are shaded.
 * @param share 0–1, e.g. 0.95
 * @returns null when nothing was measured or the longest delay told apart does not reach the share
 */
export function daysUntilComplete({ cumulative }: Pick<ReportingDelay, "cumulative">, share: number): number | null {
  // The shares are products: 0.8 comes out as 0.7999999999999999.
  const days = cumulative.findIndex((reached) => reached >= share - 1e-12);
  // The last class is open: "that long or longer" says nothing about when it is complete.
  return days === -1 || days === cumulative.length - 1 ? null : days;
}
