import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import type { OverloadFinding } from "../contract.ts";
import type { OverloadCard as Overload } from "../level-views.ts";
import { CriteriaHead } from "./criteria-table.tsx";
import css from "./levels.module.css";

/** Whether health care is beyond what it can bear: every criterion of the plan with its value. The verdict is the committee's. */
export function OverloadCard({ overload, name }: { overload: Overload; name: string }) {
  const text = useText("assessment");
  const { answer, document } = overload;
  const { findings, conditions, met, missing } = answer;
  return (
    <Card title={text("overload.title")}>
      <p>{text("overload.count", { met, of: findings.length, missing })}</p>
      <table className={css.criteria}>
        <caption className="unseen">{text("overload.caption", { name })}</caption>
        <CriteriaHead marks={text("overload.threshold")} />
        <tbody>
          {[...findings, ...conditions].map((finding) => (
            <FindingRow key={finding.code} finding={finding} />
          ))}
        </tbody>
      </table>
      {answer.provisional && (
        <Note kind="warn" lead={text("overload.provisional")}>
          {text("overload.source", { document })}
        </Note>
      )}
    </Card>
  );
}

function FindingRow({ finding }: { finding: OverloadFinding }) {
  const text = useText("assessment");
  const { number } = useNumbers();
  const { input, value, threshold, comparison, met, source, asOf } = finding;
  const shown =
    value === null ? text("input.missing") : typeof value === "boolean" ? text(value ? "input.yes" : "input.no") : number(value, 1);
  const from = source === "records" ? text("input.records") : source;
  return (
    <tr>
      <th scope="row">
        {text(`criterion.${input}`)}
        {from && <span className={css.detail}>{[from, asOf && formatInstant(asOf)].filter(Boolean).join(" · ")}</span>}
      </th>
      <td className="num" data-missing={value === null || undefined}>
        {shown}
      </td>
      <td className="num muted">
        {comparison === "stated" || threshold === null ? "" : text(`overload.${comparison}`, { threshold: number(threshold) })}
      </td>
      <td data-tone={met === null ? "soon" : met ? "late" : "plain"}>
        {text(met === null ? "verdict.missing" : met ? "overload.met" : "overload.notMet")}
      </td>
    </tr>
  );
}
