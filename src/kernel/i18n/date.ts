import { isLocalDate, type LocalDate, localDateOf } from "../time/local-date.ts";
import type { Language } from "./language.ts";

/** A local day (`YYYY-MM-DD`), an instant, or an instant as ISO text. */
export type Moment = LocalDate | Date;

const weekdays: Record<Language, readonly string[]> = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

function dayOf(moment: Moment): LocalDate {
  if (moment instanceof Date) return localDateOf(moment);
  return isLocalDate(moment) ? moment : localDateOf(new Date(moment));
}

/** `18/02/2022`, in both languages: the day comes first everywhere in this product. */
export function formatDate(moment: Moment): string {
  const [year, month, day] = dayOf(moment).split("-");
  return `${day}/${month}/${year}`;
}

/** `18/02`, where the year is plain from what stands beside it. */
export function formatDayMonth(moment: Moment): string {
  return formatDate(moment).slice(0, 5);
}

/** `thứ Sáu 18/02/2022`. */
export function formatWeekday(language: Language, moment: Moment): string {
  const index = new Date(`${dayOf(moment)}T00:00:00Z`).getUTCDay();
  return `${weekdays[language][index]} ${formatDate(moment)}`;
}

/** `16:00`, 24 hours, Viet Nam's time. */
export function formatTime(instant: Date | string): string {
  return new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
}

/** `12:00 18/02/2022`. */
export function formatInstant(instant: Date | string): string {
  return `${formatTime(instant)} ${formatDate(new Date(instant))}`;
}

/** `26/02–04/03/2022`; years are written once when they are the same. */
export function formatRange(from: Moment, to: Moment): string {
  const sameYear = dayOf(from).slice(0, 4) === dayOf(to).slice(0, 4);
  return `${sameYear ? formatDayMonth(from) : formatDate(from)}–${formatDate(to)}`;
}
