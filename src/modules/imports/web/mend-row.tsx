import { useState } from "react";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useSay, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { columnLetter } from "../rules/problem-key.ts";
import { problemSentence } from "../rules/problem-words.ts";
import type { WaitingRowProps } from "./held-row.tsx";
import css from "./imports.module.css";
import { RowActs } from "./row-acts.tsx";

/** A rejected row with its cells as they are in the file: mended here, it goes the way of every other row. */
export function MendRow({ batch, row, busy, onSettle, onSkip }: WaitingRowProps) {
  const text = useText("imports");
  const say = useSay();
  const [cells, setCells] = useState<readonly string[]>(row.cells ?? []);
  const used = batch.columns.filter(({ field }) => field !== null);
  const errorAt = (column: number): string | undefined => {
    const problem = row.problems.find((each) => each.column === column && each.grade === "wrong");
    return problem && problemSentence(say, problem);
  };
  // What is wrong stands first; the other cells follow in the order of the file.
  const ordered = [...used.filter(({ column }) => errorAt(column)), ...used.filter(({ column }) => !errorAt(column))];
  const write = (column: number, words: string): void => {
    const longer = [...cells, ...Array<string>(Math.max(0, column - cells.length)).fill("")];
    setCells(longer.map((cell, index) => (index + 1 === column ? words : cell)));
  };
  return (
    <>
      <div className={css.cells}>
        {ordered.map(({ column, header }) => (
          <TextInput
            key={column}
            label={`${columnLetter(column)} · ${header || text("columns.noName")}`}
            value={cells[column - 1] ?? ""}
            onChange={(words) => write(column, words)}
            error={errorAt(column)}
            autoComplete="off"
          />
        ))}
      </div>
      <RowActs {...{ busy, onSkip, onSettle }}>
        <Button kind="main" keys="mod+Enter" busy={busy} onPress={() => onSettle({ kind: "mend", cells: [...cells] })}>
          {text("rows.take")}
        </Button>
      </RowActs>
    </>
  );
}
