import type { ReactNode } from "react";
import { formatDate, formatDayMonth, formatTime, type Moment } from "../../i18n/date.ts";
import { isLocalDate } from "../../time/local-date.ts";
import { useText } from "../language/language.tsx";
import css from "./timeline.module.css";

export interface TimelineItem {
  key: string;
  at: Moment;
  /** Filled dot: a change of state; ring: an event; crimson: an alarm. */
  mark: "state" | "event" | "alarm";
  title: ReactNode;
  /** The rule and what followed from it. */
  detail?: ReactNode;
}

/** What happened, newest first as given. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  const text = useText("ui");
  return (
    <ol className={css.timeline}>
      {items.map(({ key, at, mark, title, detail }) => (
        <li key={key} data-mark={mark}>
          <time>
            {formatDate(at)} {!(typeof at === "string" && isLocalDate(at)) && <span>{formatTime(at)}</span>}
          </time>
          <i aria-hidden="true" />
          <div>
            {mark === "alarm" && <span className="unseen">{text("timeline.alarm")} </span>}
            {title}
            {detail && <p className="fine">{detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

export interface StateSpan {
  name: string;
  from: Moment;
  /** Undefined while it lasts. */
  to?: Moment;
  detail?: ReactNode;
  /** `case` ink, `care` plum, `over` grey. */
  tone?: "case" | "care" | "over";
}

/** The states somebody went through, in order. */
export function StateRibbon({ states }: { states: readonly StateSpan[] }) {
  const text = useText("ui");
  return (
    <ol className={css.ribbon}>
      {states.map(({ name, from, to, detail, tone }) => (
        <li key={`${name}${String(from)}`} data-tone={tone}>
          <b>{name}</b>
          <span>{to ? `${formatDayMonth(from)}–${formatDayMonth(to)}` : text("timeline.since", { on: formatDayMonth(from) })}</span>
          {detail && <span className={css.detail}>{detail}</span>}
        </li>
      ))}
    </ol>
  );
}
