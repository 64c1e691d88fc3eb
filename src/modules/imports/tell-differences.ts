import type { Tx } from "../../kernel/db/actor.ts";
import { type CaseReport, listCasesById } from "../surveillance/server.ts";
import type { RowProblem } from "./contract.ts";
import type { RowOutcome } from "./row-outcome.ts";

type Value = string | number | null;
const valueIn = (report: object, field: string): Value => {
  const value = (report as Partial<CaseReport>)[field as keyof CaseReport];
  return typeof value === "string" || typeof value === "number" ? value : null;
};

/** Where file and record disagree, both values go into the sentence: the officer decides by them. */
export async function tellDifferences(tx: Tx, rows: readonly { report: object; outcome: RowOutcome }[]): Promise<void> {
  const differing = rows.flatMap(({ report, outcome }) =>
    outcome.problems
      .filter(({ code }) => code === "case.kept_different" || code === "case.changed")
      .map((problem) => ({ report, outcome, problem })),
  );
  if (differing.length === 0) return;
  const kept = differing.filter(({ problem }) => problem.code === "case.kept_different").flatMap(({ outcome }) => outcome.caseId ?? []);
  const stored = new Map((await listCasesById(tx, [...new Set(kept)])).map((each) => [each.id, each]));
  for (const { report, outcome, problem } of differing) {
    const field = String(problem.params.field);
    const record = problem.code === "case.kept_different" && outcome.caseId ? stored.get(outcome.caseId) : undefined;
    Object.assign(problem.params, {
      file: valueIn(report, field),
      ...(record && { record: valueIn(record, field) }),
    } satisfies RowProblem["params"]);
  }
}
