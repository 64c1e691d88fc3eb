import type { Cell } from "../cell.ts";
import { type NoteCode, type Reading, read, readAbsence, tidy, unread } from "./reading.ts";

/**
 * Reads a number in Vietnamese (1.234,5) or English (1,234.5) writing.
 * With both signs the last one is the decimal sign. One sign alone, before exactly three digits, can be either:
 * it is read the Vietnamese way and noted, so `1.234` is 1234 (`thousands_assumed`) and `1,234` is 1.234 (`decimal_comma_assumed`);
 * `0.125` and `1234.567` have one reading only. A percent sign is noted and the number stays as written.
 */
export function readNumber(cell: Cell): Reading<number> {
  const absence = readAbsence<number>(cell);
  if (absence) return absence;
  if (cell.kind === "number") return read(cell.value);
  if (cell.kind !== "text") return unread("number_unclear", { text: cell.text });
  const percent = /%$/.test(cell.text.trim());
  const text = tidy(cell.text)
    .replace(/ ?%$/, "")
    .replace(/ (?=\d{3}(\D|$))/g, "");
  const sign = /^[-\u2212]/.test(text) ? -1 : 1;
  const parsed = parseNumeral(text.replace(/^[-\u2212+] ?/, ""));
  if (!parsed) return unread("number_unclear", { text: cell.text });
  const notes: NoteCode[] = percent ? [...parsed.notes, "percent_sign"] : parsed.notes;
  return read(sign * parsed.value || 0, ...notes);
}

/** Reads a whole number; `1.234` and `1,234` are both 1234, and `5,0` is 5. */
export function readInteger(cell: Cell): Reading<number> {
  const grouped = cell.kind === "text" && /^[-+]?\d{1,3}([.,])\d{3}$/.test(tidy(cell.text)) && !/^[-+]?0/.test(tidy(cell.text));
  if (grouped) return read(Number(tidy(cell.text).replace(/[.,]/, "")));
  const reading = readNumber(cell);
  if (!reading.ok || reading.value === null || Number.isSafeInteger(reading.value)) return reading;
  return unread("not_whole", { text: cell.text });
}

interface Numeral {
  value: number;
  notes: NoteCode[];
}

function parseNumeral(text: string): Numeral | undefined {
  if (/^\d+$/.test(text)) return numeral(text);
  const signs = [...text.matchAll(/[.,]/g)].map(([sign]) => sign);
  const kinds = new Set(signs);
  if (signs.length === 0) return undefined;
  if (kinds.size === 2) return mixed(text, signs.at(-1)!);
  if (signs.length > 1) return groupsOfThree(text, signs[0]!) ? numeral(text.replaceAll(signs[0]!, "")) : undefined;
  return single(text, signs[0]!);
}

/** `1.234,5`: the last sign is the decimal one and stands once. */
function mixed(text: string, decimal: string): Numeral | undefined {
  const [whole, fraction, ...more] = text.split(decimal);
  const thousands = decimal === "," ? "." : ",";
  if (more.length > 0 || !/^\d+$/.test(fraction!) || !groupsOfThree(whole!, thousands)) return undefined;
  return numeral(`${whole!.replaceAll(thousands, "")}.${fraction}`);
}

function single(text: string, sign: string): Numeral | undefined {
  const match = /^(\d*)[.,](\d*)$/.exec(text);
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const [, whole, fraction] = match;
  const ambiguous = fraction!.length === 3 && /^[1-9]\d{0,2}$/.test(whole!);
  if (!ambiguous) return numeral(`${whole || 0}.${fraction || 0}`);
  return sign === "." ? numeral(`${whole}${fraction}`, "thousands_assumed") : numeral(`${whole}.${fraction}`, "decimal_comma_assumed");
}

const groupsOfThree = (text: string, sign: string): boolean =>
  text.split(sign).every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));

const numeral = (text: string, ...notes: NoteCode[]): Numeral => ({ value: Number(text), notes });
