import { addDays, isLocalDate, type LocalDate } from "../../time/local-date.ts";
import { fold } from "./fold.ts";

/** What a typed date means, or why it means nothing. */
export type ReadDate =
  | { on: LocalDate }
  /** "chưa rõ" is an answer. */
  | { unknown: true }
  | { empty: true }
  | { problem: "unreadable" }
  | { problem: "noMonth"; month: number }
  | { problem: "noDay"; day: number; month: number };

const relative = new Map(
  Object.entries({ hnay: 0, homnay: 0, nay: 0, today: 0, hqua: -1, homqua: -1, qua: -1, yesterday: -1, homkia: -2 }),
);
const unknownWords = new Set(["chuaro", "khongro", "cr", "?", "unknown"]);

/**
 * Reads a date as people type it, day first, never month first: `18/02/2022`, `18.2.22`, `18/2`, `18`, `18022022`, `hqua`, `-3`, `chưa rõ`.
 * A year left out is the one that puts the day nearest before `today` (`toCome`: nearest after).
 */
export function readDate(typed: string, today: LocalDate, toCome = false): ReadDate {
  const text = fold(typed).replaceAll(/\s+/g, "");
  if (!text) return { empty: true };
  if (unknownWords.has(text)) return { unknown: true };
  const days = relative.get(text) ?? (/^[-−+]\d{1,3}$/.test(text) ? Number(text.replace("−", "-")) : undefined);
  if (days !== undefined) return { on: addDays(today, days) };
  const parts = splitDate(text);
  return parts ? resolve(parts, today, toCome) : { problem: "unreadable" };
}

interface DateParts {
  day: number;
  month?: number | undefined;
  year?: number | undefined;
}

function splitDate(text: string): DateParts | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) };
  const solid = /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text);
  const loose = /^(\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?)?$/.exec(text);
  const found = solid ?? loose;
  if (!found) return undefined;
  const [, day, month, year] = found;
  return {
    day: Number(day),
    month: month === undefined ? undefined : Number(month),
    year: year === undefined ? undefined : fullYear(year),
  };
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));
const dateOf = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

function resolve({ day, month, year }: DateParts, today: LocalDate, toCome: boolean): ReadDate {
  if (month !== undefined && (month < 1 || month > 12)) return { problem: "noMonth", month };
  const [thisYear = 0, thisMonth = 0] = today.split("-").map(Number);
  if (month === undefined) return nearest(monthsAround(thisYear, thisMonth), day, today, toCome);
  if (year !== undefined) return onlyIfReal(dateOf(year, month, day), day, month);
  const years = Array.from({ length: 17 }, (_, step) => ({ year: thisYear - 8 + step, month })); // two leap years on either side
  return nearest(years, day, today, toCome);
}

function onlyIfReal(on: LocalDate, day: number, month: number): ReadDate {
  return isLocalDate(on) ? { on } : { problem: "noDay", day, month };
}

function monthsAround(year: number, month: number): { year: number; month: number }[] {
  return [-2, -1, 0, 1, 2].map((step) => {
    const index = year * 12 + month - 1 + step;
    return { year: Math.floor(index / 12), month: (index % 12) + 1 };
  });
}

/** The real date nearest to today on the wanted side; today itself suits both. */
function nearest(months: { year: number; month: number }[], day: number, today: LocalDate, toCome: boolean): ReadDate {
  const real = months.map(({ year, month }) => dateOf(year, month, day)).filter(isLocalDate);
  const on = toCome
    ? real.filter((date) => date >= today).sort()[0]
    : real
        .filter((date) => date <= today)
        .sort()
        .at(-1);
  return on ? { on } : { problem: "noDay", day, month: months[Math.floor(months.length / 2)]!.month };
}
