import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import type { Criterion } from "../contract.ts";
import type { AreaLevel } from "../level-views.ts";
import { criterionRows } from "./criterion-rows.ts";
import css from "./levels.module.css";

interface CriteriaTableProps {
  answer: AreaLevel;
  criteria: readonly Criterion[];
}

/** Head of a table of criteria. @param marks what the values are held against */
export function CriteriaHead({ marks }: { marks: string }) {
  const text = useText("assessment");
  return (
    <thead>
      <tr>
        <th scope="col">{text("why.criterion")}</th>
        <th scope="col" className="num">
          {text("why.value")}
        </th>
        <th scope="col" className="num">
          {marks}
        </th>
        <th scope="col">{text("why.verdict")}</th>
      </tr>
    </thead>
  );
}

/** Every criterion with its value, cut-offs and what followed. */
export function CriteriaTable({ answer, criteria }: CriteriaTableProps) {
  const text = useText("assessment");
  const { number } = useNumbers();
  return (
    <table className={css.criteria}>
      <caption className="unseen">{text("why.caption", { name: answer.name })}</caption>
      <colgroup>
        <col style={{ width: "50%" }} />
        <col style={{ width: "15%" }} />
        <col style={{ width: "18%" }} />
        <col style={{ width: "17%" }} />
      </colgroup>
      <CriteriaHead marks={text("why.marks")} />
      <tbody>
        {criterionRows({ say: text, number }, answer, criteria).map((row) => (
          <tr key={row.input}>
            <th scope="row">
              {row.name}
              {row.detail && <span className={css.detail}>{row.detail}</span>}
            </th>
            <td className="num" data-missing={row.missing || undefined}>
              {row.value}
            </td>
            <td className="num muted">{row.marks}</td>
            <td data-tone={row.tone}>{row.verdict}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
