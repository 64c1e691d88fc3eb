import type { LocalDate } from "../time/local-date.ts";

const MINUS = "\u2212";
const UNKNOWN = "chưa có";

export interface FigureFormat {
  /** Digits after the comma; without it all the value has, at most 6. */
  decimals?: number;
  /** Whole numbers under ten get a zero in front (`03`), as official documents write counts. */
  padded?: boolean;
}

/**
 * A figure the Vietnamese way: `37.904`, `1.234,5`, `−2`.
 * @returns `chưa có` for an unknown value: it is never printed as zero or blank
 */
export function formatFigure(value: number | null, { decimals, padded = false }: FigureFormat = {}): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN;
  const [whole = "0", fraction = ""] = decimalDigits(Math.abs(value), decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  const digits = fraction ? `${grouped},${fraction}` : grouped.padStart(padded ? 2 : 1, "0");
  return value < 0 && /[1-9]/.test(digits) ? `${MINUS}${digits}` : digits;
}

/** Rounds the decimal digits as people see them: 1.005 at two decimals is 1.01, although the binary number lies just below. */
function decimalDigits(value: number, decimals: number | undefined): string {
  const places = decimals ?? 6;
  const shown = String(value);
  const exact = Number.isInteger(value) || shown.includes("e");
  const fixed = (exact ? value : Math.round(Number(`${shown}e${places}`)) / 10 ** places).toFixed(places);
  return decimals === undefined ? fixed.replace(/\.?0+$/, "") : fixed;
}

/** A day, a month or a year as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null while the day of signing is not known. */
export type PartialDate = string;

/**
 * A date as official documents write it: `ngày 05 tháng 02 năm 2022`; days under ten and months 1 and 2 take a zero.
 * What is not known yet stays blank for the pen.
 */
export function dateInWords(date: PartialDate | null): string {
  const [year, month, day] = date?.split("-") ?? [];
  return `ngày ${day ?? BLANK} tháng ${month ? monthInWords(month) : BLANK} năm ${year ?? BLANK}`;
}

/** Room for a hand-written number: spaces that neither break nor collapse. */
export const BLANK = "\u00A0".repeat(6);

function monthInWords(month: string): string {
  return Number(month) < 3 ? month : String(Number(month));
}

/** A local day as `05/02/2022`; `chưa rõ` when it is not known. */
export function shortDate(day: LocalDate | null): string {
  return day === null ? "chưa rõ" : day.split("-").reverse().join("/");
}

/** Capitals as official names are written: accents keep, whatever the machine's language. */
export function capitals(text: string): string {
  return text.normalize("NFC").toLocaleUpperCase("vi");
}

const ROMAN = [
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

/** 4 → `IV`. */
export function romanNumeral(value: number): string {
  let rest = value;
  let numeral = "";
  for (const [size, letters] of ROMAN) {
    while (rest >= size) {
      numeral += letters;
      rest -= size;
    }
  }
  return numeral;
}

/** Letters of points (điểm) in the order of Vietnamese law drafting: đ follows d; f, j, w and z are not used. */
const POINTS = [..."abcdđeghiklmnopqrstuvxy"];

/** 5 → `đ`; after the last letter two are used. */
export function pointLetter(value: number): string {
  const index = value - 1;
  const last = POINTS[index % POINTS.length]!;
  return index < POINTS.length ? last : pointLetter(Math.floor(index / POINTS.length)) + last;
}
