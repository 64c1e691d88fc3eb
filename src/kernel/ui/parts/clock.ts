import type { LocalDate } from "../../time/local-date.ts";
import { daysBetween, localDateOf } from "../../time/local-date.ts";

/** A deadline: a day for tasks counted in days, an instant for those of today. */
export type Deadline = LocalDate | Date;

/** How a deadline stands. `minutes` and `days` are whole, rounded towards more time lost. */
export type ClockState =
  | { kind: "done"; at: Deadline }
  | { kind: "lateMinutes"; minutes: number }
  | { kind: "lateDays"; days: number }
  | { kind: "soonMinutes"; minutes: number }
  | { kind: "soonDays"; days: number }
  | { kind: "today" }
  | { kind: "later"; due: Deadline };

/**
 * @param doneAt when it was done; undefined while open
 * @param now instant of looking
 */
export function clockOf(due: Deadline, now: Date, doneAt?: Deadline): ClockState {
  if (doneAt) return { kind: "done", at: doneAt };
  if (typeof due === "string") return dayClock(due, now);
  const left = (due.getTime() - now.getTime()) / 60_000;
  if (left < 0) return late(Math.ceil(-left));
  return left <= 60 ? { kind: "soonMinutes", minutes: Math.floor(left) } : { kind: "later", due };
}

function late(minutes: number): ClockState {
  return minutes < 24 * 60 ? { kind: "lateMinutes", minutes } : { kind: "lateDays", days: Math.floor(minutes / 1440) };
}

function dayClock(due: LocalDate, now: Date): ClockState {
  const days = daysBetween(localDateOf(now), due);
  if (days < 0) return { kind: "lateDays", days: -days };
  if (days === 0) return { kind: "today" };
  return days <= 2 ? { kind: "soonDays", days } : { kind: "later", due };
}
