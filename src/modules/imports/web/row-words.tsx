import { useSay, useText } from "../../../kernel/ui/language/language.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import type { RowProblem, RowResult, RowView } from "../contract.ts";
import { problemSentence } from "../rules/problem-words.ts";

/** Where, what and what to do, for each problem of a row; what was only noted counts for rows nobody has to look at. */
export function useRowSentences(): (row: RowView) => string[] {
  const say = useSay();
  return ({ problems, result }) => {
    const waiting = result === "held" || result === "rejected";
    return problems.filter(({ grade }) => !waiting || grade !== "note").map((problem: RowProblem) => problemSentence(say, problem));
  };
}

const tones = { created: "ok", updated: "ok", unchanged: "plain", held: "soon", rejected: "late" } as const;

export function ResultChip({ of }: { of: RowResult }) {
  const text = useText("imports");
  return <Chip tone={tones[of]}>{text(`result.${of}`)}</Chip>;
}
