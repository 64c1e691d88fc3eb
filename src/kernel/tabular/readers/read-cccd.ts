import type { LocalDate } from "../../time/local-date.ts";
import type { Cell } from "../cell.ts";
import { type NoteCode, type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

export interface NationalIdRead {
  /** 12 digits (CCCD, personal identification number) or 9 (CMND, issued until 2021). */
  number: string;
  kind: "cccd" | "cmnd";
  /** What the 12 digits say; the caller compares it with the other columns. */
  sex?: "male" | "female";
  birthYear?: number;
  /** Three digits: province of birth registration before the mergers of 2025, or a country. */
  placeCode?: string;
}

/**
 * Codes of the 63 provinces where a birth was registered. Source: annex 1 of Thông tư 07/2016/TT-BCA, 01/02/2016. `reviewedBy: null`.
 * The codes of countries are in annex 2 and not listed here, so a code outside this list is noted and not refused.
 */
const PROVINCES = new Set(
  (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 " +
    "054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
  ).split(" "),
);

/**
 * Reads a citizen number. 12 digits are place (3), century and sex (1), year (2), serial (6): Nghị định 137/2015/NĐ-CP, 31/12/2015, điều 13.
 * Refused: any other count of digits, a century still to come (fourth digit 4–9), digits lost to scientific writing.
 * Noted: unknown place, birth after the reference, an old 9-digit CMND, zeros at the front that a numeric cell dropped and that are put back
 * (11 or 10 digits → CCCD, 8 → CMND; 9 digits stay a CMND, because no place code starts with 000).
 * @param reference the day the sheet speaks from, for the birth year
 */
export function readCccd(cell: Cell, reference?: LocalDate): Reading<NationalIdRead> {
  const absence = readAbsence<NationalIdRead>(cell);
  if (absence) return absence;
  const text = tidy(cell.text).replace(/^'/, "");
  if (/\d[.,]?\d*e\+?\d+$/i.test(text)) return unread("digits_lost", { text });
  const typed = text.replace(/^(cccd|cmnd|cmt|số|so)\s*[:.]?\s*/i, "").replace(/[\s.-]/g, "");
  if (!/^\d+$/.test(typed)) return unread("id_number_unclear", { text });
  const digits = restoreZeros(typed);
  const notes: NoteCode[] = digits === typed ? [] : ["leading_zero_restored"];
  if (digits.length === 9) return read<NationalIdRead>({ number: digits, kind: "cmnd" }, ...notes, "old_id_9_digits");
  return digits.length === 12 ? ofTwelve(digits, notes, reference) : unread("id_number_unclear", { text });
}

function restoreZeros(digits: string): string {
  if (digits.length === 8) return `0${digits}`;
  return digits.length === 10 || digits.length === 11 ? digits.padStart(12, "0") : digits;
}

function ofTwelve(number: string, notes: NoteCode[], reference: LocalDate | undefined): Reading<NationalIdRead> {
  const century = Number(number[3]);
  if (century > 3) return unread("id_number_century", { digit: century });
  const placeCode = number.slice(0, 3);
  const birthYear = (century < 2 ? 1900 : 2000) + Number(number.slice(4, 6));
  const seen = [...notes];
  if (!PROVINCES.has(placeCode)) seen.push("id_unknown_place");
  if (reference && birthYear > Number(reference.slice(0, 4))) seen.push("id_born_after_reference");
  return read<NationalIdRead>({ number, kind: "cccd", sex: century % 2 === 0 ? "male" : "female", birthYear, placeCode }, ...seen);
}
