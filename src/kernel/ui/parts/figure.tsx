import type { ReactNode } from "react";
import { formatDayMonth, formatTime, type Moment } from "../../i18n/date.ts";
import { useNumbers, useText } from "../language/language.tsx";
import css from "./figure.module.css";

/** What is known of a figure. Unknown is a state of its own and never 0. */
export type FigureState =
  | { kind: "known"; value: number; approx?: boolean }
  /** Records and the unit's report disagree; both are kept and somebody has the work. */
  | { kind: "differs"; computed: number; reported: number; note?: string }
  | { kind: "stale"; value: number; hours: number }
  | { kind: "missing"; note?: string }
  /** Too few to show without naming somebody. */
  | { kind: "hidden"; below: number };

export interface FigureProps {
  name: string;
  state: FigureState;
  /** Beside the value: "/ 120", "%". */
  unit?: string;
  decimals?: number;
  /** Difference and what it is against: `{by: 37, than: "hôm qua"}`; the arrow is ink, since up is not always bad. */
  change?: { by: number; than: string } | undefined;
  /** Cases of earlier days that arrived late: shown, not counted as change. */
  backfilled?: number | undefined;
  /** More words on the line of the change. */
  detail?: ReactNode;
  /** Where it comes from, e.g. "Tính từ 412 phiếu". No figure without it. */
  source: string;
  /** Cutoff or instant of the figure. */
  at?: Moment;
  /** Opens definition, rows behind it, history and citation. */
  onOpen?: () => void;
}

/** Name, value, change, source: the figure tile. */
export function Figure({ name, state, unit, decimals, change, backfilled, detail, source, at, onOpen }: FigureProps) {
  const text = useText("ui");
  return (
    <div className={css.figure} data-kind={state.kind}>
      <span className={css.name}>{name}</span>
      <span className={css.value}>
        {onOpen ? (
          <button type="button" onClick={onOpen}>
            <Value state={state} decimals={decimals} />
            <span className="unseen">{text("figure.open", { name })}</span>
          </button>
        ) : (
          <Value state={state} decimals={decimals} />
        )}
        <small>
          {state.kind === "differs" && <Reported value={state.reported} decimals={decimals} />}
          {unit}
        </small>
      </span>
      <span className={css.change}>
        <Remark state={state} />
        {change && state.kind === "known" && <Change {...change} decimals={decimals} />}
        {backfilled ? <span>{text("figure.backfilled", { n: backfilled })}</span> : null}
        {detail}
      </span>
      <span className={css.source}>
        {source}
        {at && ` · ${timeOf(at)}`}
      </span>
    </div>
  );
}

function Value({ state, decimals }: { state: FigureState; decimals: number | undefined }) {
  const text = useText("ui");
  const { number } = useNumbers();
  if (state.kind === "missing") return text("figure.missing");
  if (state.kind === "hidden") return text("figure.hidden", { n: state.below });
  const shown = number(state.kind === "differs" ? state.computed : state.value, decimals);
  if (state.kind !== "known" || !state.approx) return shown;
  return (
    <>
      <span className={css.about}>{text("figure.approx")}</span> {shown}
    </>
  );
}

function Reported({ value, decimals }: { value: number; decimals: number | undefined }) {
  const text = useText("ui");
  const { number } = useNumbers();
  return `${text("figure.reported", { value: number(value, decimals) })} `;
}

/** What is wrong or unsure about it, in words. */
function Remark({ state }: { state: FigureState }) {
  const text = useText("ui");
  const { number } = useNumbers();
  if (state.kind === "differs") {
    const gap = number(Math.abs(state.computed - state.reported));
    return <b className={css.late}>{state.note ?? text("figure.differs", { gap })}</b>;
  }
  if (state.kind === "stale") return <b className={css.soon}>{text("figure.stale", { hours: state.hours })}</b>;
  if (state.kind === "hidden") return text("figure.hiddenWhy");
  return state.kind === "missing" ? (state.note ?? text("figure.notZero")) : null;
}

function Change({ by, than, decimals }: { by: number; than: string; decimals: number | undefined }) {
  const text = useText("ui");
  const { number } = useNumbers();
  if (by === 0) return <span>{text("figure.same", { than })}</span>;
  return (
    <span>
      <b aria-hidden="true">
        {by > 0 ? "↑" : "↓"} {number(Math.abs(by), decimals)}
      </b>
      <span className="unseen">{text(by > 0 ? "figure.up" : "figure.down", { by: number(Math.abs(by), decimals) })}</span>{" "}
      {text("figure.than", { than })}
    </span>
  );
}

/** A whole day has no hour. */
const timeOf = (at: Moment): string =>
  typeof at === "string" && at.length === 10 ? formatDayMonth(at) : `${formatTime(at)} ${formatDayMonth(at)}`;

/** Figures in one row, told apart by a line. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}
