import { DAYS_1904, momentOfSerial, momentText } from "./excel-date.ts";

/**
 * One cell as the file holds it. `text` is what an officer reads in it (a date as dd/mm/yyyy, a number with the zeros its format shows).
 * `formula` marks a value computed by a formula: it is the value last computed, formulas are never evaluated here.
 * `merged` marks a value repeated from the top of a merged range.
 */
export type Cell = (
  | { kind: "empty"; text: "" }
  | { kind: "text"; text: string }
  | { kind: "number"; text: string; value: number }
  /** `serial` is of the 1900 system whatever the file uses. */
  | { kind: "date"; text: string; serial: number }
  | { kind: "boolean"; text: "TRUE" | "FALSE"; value: boolean }
  /** #N/A, #REF! …; an empty text is a formula saved without its value. */
  | { kind: "error"; text: string }
) & { formula?: true; merged?: true };

export const EMPTY: Cell = Object.freeze({ kind: "empty", text: "" });

/** A cell of text; nothing but white space is an empty cell. */
export function textCell(text: string): Cell {
  return text.trim() === "" ? EMPTY : { kind: "text", text };
}

/** @param zeros digits the cell's format shows at least (`000000000000` keeps the zeros of an identity number) */
export function numberCell(value: number, zeros = 0): Cell {
  const text = zeros > 0 && Number.isInteger(value) && value >= 0 ? plainNumber(value).padStart(zeros, "0") : plainNumber(value);
  return { kind: "number", text, value };
}

/** @param system the file's day zero; a time of day is the same in both */
export function dateCell(raw: number, system: "1900" | "1904"): Cell {
  const serial = system === "1904" && raw >= 1 ? raw + DAYS_1904 : raw;
  const moment = momentOfSerial(serial);
  return moment ? { kind: "date", text: momentText(moment), serial } : numberCell(raw);
}

export function booleanCell(value: boolean): Cell {
  return { kind: "boolean", text: value ? "TRUE" : "FALSE", value };
}

/** Digits without exponent as far as they are exact. */
function plainNumber(value: number): string {
  return Math.abs(value) < 1e21 && Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** Rows as they lie in the file, one after the other. */
export interface SheetRow {
  /** 1-based, as the spreadsheet program shows it (for CSV: the record). */
  number: number;
  /** One per column from the first; missing ones at the end are left out. */
  cells: Cell[];
  hidden?: true;
}

export const isBlank = (row: SheetRow): boolean => row.cells.every((cell) => cell.kind === "empty");
