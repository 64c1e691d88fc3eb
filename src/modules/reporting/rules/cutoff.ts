import { addDays, type LocalDate, startOf } from "../../../kernel/time/local-date.ts";

const MINUTE = 60_000;

/** Up to when a report counts when nobody states it: the minute of writing, at most the last one of its day. */
export function cutoffOf(on: LocalDate, now: Date): Date {
  const end = startOf(addDays(on, 1)).getTime();
  return new Date(Math.min(Math.floor(now.getTime() / MINUTE) * MINUTE, end));
}

/**
 * A cutoff as reports write it: `12 giờ ngày 18/02/2022`, `12 giờ 38 phút ngày 18/02/2022`.
 * Midnight at the end of the report's day is its 24th hour.
 */
export function cutoffInWords(cutoff: Date, on: LocalDate): string {
  const day = on.split("-").reverse().join("/");
  const minutes = Math.round((cutoff.getTime() - startOf(on).getTime()) / MINUTE);
  if (minutes < 0 || minutes > 24 * 60) return cutoffInWords(cutoff, addDays(on, Math.floor(minutes / (24 * 60))));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours} giờ${rest === 0 ? "" : ` ${String(rest).padStart(2, "0")} phút`} ngày ${day}`;
}

/** When a report of a day is due. @param time local, `15:00` */
export function dueAtOf(on: LocalDate, time: string): Date {
  const [hours, minutes] = time.split(":").map(Number);
  return new Date(startOf(on).getTime() + (hours! * 60 + minutes!) * MINUTE);
}
