import type { LocalDate } from "../../time/local-date.ts";
import type { Cell } from "../cell.ts";
import { fold } from "../fold.ts";
import { type NoteCode, type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

export interface AgeRead {
  /** Completed years. */
  years: number;
  /** Completed months, when the age was stated in months, weeks or days. */
  months?: number;
  /** Year of birth; from an age it may be one too late, because the birthday may still be to come. */
  birthYear: number;
}

/** Nobody is known to have lived longer than 122 years. */
const OLDEST = 125;
const UNITS: Record<string, number> = {
  thang: 1,
  thg: 1,
  th: 1,
  m: 1,
  months: 1,
  month: 1,
  tuan: 12 / 52,
  weeks: 12 / 52,
  ngay: 12 / 365,
  days: 12 / 365,
};
const YEARS = /^(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:tuoi|t|y|yo|years?(?: old)?|nam)?$/;
/** "20 to 29", "20-29", "từ 20 đến 29", "70+", "≥ 80". */
const BAND = /^(?:tu )?\d{1,3}\s?(?:-|–|—|to|den|toi)\s?\d{1,3}(?: tuoi)?$|^(?:>=?|<=?|≥|≤|tren|duoi) ?\d{1,3}(?: tuoi)?$|^\d{1,3} ?\+$/;
const SHORTER = /^(\d{1,3})\s?(thang|thg|th|months?|m|tuan|weeks|ngay|days)(?: tuoi)?$/;

/**
 * Reads an age ("34", "34 tuổi", "8 tháng", "0.25", "10 ngày tuổi") into a year of birth. A year of birth in the same column is taken as one.
 * @param reference the day the age was true: report or sampling
 */
export function readAge(cell: Cell, reference: LocalDate): Reading<AgeRead> {
  const absence = readAbsence<AgeRead>(cell);
  if (absence) return absence;
  const text = fold(tidy(cell.text));
  const year = Number(reference.slice(0, 4));
  if (/^(19|20)\d{2}$/.test(text)) return ofYears(year - Number(text), year, "birth_year_given", text);
  const years = YEARS.exec(text);
  if (years) return ofStated(Number(years[1]!.replace(",", ".")), reference, text);
  const shorter = SHORTER.exec(text);
  if (shorter) return ofMonths(Math.floor(Number(shorter[1]) * UNITS[shorter[2]!]!), reference, text);
  return unread(BAND.test(text) ? "age_band" : "age_unclear", { text: cell.text });
}

/** A part of the first year counts in months: 0.25 is three. */
function ofStated(years: number, reference: LocalDate, text: string): Reading<AgeRead> {
  return years > 0 && years < 1
    ? ofMonths(Math.floor(years * 12), reference, text)
    : ofYears(Math.floor(years), Number(reference.slice(0, 4)), "birth_year_from_age", text);
}

function ofYears(years: number, year: number, note: NoteCode, text: string): Reading<AgeRead> {
  if (years < 0 || years > OLDEST) return unread("age_out_of_range", { text });
  return read<AgeRead>({ years, birthYear: year - years }, note);
}

function ofMonths(months: number, reference: LocalDate, text: string): Reading<AgeRead> {
  if (months > OLDEST * 12) return unread("age_out_of_range", { text });
  const born = Number(reference.slice(0, 4)) * 12 + Number(reference.slice(5, 7)) - 1 - months;
  return read<AgeRead>({ years: Math.floor(months / 12), months, birthYear: Math.floor(born / 12) }, "birth_year_from_age");
}
