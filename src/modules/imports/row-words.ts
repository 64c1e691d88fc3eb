import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import type { RowResult } from "../../kernel/tabular/write/annotate-workbook.ts";
import type { RowProblem } from "./contract.ts";
import { columnLetter, problemKey } from "./rules/problem-key.ts";
import type { OpenedRow } from "./store/batch-store.ts";

type Language = "vi" | "en";

/** One problem of a row as a sentence: where, what, what to do. */
export function problemWords(language: Language, problem: RowProblem): string {
  const { namespace, key } = problemKey(problem.code);
  const params = Object.fromEntries(
    Object.entries(problem.params).filter((entry): entry is [string, string | number] => entry[1] !== null),
  );
  const sentence = textOf(language, namespace, key, params);
  const at = problem.column === null ? String(problem.row) : `${columnLetter(problem.column)}${problem.row}`;
  return problem.column === null ? sentence : `${textOf(language, "imports", "cell", { at })}: ${sentence}`;
}

const tones = { created: "good", updated: "good", unchanged: "neutral", held: "warning", rejected: "bad" } as const;

/** What a row became, for the workbook that goes back to its sender. */
export function rowResultWords(language: Language): (row: OpenedRow | undefined) => RowResult | undefined {
  return (row) => {
    if (!row) return undefined;
    const shown = row.problems.filter((problem) => problem.grade !== "note" || row.result !== "unchanged");
    return {
      status: textOf(language, "imports", `result.${row.result}`),
      reason: shown.map((problem) => problemWords(language, problem)).join(" "),
      tone: tones[row.result],
      columns: shown.flatMap((problem) => (problem.column && problem.grade !== "note" ? [problem.column] : [])),
    };
  };
}
