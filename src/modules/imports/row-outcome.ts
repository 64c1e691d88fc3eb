import type { Refusal } from "../../kernel/errors/refusal.ts";
import type { ReportProblem, ReportResult } from "../surveillance/server.ts";
import type { RowProblem } from "./contract.ts";
import { columnOfCaseField } from "./rules/case-columns.ts";
import type { CaseRow } from "./rules/read-case-row.ts";

/** What became of one row. */
export interface RowOutcome {
  row: number;
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
  caseId: string | null;
  /** Whom the row is about; of a held row: whom it may be about. */
  personId: string | null;
  problems: RowProblem[];
}

/** A row that is kept out, with what is known of it and why. */
export function rejected(row: CaseRow, ...problems: RowProblem[]): RowOutcome {
  return { row: row.row, result: "rejected", caseId: null, personId: null, problems: [...row.problems, ...problems] };
}

export function problemOf(
  row: CaseRow,
  field: string | null,
  code: string,
  params: RowProblem["params"],
  grade: RowProblem["grade"],
): RowProblem {
  return {
    row: row.row,
    column: field === null ? null : (row.columns.at.get(field) ?? null),
    code,
    params: { ...(field && { field }), ...params },
    grade,
  };
}

/** A contradiction within a case, at the cell it was read from. */
export function caseProblem(row: CaseRow, { code, field, params }: Omit<ReportProblem, "grade">, grade: RowProblem["grade"]): RowProblem {
  return { row: row.row, column: columnOfCaseField(field, row.columns.at), code: `case.${code}`, params: { field, ...params }, grade };
}

/** A refusal of another module; one about days names the contradiction. */
export function refusalProblem(row: CaseRow, { code, params = {} }: Refusal): RowProblem {
  if (typeof params.problem === "string") {
    const { problem, field, ...days } = params;
    return caseProblem(row, { code: problem, field: typeof field === "string" ? field : null, params: daysOf(days) }, "wrong");
  }
  return { row: row.row, column: null, code, params, grade: "wrong" };
}

const daysOf = (params: RowProblem["params"]): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== null));

/** What surveillance made of a report, as the outcome of its row. */
export function outcomeOf(row: CaseRow, personId: string, { result, caseId, problems }: ReportResult): RowOutcome {
  const grade = (problem: ReportProblem): RowProblem["grade"] =>
    problem.grade === "wrong" ? "wrong" : result === "held" && problem.code === "episode_open_question" ? "held" : "note";
  return {
    row: row.row,
    result,
    caseId: result === "rejected" ? null : caseId,
    personId: result === "rejected" ? null : personId,
    problems: [...row.problems, ...problems.map((problem) => caseProblem(row, problem, grade(problem)))],
  };
}
