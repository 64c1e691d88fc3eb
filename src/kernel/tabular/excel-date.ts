/** Days from the start of the 1900 system to that of the 1904 system (old Excel for Mac). */
export const DAYS_1904 = 1462;
const DAY_MS = 86_400_000;
/** Day 0 of the 1900 system, counted from its day 61 on: Excel believes in 29/02/1900, so earlier days are one off. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

export interface Moment {
  /** `YYYY-MM-DD`; empty when the cell holds a time of day only. */
  day: string;
  /** `HH:MM` or `HH:MM:SS`; empty at midnight. */
  time: string;
}

/**
 * The day and time of an Excel serial of the 1900 system.
 * @returns undefined for what Excel shows as #### or for its 29/02/1900, which never was
 */
export function momentOfSerial(serial: number): Moment | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined; // 31/12/9999 is the last
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const wholeDay = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const time = timeOfSeconds(seconds % 86_400);
  if (wholeDay === 0) return { day: "", time: time || "00:00" };
  if (wholeDay === 60) return undefined;
  const shift = wholeDay < 60 ? 1 : 0;
  return { day: dayAfterEpoch(wholeDay + shift), time };
}

/** Sheets repeat few days many times. */
const daysWritten = new Map<number, string>();

function dayAfterEpoch(days: number): string {
  const known = daysWritten.get(days);
  if (known !== undefined) return known;
  if (daysWritten.size > 50_000) daysWritten.clear();
  const day = new Date(EPOCH_MS + days * DAY_MS).toISOString().slice(0, 10);
  daysWritten.set(days, day);
  return day;
}

/** The serial of a day `YYYY-MM-DD` in the 1900 system. */
export function serialOfDay(day: string): number {
  const days = (Date.parse(`${day}T00:00:00Z`) - EPOCH_MS) / DAY_MS;
  return days <= 60 ? days - 1 : days;
}

/** As an officer writes it: `29/06/2021 08:30`. */
export function momentText({ day, time }: Moment): string {
  const written = day && `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  return [written, time].filter(Boolean).join(" ");
}

function timeOfSeconds(seconds: number): string {
  if (seconds === 0) return "";
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  return parts[2] === "00" ? `${parts[0]}:${parts[1]}` : parts.join(":");
}
