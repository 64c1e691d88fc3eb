import { refusalKey } from "../../i18n/words.ts";
import { columnLetters } from "../../tabular/column-letters.ts";
import type { SheetCounts, SheetProblem } from "../../tabular/sheet-result.ts";
import { useText } from "../language/language.tsx";
import { Card } from "../parts/card.tsx";
import { EquationRow } from "../parts/equation-row.tsx";
import css from "./sheet.module.css";

/** Every row of a sheet accounted for. */
export function SheetEquation({ of }: { of: SheetCounts }) {
  const text = useText("ui");
  return (
    <EquationRow
      total={{ name: text("sheetResult.read"), value: of.read }}
      terms={[
        { name: text("sheetResult.created"), value: of.created },
        { name: text("sheetResult.updated"), value: of.updated },
        { name: text("sheetResult.unchanged"), value: of.unchanged },
        { name: text("sheetResult.held"), value: of.held, tone: "decide" },
        { name: text("sheetResult.rejected"), value: of.rejected, tone: "wrong" },
      ]}
    />
  );
}

interface RejectedRow {
  row: number;
  name: string | null;
  problems: readonly SheetProblem[];
}

/** Rows that were not taken: which, and for each problem where, what and what to do. @param namespace of the module whose sheet it is */
export function RejectedRows({ namespace, rows }: { namespace: string; rows: readonly RejectedRow[] }) {
  const text = useText("ui");
  if (rows.length === 0) return null;
  return (
    <Card title={text("sheetResult.mend")} aside={text("sheetResult.rowCount", { n: rows.length })}>
      <ul className={css.rejected}>
        {rows.map(({ row, name, problems }) => (
          <li key={row}>
            <b>
              {text("sheetResult.row")} {row}
              {name && `, ${name}`}
            </b>
            <ul>
              {problems.map((problem) => (
                <li key={`${problem.code} ${problem.column}`}>
                  <ProblemWords {...{ namespace, row, problem }} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ProblemWords({ namespace, row, problem }: { namespace: string; row: number; problem: SheetProblem }) {
  const text = useText("ui");
  const place = placeOfWords(problem.code, namespace);
  const words = useText(place.namespace);
  const params = Object.fromEntries(Object.entries(problem.params).map(([name, value]) => [name, value ?? ""]));
  return (
    <>
      {problem.column !== null && `${text("sheetResult.cell", { at: `${columnLetters(problem.column)}${row}` })}: `}
      {words(place.key, params)}
    </>
  );
}

function placeOfWords(code: string, namespace: string): { namespace: string; key: string } {
  if (code.startsWith("reading.")) return { namespace: "tabular", key: code };
  return code.includes("/") ? refusalKey(code) : { namespace, key: `problem.${code}` };
}
