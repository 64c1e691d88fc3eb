import { useState } from "react";
import { formatDate } from "../../i18n/date.ts";
import { daysBetween, type LocalDate, localDateOf } from "../../time/local-date.ts";
import { type Text, useText } from "../language/language.tsx";
import { useNow } from "../parts/use-now.ts";
import css from "./field.module.css";
import { Field, type FieldFrame } from "./field.tsx";
import { type ReadDate, readDate } from "./read-date.ts";

interface DateBoxProps extends FieldFrame {
  /** null is "chưa rõ", undefined nothing yet. */
  value: LocalDate | null | undefined;
  onChange: (value: LocalDate | null | undefined) => void;
  /** "Chưa rõ" is accepted as an answer. */
  mayBeUnknown?: boolean;
  earliest?: LocalDate;
  latest?: LocalDate;
  /** A deadline: years left out look ahead. */
  toCome?: boolean;
  /** Day to count from; today when left out. */
  today?: LocalDate;
  disabled?: boolean;
}

/** A date typed day first; "18/2", "hqua" and "-3" are understood and shown resolved on leaving the box. */
export function DateBox({ value, onChange, mayBeUnknown, earliest, latest, toCome, today, disabled, ...frame }: DateBoxProps) {
  const text = useText("ui");
  const now = useNow();
  const day = today ?? localDateOf(now);
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? undefined : readDate(typed, day, toCome);
  const problem = read && problemOf(read, { mayBeUnknown, earliest, latest }, text);
  const shown = value === null ? text("date.unknown") : value ? formatDate(value) : "";
  const leave = (): void => {
    if (read && !problem) setTyped(undefined);
  };
  const type = (next: string): void => {
    setTyped(next);
    const meant = readDate(next, day, toCome);
    if (!problemOf(meant, { mayBeUnknown, earliest, latest }, text)) onChange(readValue(meant));
    else if (value !== undefined) onChange(undefined);
  };
  return (
    <Field {...frame} hint={frame.hint ?? text(mayBeUnknown ? "date.hintUnknown" : "date.hint")} error={frame.error ?? problem}>
      {({ id, describedBy, invalid }) => (
        <div className={css.with}>
          <input
            id={id}
            className={css.box}
            value={typed ?? shown}
            placeholder={text("date.pattern")}
            autoComplete="off"
            disabled={disabled}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            aria-required={frame.required}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
            onFocus={(event) => event.target.select()}
          />
          <span className={css.inside} aria-live="polite">
            {resolvedWords(read, value, day, text)}
          </span>
        </div>
      )}
    </Field>
  );
}

interface Limits {
  mayBeUnknown?: boolean | undefined;
  earliest?: LocalDate | undefined;
  latest?: LocalDate | undefined;
}

function problemOf(read: ReadDate, { mayBeUnknown, earliest, latest }: Limits, text: Text): string | undefined {
  if ("problem" in read) {
    const { problem, ...params } = read;
    return text(`date.${problem}`, params);
  }
  if ("unknown" in read && !mayBeUnknown) return text("date.mustKnow");
  if (!("on" in read)) return undefined;
  if (latest && read.on > latest) return text("date.after", { on: read.on, latest });
  return earliest && read.on < earliest ? text("date.before", { on: read.on, earliest }) : undefined;
}

function readValue(read: ReadDate): LocalDate | null | undefined {
  if ("unknown" in read) return null;
  return "on" in read ? read.on : undefined;
}

/** What was understood while typing, then how far the day is from today. */
function resolvedWords(read: ReadDate | undefined, value: LocalDate | null | undefined, today: LocalDate, text: Text): string {
  if (read && "on" in read) return formatDate(read.on);
  if (!value) return "";
  const days = daysBetween(value, today);
  if (days === 0) return text("date.today");
  if (days === 1) return text("date.yesterday");
  return days > 1 && days <= 60 ? text("date.daysAgo", { n: days }) : "";
}
