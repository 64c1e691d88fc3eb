import { Fragment, type ReactNode } from "react";
import { useNumbers, useText } from "../language/language.tsx";
import css from "./equation-row.module.css";

export interface EquationTerm {
  name: string;
  value: number;
  /** `decide` amber, `wrong` crimson; only while the value is not 0. */
  tone?: "decide" | "wrong";
  detail?: ReactNode;
}

interface EquationRowProps {
  total: EquationTerm;
  terms: readonly EquationTerm[];
  /** More facts under the verdict: the file's own total, the date until which it can be undone. */
  children?: ReactNode;
}

/** Every row accounted for: total = sum of its fates. The verdict is added up here, not told by the caller. */
export function EquationRow({ total, terms, children }: EquationRowProps) {
  const text = useText("ui");
  const { number } = useNumbers();
  const sum = terms.reduce((all, { value }) => all + value, 0);
  const balanced = sum === total.value;
  const written = `${number(total.value)} ${balanced ? "=" : "≠"} ${terms.map(({ value }) => number(value)).join(" + ")}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={css.equation} role="group" aria-label={text("equation.label")}>
      <dl>
        <Term {...total} />
        {terms.map((term, index) => (
          <Fragment key={term.name}>
            <div className={css.sign} aria-hidden="true">
              <dt>{index === 0 ? "=" : "+"}</dt>
              <dd />
            </div>
            <Term {...term} />
          </Fragment>
        ))}
      </dl>
      <div className={css.verdict}>
        <b data-ok={balanced || undefined}>{text(balanced ? "equation.balanced" : "equation.unbalanced", { written })}</b>
        {children && <div className="fine">{children}</div>}
      </div>
    </div>
  );
}

function Term({ name, value, tone, detail }: EquationTerm) {
  const { number } = useNumbers();
  return (
    <div className={css.term} data-tone={value > 0 ? tone : undefined}>
      <dt>{name}</dt>
      <dd>
        <b>{number(value)}</b>
        {detail && <span className={css.detail}>{detail}</span>}
      </dd>
    </div>
  );
}
