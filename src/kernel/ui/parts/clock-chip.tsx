import { formatDayMonth, formatTime } from "../../i18n/date.ts";
import { localDateOf } from "../../time/local-date.ts";
import { type Text, useText } from "../language/language.tsx";
import { Chip, type Tone } from "./chip.tsx";
import { type ClockState, clockOf, type Deadline } from "./clock.ts";
import { Icon } from "./icon.tsx";
import { useNow } from "./use-now.ts";

interface ClockChipProps {
  due: Deadline;
  doneAt?: Deadline;
  /** The instant to judge by when the page shows the past; else the running clock. */
  now?: Date;
}

const tones: Partial<Record<ClockState["kind"], Tone>> = {
  done: "ok",
  lateMinutes: "late",
  lateDays: "late",
  soonMinutes: "soon",
  soonDays: "soon",
};

/** A pill with a clock is a deadline. Kept to the minute, read out once when a quarter of an hour is left. */
export function ClockChip({ due, doneAt, now }: ClockChipProps) {
  const text = useText("ui");
  const running = useNow();
  const state = clockOf(due, now ?? running, doneAt);
  const words = wordsOf(state, text, now ?? running);
  const announced = state.kind === "soonMinutes" && state.minutes === 15;
  return (
    <Chip tone={tones[state.kind] ?? "plain"}>
      {state.kind === "soonMinutes" && <Icon name="clock" size={13} />}
      {state.kind === "done" && <span aria-hidden="true">✓</span>}
      <span role={announced ? "status" : undefined}>{words}</span>
    </Chip>
  );
}

function wordsOf(state: ClockState, text: Text, now: Date): string {
  switch (state.kind) {
    case "done":
      return text("clock.done", { on: formatDayMonth(state.at) });
    case "lateMinutes":
      return state.minutes < 60
        ? text("clock.lateMinutes", { n: state.minutes })
        : text("clock.lateHours", { hours: Math.floor(state.minutes / 60), minutes: state.minutes % 60 });
    case "lateDays":
      return text("clock.lateDays", { n: state.days });
    case "soonMinutes":
      return text("clock.soonMinutes", { n: state.minutes });
    case "soonDays":
      return text("clock.soonDays", { n: state.days });
    case "today":
      return text("clock.today");
    case "later":
      return laterWords(state.due, now);
  }
}

const laterWords = (due: Deadline, now: Date): string =>
  due instanceof Date && localDateOf(due) === localDateOf(now) ? formatTime(due) : formatDayMonth(due);
