import { memo } from "react";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { useRefusalText, useText } from "../../../../kernel/ui/language/language.tsx";
import css from "./grid.module.css";
import type { GridRow } from "./grid-row.ts";
import type { Verdict } from "./row-verdict.ts";

/** What an officer answers in the check cell. */
export type Answer =
  | { kind: "place"; hit: AreaHit }
  | { kind: "settle"; key: string }
  | { kind: "same"; personId: string }
  | { kind: "other"; id: string }
  | { kind: "drop" };

interface CheckCellProps {
  row: GridRow;
  verdict: Verdict;
  /** The row is being typed: what is missing is not told yet. */
  active: boolean;
  places: readonly AreaHit[] | undefined;
  onAnswer: (answer: Answer) => void;
}

/** The check of a row in words: red cannot be saved, amber waits for a decision. */
export const CheckCell = memo(function CheckCell({ row, verdict, active, places, onAnswer }: CheckCellProps) {
  const text = useText("surveillance");
  const refusalText = useRefusalText();
  const act = (words: string, answer: Answer) => (
    <button key={words} type="button" className={css.answer} onClick={() => onAnswer(answer)}>
      {words}
    </button>
  );
  switch (verdict.kind) {
    case "empty":
      return null;
    case "typing":
      if (active) return <span className="muted">{text("grid.typing")}</span>;
      return (
        <span className="muted">
          {text("grid.missing", { what: verdict.missing.map((column) => text(`grid.short.${column}`)).join(", ") })}
        </span>
      );
    case "refused":
      return <b className={css.wrong}>{refusalText(row.refusal!)}</b>;
    case "repeated":
      return (
        <span className={css.ask}>
          <b>{text("grid.repeated", { row: verdict.row })}</b> {act(text("grid.other"), { kind: "other", id: `row ${verdict.row}` })}
        </span>
      );
    case "alike":
      return <Alike verdict={verdict} act={act} />;
    case "problem":
      return <Problem {...{ verdict, places, act }} />;
    case "ready":
      return (
        <span className="muted">{[text("grid.ready"), ...verdict.unknown.map((what) => text(`grid.unknown.${what}`))].join(", ")}</span>
      );
  }
});

type Act = (words: string, answer: Answer) => React.ReactNode;

function Alike({ verdict: { person }, act }: { verdict: Extract<Verdict, { kind: "alike" }>; act: Act }) {
  const text = useText("surveillance");
  const { fullName, birthOn, birthYear, residenceName, openCase, personId } = person;
  const about = [fullName, birthOn?.slice(0, 4) ?? birthYear, residenceName].filter(Boolean).join(", ");
  return (
    <span className={css.ask}>
      <b>{text("grid.alike")}</b> {about} {act(text("grid.same"), { kind: "same", personId })}
      {act(text("grid.other"), { kind: "other", id: personId })}
      {openCase && (
        <a href={`/ca-benh/${openCase.caseId}`} target="_blank" rel="noreferrer">
          {text("grid.compare")}
        </a>
      )}
    </span>
  );
}

interface ProblemProps {
  verdict: Extract<Verdict, { kind: "problem" }>;
  places: readonly AreaHit[] | undefined;
  act: Act;
}

function Problem({ verdict: { problem }, places, act }: ProblemProps) {
  const text = useText("surveillance");
  const { key, params, grade, date } = problem;
  if (key === "place") {
    if (!places) return <span className="muted">{text("grid.searching", params)}</span>;
    if (places.length === 0) return <b className={css.wrong}>{text("grid.problem.noPlace", params)}</b>;
    return (
      <span className={css.ask}>
        <b>{text("grid.problem.place", params)}</b>{" "}
        {places.slice(0, 3).map((hit) => act([hit.name, hit.parent].filter(Boolean).join(", "), { kind: "place", hit }))}
      </span>
    );
  }
  const words = text(date ? `dateProblem.${key}` : `grid.problem.${key}`, params);
  if (grade === "wrong") return <b className={css.wrong}>{words}</b>;
  return (
    <span className={css.ask}>
      <b>{words}</b> {act(text("grid.settle"), { kind: "settle", key })}
    </span>
  );
}
