import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import type { RowResult } from "../../kernel/tabular/write/annotate-workbook.ts";
import type { RowProblem } from "./contract.ts";
import { problemSentence, type Say } from "./rules/problem-words.ts";
import type { OpenedRow } from "./store/row-store.ts";

type Language = "vi" | "en";

const sayIn =
  (language: Language): Say =>
  (namespace, key, params) =>
    textOf(language, namespace, key, params);

/** One problem of a row as a sentence: where, what, what to do. */
export const problemWords = (language: Language, problem: RowProblem): string => problemSentence(sayIn(language), problem);

const tones = { created: "good", updated: "good", unchanged: "neutral", held: "warning", rejected: "bad" } as const;

/** What a row became, for the workbook that goes back to its sender. */
export function rowResultWords(language: Language): (row: OpenedRow | undefined) => RowResult | undefined {
  const say = sayIn(language);
  return (row) => {
    if (!row) return undefined;
    const shown = row.problems.filter((problem) => problem.grade !== "note" || row.result !== "unchanged");
    return {
      status: say("imports", `result.${row.result}`),
      reason: shown.map((problem) => problemSentence(say, problem)).join(" "),
      tone: tones[row.result],
      columns: shown.flatMap((problem) => (problem.column && problem.grade !== "note" ? [problem.column] : [])),
    };
  };
}
