import type { ReportCase } from "../../surveillance/contract.ts";

/** A contradiction among the days of a report, as surveillance tells it. */
export interface DayProblem {
  code: string;
  field: string | null;
  grade: "wrong" | "doubtful";
  params: Record<string, string | number>;
}

type Receipt = "communeReceivedOn" | "districtReceivedOn" | "provinceReceivedOn";
type Days = Pick<ReportCase, "reportedOn" | "resultedOn" | "sampledOn" | "onsetOn" | "onsetSource" | "outcome" | "outcomeOn"> &
  Partial<Pick<ReportCase, Receipt>>;

export interface SettledDays<Report extends Days> {
  report: Report;
  /** Contradictions that concern the case's own day: they keep the row out. */
  wrong: DayProblem[];
  /** Days that cannot be and are left empty, with why. */
  leftOut: DayProblem[];
}

/**
 * A day that cannot be is left empty, and the row still counts; only a contradiction of the case's own day (of the result, else the sample,
 * the onset, the report) keeps the row out, because nobody would know on which day to count it.
 * @param reportStated the row names the day of the report; otherwise it is the latest of the other days, also of those that remain
 */
export function settleDays<Report extends Days>(
  report: Report,
  problems: readonly DayProblem[],
  reportStated: boolean,
): SettledDays<Report> {
  const own = (["resultedOn", "sampledOn", "onsetOn"] as const).find((field) => report[field]) ?? "reportedOn";
  const wrong: DayProblem[] = [];
  const leftOut: DayProblem[] = [];
  let settled: Report = { ...report };
  for (const problem of problems) {
    if (problem.grade !== "wrong") continue;
    const aboutOwn = problem.field === own || (own === "resultedOn" && problem.code === "sample_after_result");
    const emptied = aboutOwn ? undefined : withoutDay[problem.field ?? ""];
    if (!emptied) wrong.push(problem);
    else {
      settled = { ...settled, ...emptied };
      if (problem.field !== "reportedOn" || reportStated) leftOut.push(problem);
    }
  }
  const keepsReport = reportStated && !leftOut.some(({ field }) => field === "reportedOn");
  return { report: keepsReport ? settled : { ...settled, reportedOn: latestOf(settled) ?? settled.reportedOn }, wrong, leftOut };
}

/** What is left of a report without a day; of the report's own day nothing, it is made from the others. */
const withoutDay: Readonly<Record<string, Partial<Days>>> = {
  onsetOn: { onsetOn: null, onsetSource: "unknown" },
  sampledOn: { sampledOn: null },
  outcomeOn: { outcome: "active", outcomeOn: null },
  communeReceivedOn: { communeReceivedOn: null },
  districtReceivedOn: { districtReceivedOn: null },
  provinceReceivedOn: { provinceReceivedOn: null },
  reportedOn: {},
};

const latestOf = ({ resultedOn, sampledOn, onsetOn }: Days): string | undefined =>
  [resultedOn, sampledOn, onsetOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
