import { textCell } from "../../../../kernel/tabular/cell.ts";
import { readCccd } from "../../../../kernel/tabular/readers/read-cccd.ts";
import { readSex } from "../../../../kernel/tabular/readers/read-choice.ts";
import { readPhone } from "../../../../kernel/tabular/readers/read-phone.ts";
import type { LocalDate } from "../../../../kernel/time/local-date.ts";
import { fold } from "../../../../kernel/ui/input/fold.ts";
import { type ReadDate, readDate } from "../../../../kernel/ui/input/read-date.ts";
import type { TestResult } from "../../contract.ts";

/** A typed value understood, or the key of the sentence that says why not. Null is not known. */
export type Entered<T> = { value: T } | { problem: string; params: Record<string, string | number> };

const entered = <T>(value: T): Entered<T> => ({ value });
const unclear = (problem: string, params: Record<string, string | number> = {}): Entered<never> => ({ problem, params });

/** What is known of a birth: the day, or the year alone. */
export interface EnteredBirth {
  birthOn: LocalDate | null;
  birthYear: number | null;
}

const NOT_KNOWN = /^(khong( co| ro)?|chua( co| ro)?|tre em|te|0|-|\?)$/;
const isBlank = (typed: string): boolean => typed.trim() === "" || NOT_KNOWN.test(fold(typed.trim()));

/** Reads a birth: `04/09/1988`, `1957`, or an age as `44t`, from which only the year follows. */
export function readBirth(typed: string, today: LocalDate): Entered<EnteredBirth> {
  if (isBlank(typed)) return entered({ birthOn: null, birthYear: null });
  const text = fold(typed).trim();
  const thisYear = Number(today.slice(0, 4));
  const age = /^(\d{1,3})\s*(t|tuoi|y)$/.exec(text);
  const year = age ? thisYear - Number(age[1]) : /^(18[5-9]\d|19\d\d|20\d\d)$/.test(text) ? Number(text) : undefined;
  if (year !== undefined) {
    const lived = thisYear - year;
    return lived >= 0 && lived <= 120 ? entered({ birthOn: null, birthYear: year }) : unclear("birthYear", { year: String(year) });
  }
  const day = dayIn(readDate(latestCentury(text, today), today));
  if (!("value" in day)) return day;
  return day.value === null || day.value > today
    ? unclear("birthFuture")
    : entered({ birthOn: day.value, birthYear: Number(day.value.slice(0, 4)) });
}

/** `04/09/88` is 1988: nobody is born after today. */
function latestCentury(text: string, today: LocalDate): string {
  const short = /^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$/.exec(text);
  if (!short) return text;
  const year = 2000 + Number(short[2]);
  return `${short[1]}${year > Number(today.slice(0, 4)) ? year - 100 : year}`;
}

/** Reads a day of the case; a blank cell and "chưa rõ" are not known. */
export function readDay(typed: string, today: LocalDate): Entered<LocalDate | null> {
  return dayIn(readDate(typed, today));
}

function dayIn(read: ReadDate): Entered<LocalDate | null> {
  if ("on" in read) return entered(read.on);
  if ("problem" in read) {
    const { problem, ...params } = read;
    return unclear(problem, params);
  }
  return entered(null);
}

export function readSexWord(typed: string): Entered<"male" | "female" | "other" | null> {
  const read = readSex(textCell(typed));
  return read.ok ? entered(read.value) : unclear("sex");
}

/** The digits of a CCCD or CMND with what they say of sex and year of birth. */
export interface EnteredNumber {
  cccd: string | null;
  cmnd: string | null;
  sex: "male" | "female" | null;
  birthYear: number | null;
}

const NO_NUMBER: EnteredNumber = { cccd: null, cmnd: null, sex: null, birthYear: null };

export function readNumber(typed: string, today: LocalDate): Entered<EnteredNumber> {
  if (isBlank(typed)) return entered(NO_NUMBER);
  const read = readCccd(textCell(typed), today);
  if (!read.ok) return unclear("cccd");
  if (read.value === null) return entered(NO_NUMBER);
  const { kind, number, sex, birthYear } = read.value;
  return kind === "cccd"
    ? entered({ cccd: number, cmnd: null, sex: sex ?? null, birthYear: birthYear ?? null })
    : entered({ cccd: null, cmnd: number, sex: null, birthYear: null });
}

export function readPhones(typed: string): Entered<string[]> {
  if (isBlank(typed)) return entered([]);
  const read = readPhone(textCell(typed));
  return read.ok ? entered((read.value ?? []).map(({ number }) => number)) : unclear("phone");
}

export interface EnteredResult {
  testResult: TestResult | null;
  resultedOn: LocalDate | null;
}

const RESULTS: readonly (readonly [TestResult, RegExp])[] = [
  ["positive", /^(d|dt|duong|duong tinh|\+|\(\+\)|pos|positive)$/],
  ["negative", /^(a|at|am|am tinh|-|\(-\)|neg|negative)$/],
  ["indeterminate", /^(k|kxd|khong xac dinh|indeterminate)$/],
];
const WAITING = /^(c|cho|cho ket qua|chua co|waiting|)$/;

/** Reads a result with or without its day: `Dương tính 17/02`, `dt`, `âm`, `chờ`. */
export function readResult(typed: string, today: LocalDate): Entered<EnteredResult> {
  const text = fold(typed).trim().replace(/\s+/g, " ");
  const dated = /^(.*?)[\s,;]*((?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)|hqua|hnay|[-−]\d{1,2})?$/.exec(text);
  const word = text === "-" ? "-" : (dated?.[1] ?? text);
  const day = text === "-" ? entered(null) : readDay(dated?.[2] ?? "", today);
  if (!("value" in day)) return day;
  if (WAITING.test(word)) return entered({ testResult: null, resultedOn: null });
  const found = RESULTS.find(([, words]) => words.test(word));
  return found ? entered({ testResult: found[0], resultedOn: day.value }) : unclear("result");
}

/** A place as it is written in one cell: the unit to be found, and the hamlet, house or street. */
export interface WrittenPlace {
  unit: string;
  address: string | null;
}

const COMMUNE = /^(xa|phuong|thi tran|tt|tt\.|p|p\.|x\.|dac khu)\s*\S/;
const ABOVE = /^(huyen|thi xa|thanh pho|tx|tx\.|tp|tp\.|quan|tinh)\s*\S/;

/** Splits `Trung Bình, ấp Mỏ Ó` and `ấp Mỏ Ó, xã Trung Bình, huyện Trần Đề`: the commune is the part that says so, else the first. */
export function splitPlace(typed: string): WrittenPlace {
  const parts = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const named = parts.findIndex((part) => COMMUNE.test(fold(part)));
  const at = named === -1 ? 0 : named;
  const above = parts.filter((part, index) => index !== at && ABOVE.test(fold(part)));
  const rest = parts.filter((part, index) => index !== at && !above.includes(part));
  return { unit: [parts[at] ?? "", ...above].filter(Boolean).join(" "), address: rest.length > 0 ? rest.join(", ") : null };
}
