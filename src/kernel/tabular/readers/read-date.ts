import { addDays, isLocalDate, type LocalDate, localDateOf } from "../../time/local-date.ts";
import type { Cell } from "../cell.ts";
import { type Moment, momentOfSerial } from "../excel-date.ts";
import { fold } from "../fold.ts";
import { type NoteCode, type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

export interface DateRead {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as far as it is stated. */
  on: string;
  precision: "day" | "month" | "year";
  /** `HH:MM` when stated, Viet Nam's time. */
  time?: string;
}

/**
 * Reads a date, day first and never month first: a month above 12 is refused, not swapped.
 * Understood: dd/mm/yyyy, d/m/yy (also with - . or spaces, with a time before or after), yyyy-mm-dd, "ngày 5 tháng 3 năm 2021", mm/yyyy, yyyy-mm, yyyy,
 * Excel's dates and their bare serial numbers, ISO instants.
 * With a reference also "18/2" (the latest such day not after it), "hôm qua", "hqua", "3 ngày trước", "-3".
 * @param reference the day the sheet speaks from: its report or receipt
 */
export function readDate(cell: Cell, reference?: LocalDate): Reading<DateRead> {
  const absence = readAbsence<DateRead>(cell);
  if (absence) return absence;
  if (cell.kind === "date") return ofMoment(cell.text, momentOfSerial(cell.serial));
  const text = fold(tidy(cell.text));
  return readRelative(text, reference) ?? readNumeral(text) ?? readWritten(text, reference);
}

function ofMoment(text: string, moment: Moment | undefined, ...notes: NoteCode[]): Reading<DateRead> {
  if (!moment) return unread("date_unclear", { text });
  if (!moment.day) return unread("time_without_day");
  return read<DateRead>({ on: moment.day, precision: "day", ...(moment.time && { time: moment.time.slice(0, 5) }) }, ...notes);
}

const RELATIVE: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/^(hom nay|hnay|today)$/, () => 0],
  [/^(hom qua|hqua|h\.qua|yesterday)$/, () => -1],
  [/^(hom kia|hkia)$/, () => -2],
  [/^(?:cach day )?(\d{1,3}) ngay(?: truoc)?$/, (match) => -Number(match[1])],
  [/^(\d{1,3}) days? ago$/, (match) => -Number(match[1])],
  [/^-(\d{1,2})$/, (match) => -Number(match[1])],
];

function readRelative(text: string, reference: LocalDate | undefined): Reading<DateRead> | undefined {
  for (const [pattern, daysOf] of RELATIVE) {
    const match = pattern.exec(text);
    if (!match) continue;
    return reference
      ? read<DateRead>({ on: addDays(reference, daysOf(match)), precision: "day" }, "relative_day")
      : unread("date_needs_reference", { text });
  }
  return undefined;
}

/** Serials taken for days: 01/01/1910 to 31/12/2099; below are years and counts. */
const SERIALS = [3654, 73_050] as const;

/** A bare number: a year, or Excel's serial of a date whose format was lost. */
function readNumeral(text: string): Reading<DateRead> | undefined {
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  if (/^\d{4}$/.test(text) && number >= 1900 && number <= 2100) return read<DateRead>({ on: text, precision: "year" });
  if (/^\d{1,2}\.\d{4}$/.test(text)) return undefined; // 3.2021 is a month
  if (number >= SERIALS[0] && number <= SERIALS[1]) return ofMoment(text, momentOfSerial(number), "excel_serial");
  return /^\d{1,2}\.\d{1,2}$/.test(text) ? undefined : unread("date_unclear", { text });
}

const TIME = String.raw`(\d{1,2}) ?(?::|h|gio|g) ?(\d{2}(?![\d/.-]))?(?::\d{2}(?:\.\d+)?)?(?: ?phut)?`;
const AFTER = new RegExp(`^(.*?)[ ,t]+${TIME}$`);
const BEFORE = new RegExp(`^${TIME}[ ,]+(?:ngay )?(.*)$`);

function readWritten(text: string, reference: LocalDate | undefined): Reading<DateRead> {
  if (/^\d{4}-\d{2}-\d{2}t.*(z|[+-]\d{2}:?\d{2})$/.test(text)) return readInstant(text);
  const before = BEFORE.exec(text);
  const after = before ? null : AFTER.exec(text);
  const day = readDay((before?.[3] ?? after?.[1] ?? text).trim(), reference);
  const clock = before ? [before[1], before[2]] : after ? [after[2], after[3]] : undefined;
  if (!clock || !day.ok || !day.value) return day;
  const [hour, minute] = [Number(clock[0]), Number(clock[1] ?? 0)];
  if (hour > 23 || minute > 59 || day.value.precision !== "day") return unread("date_unclear", { text });
  return read<DateRead>({ ...day.value, time: `${two(hour)}:${two(minute)}` }, ...day.notes);
}

