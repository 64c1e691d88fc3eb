import type { Cell } from "../cell.ts";
import { fold } from "../fold.ts";

/** Why a cell's value is not taken. Words are in `messages/` under `reading.<code>`. */
export const readingCodes = [
  "error_value", // #N/A
  "date_unclear",
  "month_over_12", // never taken for month-first
  "no_such_day",
  "date_needs_reference", // "hôm qua", "18/2"
  "time_without_day",
  "age_unclear",
  "age_band", // "20 to 29": a year of birth would be made up
  "age_out_of_range",
  "number_unclear",
  "not_whole",
  "phone_unclear",
  "id_number_unclear",
  "id_number_century",
  "digits_lost", // 9.40852E+11: Excel has thrown digits away
  "sex_unclear",
  "yes_no_unclear",
  "name_unclear",
] as const;
export type ReadingCode = (typeof readingCodes)[number];

/** What was understood but should be seen. Words are under `note.<code>`. */
export const noteCodes = [
  "stated_unknown", // "không rõ"
  "two_digit_year",
  "excel_serial", // a number without a date format
  "relative_day",
  "year_from_reference",
  "birth_year_from_age",
  "birth_year_given", // a year in a column of ages
  "thousands_assumed", // 1.234
  "decimal_comma_assumed", // 1,234
  "percent_sign",
  "leading_zero_restored",
  "prefix_of_2018",
  "foreign_number",
  "id_unknown_place",
  "id_born_after_reference",
  "old_id_9_digits",
  "case_changed",
  "digits_in_name",
] as const;
export type NoteCode = (typeof noteCodes)[number];

/** One cell understood: its value (null for an empty cell or a stated "unknown"), or why not. */
export type Reading<T> =
  | { ok: true; value: T | null; notes: NoteCode[] }
  | { ok: false; code: ReadingCode; params: Record<string, string | number> };

export function read<T>(value: T | null, ...notes: NoteCode[]): Reading<T> {
  return { ok: true, value, notes };
}

export function unread<T>(code: ReadingCode, params: Record<string, string | number> = {}): Reading<T> {
  return { ok: false, code, params };
}

/** Most cells are plain already. */
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** Composed, one space between words, no invisible signs. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const UNKNOWN =
  /^(\?+|-+|\/|na|n\/a|null|none|unknown|khong ro|chua ro|khong biet|chua biet|kxd|khong xac dinh|chua xac dinh|khong co|chua co)$/;

/** Looked at first, because every cell passes here: none of the words is longer, or begins with another letter. */
const isPerhapsUnknown = (text: string): boolean => text.length <= 60 && /[?/nukc-]/i.test(text);

/**
 * What every reader does first: an empty cell is null, "không rõ" is null with a note, an error is refused.
 * @returns undefined when there is a value to read
 */
export function readAbsence<T>(cell: Cell): Reading<T> | undefined {
  if (cell.kind === "empty") return read<T>(null);
  if (cell.kind === "error") return unread("error_value", { text: cell.text });
  return isPerhapsUnknown(cell.text) && UNKNOWN.test(fold(tidy(cell.text))) ? read<T>(null, "stated_unknown") : undefined;
}
