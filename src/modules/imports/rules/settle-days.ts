import type { ReportCase } from "../../surveillance/contract.ts";

/** A contradiction among the days of a report, as surveillance tells it. */
export interface DayProblem {
  code: string;
  field: string | null;
  grade: "wrong" | "doubtful";
  params: Record<string, string | number>;
}

type Days = Pick<ReportCase, "reportedOn" | "resultedOn" | "sampledOn" | "onsetOn" | "onsetSource" | "outcome" | "outcomeOn">;

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
 */
export function settleDays<Report extends Days>(report: Report, problems: readonly DayProblem[]): SettledDays<Report> {
  const settled: SettledDays<Report> = { report: { ...report }, wrong: [], leftOut: [] };
  const own = (["resultedOn", "sampledOn", "onsetOn"] as const).find((field) => report[field]) ?? "reportedOn";
  for (const problem of problems) {
    if (problem.grade !== "wrong") continue;
    const aboutOwn = problem.field === own || (own === "resultedOn" && problem.code === "sample_after_result");
    const emptied = aboutOwn ? undefined : withoutDay(settled.report, problem.field);
    if (emptied) {
      settled.report = { ...settled.report, ...emptied };
      settled.leftOut.push(problem);
    } else settled.wrong.push(problem);
  }
  return settled;
}

function withoutDay({ resultedOn, sampledOn, onsetOn }: Days, field: string | null): Partial<Days> | undefined {
  if (field === "onsetOn") return { onsetOn: null, onsetSource: "unknown" };
  if (field === "sampledOn") return { sampledOn: null };
  if (field === "outcomeOn") return { outcome: "active", outcomeOn: null };
  const latest = [resultedOn, sampledOn, onsetOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return field === "reportedOn" && latest ? { reportedOn: latest } : undefined;
}