/** An instant with its offset falls on the day it is in Viet Nam. */
function readInstant(text: string): Reading<DateRead> {
  const instant = new Date(text.toUpperCase());
  if (Number.isNaN(instant.getTime())) return unread("date_unclear", { text });
  const time = new Date(instant.getTime() + 7 * 3600_000).toISOString().slice(11, 16);
  return read<DateRead>({ on: localDateOf(instant), precision: "day", time });
}

const SEPARATOR = String.raw`\s?[/.\-\s]\s?`;
const DAY_FIRST = new RegExp(`^(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4}|\\d{2})$`);
const YEAR_FIRST = new RegExp(`^(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})$`);
const MONTH_YEAR = new RegExp(`^(?:thang )?(\\d{1,2})${SEPARATOR}(\\d{4})$`);
/** Not with a point: a number 2020.1 may have been 2020.10. */
const YEAR_MONTH = /^(\d{4})\s?[/-]\s?(\d{1,2})$/;
const DAY_MONTH = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})$/;
const IN_WORDS = /^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam |,? )(\d{4})$/;

function readDay(text: string, reference: LocalDate | undefined): Reading<DateRead> {
  const bare = text.replace(/^(ngay|sang|chieu|toi) /, "");
  const dayFirst = DAY_FIRST.exec(bare) ?? IN_WORDS.exec(bare);
  if (dayFirst)
    return ofParts(fullYear(dayFirst[3]!, reference), dayFirst[2]!, dayFirst[1]!, dayFirst[3]!.length === 2 ? ["two_digit_year"] : []);
  const yearFirst = YEAR_FIRST.exec(bare);
  if (yearFirst) return ofParts(Number(yearFirst[1]), yearFirst[2]!, yearFirst[3]!, []);
  const month = MONTH_YEAR.exec(bare);
  if (month) return ofMonth(Number(month[2]), Number(month[1]));
  const yearMonth = YEAR_MONTH.exec(bare);
  if (yearMonth) return ofMonth(Number(yearMonth[1]), Number(yearMonth[2]));
  const short = DAY_MONTH.exec(bare);
  if (short) return reference ? ofDayAndMonth(short[1]!, short[2]!, reference) : unread("date_needs_reference", { text });
  const year = /^nam (\d{4})$/.exec(bare);
  return year ? read<DateRead>({ on: year[1]!, precision: "year" }) : unread("date_unclear", { text });
}

function ofParts(year: number, monthText: string, dayText: string, notes: NoteCode[]): Reading<DateRead> {
  const [month, day] = [Number(monthText), Number(dayText)];
  if (month > 12) return unread("month_over_12", { month, day });
  const on = `${year}-${two(month)}-${two(day)}`;
  return year >= 1000 && isLocalDate(on)
    ? read<DateRead>({ on, precision: "day" }, ...notes)
    : unread("no_such_day", { day, month, year: String(year) });
}

function ofMonth(year: number, month: number): Reading<DateRead> {
  if (month > 12 || month < 1) return unread("month_over_12", { month, day: 0 });
  return read<DateRead>({ on: `${year}-${two(month)}`, precision: "month" });
}

/** The latest such day that is not after the reference; 29/2 goes back to a leap year. */
function ofDayAndMonth(day: string, month: string, reference: LocalDate): Reading<DateRead> {
  if (Number(month) > 12) return unread("month_over_12", { month: Number(month), day: Number(day) });
  const latest = Number(reference.slice(0, 4));
  for (let year = latest; year > latest - 9; year--) {
    const on = `${year}-${two(Number(month))}-${two(Number(day))}`;
    if (isLocalDate(on) && on <= reference) return read<DateRead>({ on, precision: "day" }, "year_from_reference");
  }
  return unread("no_such_day", { day: Number(day), month: Number(month), year: String(latest) });
}

/** Two digits: the century that does not lie after the reference year; without one, Excel's rule (00–29 are 20xx). */
function fullYear(text: string, reference: LocalDate | undefined): number {
  const year = Number(text);
  if (text.length === 4) return year;
  const last = reference ? Number(reference.slice(0, 4)) - 2000 : 29;
  return year <= last ? 2000 + year : 1900 + year;
}

const two = (number: number): string => String(number).padStart(2, "0");
