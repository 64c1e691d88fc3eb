import { type Cell, EMPTY, type SheetRow } from "./cell.ts";
import { fold } from "./fold.ts";

export interface HeaderFound {
  /** Index in the rows looked at of the first header row, and how many rows the header takes. */
  at: number;
  rows: number;
  /** One label per column; empty where the sheet has none. */
  labels: string[];
}

/**
 * Finds the row that names the columns below titles and national headings: the first one filled about as widely as the table
 * whose cells are words and not values. A second row of names under merged ones, and the row of column numbers of official forms, belong to it.
 * @param rows the beginning of a sheet, blank rows left out
 * @param stated number of the row a person has pointed at
 */
export function findHeader(rows: readonly SheetRow[], stated?: number): HeaderFound | undefined {
  const width = usualWidth(rows);
  const at = rows.findIndex((row) => (stated === undefined ? isHeaderRow(row, width) : row.number === stated));
  if (at < 0) return undefined;
  const first = rows[at]!;
  const second = rows[at + 1];
  const split = second && isSecondRow(first, second) ? second : undefined;
  const labels = split ? joinLabels(first, split) : first.cells.map(labelOf);
  const numbered = rows[at + (split ? 2 : 1)];
  const count = 1 + (split ? 1 : 0) + (numbered && isNumberingRow(numbered, labels) ? 1 : 0);
  return { at, rows: count, labels };
}

const filled = (row: SheetRow): Cell[] => row.cells.filter((cell) => cell.kind !== "empty");
const labelOf = (cell: Cell): string => cell.text.replace(/\s+/g, " ").trim();

/** Filled cells of the middle one of the wider rows; titles stand alone and do not count. */
function usualWidth(rows: readonly SheetRow[]): number {
  const widths = rows.map((row) => filled(row).length).filter((width) => width > 1);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1;
}

function isHeaderRow(row: SheetRow, width: number): boolean {
  const cells = filled(row);
  if (cells.length === 0 || cells.length < width / 2) return false;
  const labels = cells.filter(isLabel);
  if (labels.filter((cell) => HEADER_WORDS.test(fold(cell.text))).length >= 2) return true;
  return labels.length >= cells.length * 0.6 && !cells.some(isValue);
}

/** Words column names of health line lists are made of, in Vietnamese and English. */
const HEADER_WORDS =
  /^(stt|tt|so tt|no|id|ma|name|sex|gender|age|date|phone|address|province|district|commune|xa|huyen|tinh|quan|phuong|tuoi|gioi)([^a-z]|$)|\b(ho (va )?ten|ngay|nam sinh|gioi tinh|dien thoai|sdt|cccd|cmnd|can cuoc|dia chi|ket qua|ghi chu|nghe nghiep|onset|report date)\b/;

function isLabel(cell: Cell): boolean {
  return cell.kind === "text" && cell.text.length <= 150 && /\p{L}/u.test(cell.text) && !isValue(cell);
}

/** What stands in data and hardly ever in a header. */
function isValue(cell: Cell): boolean {
  if (cell.kind === "date" || cell.kind === "boolean" || cell.kind === "error") return true;
  const text = fold(cell.text).trim();
  return (
    /^\+?[\d .,]{5,}$/.test(text) ||
    /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text) ||
    /^(nam|nu|male|female|duong tinh|am tinh|positive|negative)$/.test(text)
  );
}

/** Names under names: they stand only below a name that covers several columns, and leave the others to the row above. */
function isSecondRow(first: SheetRow, second: SheetRow): boolean {
  if (second.number !== first.number + 1) return false;
  const own = second.cells.flatMap((cell, index) => (cell.kind === "empty" || cell.merged ? [] : [index]));
  const covers = (index: number): boolean => (first.cells[index] ?? EMPTY).kind === "empty";
  const inGroup = (index: number): boolean => covers(index) || (covers(index + 1) && own.includes(index + 1));
  return own.length >= 2 && own.every((index) => isSubLabel(second.cells[index]!) && inGroup(index)) && own.some(covers);
}

/** Under "Năm sinh" stand "Nam" and "Nữ", which elsewhere are values. */
function isSubLabel(cell: Cell): boolean {
  return isLabel(cell) || (cell.kind === "text" && /^(nam|nu|male|female)$/.test(fold(cell.text).trim()));
}

function joinLabels(first: SheetRow, second: SheetRow): string[] {
  let group = "";
  return Array.from({ length: Math.max(first.cells.length, second.cells.length) }, (_, index) => {
    const above = labelOf(first.cells[index] ?? EMPTY);
    const cell = second.cells[index] ?? EMPTY;
    const below = cell.merged ? "" : labelOf(cell);
    if (above) group = above;
    if (!below) return above;
    return group ? `${group} / ${below}` : below;
  });
}

/** `(1) (2) (3)` or `A B 1 2 3` under the names, as official forms have it. */
function isNumberingRow(row: SheetRow, labels: readonly string[]): boolean {
  const texts = filled(row).map((cell) => cell.text.trim());
  if (texts.length < 3 || texts.length < labels.filter(Boolean).length * 0.8) return false;
  if (!texts.every((text) => /^\(?(\d{1,3}|[a-z])\)?$/i.test(text))) return false;
  const numbers = texts.flatMap((text) => text.match(/\d+/)?.map(Number) ?? []);
  const inOrder = numbers.length >= 2 && numbers.every((number, index) => number === index + 1);
  // Bare numbers only when every column has one: "1 2 3" may also be the start of a table of figures.
  return inOrder && (texts.some((text) => /\D/.test(text)) || texts.length === row.cells.length);
}

/** Labels made unique (`Ngày`, `Ngày (2)`), and which were not. */
export function numberDuplicates(labels: readonly string[]): { headers: string[]; repeated: boolean } {
  const seen = new Map<string, number>();
  const headers = labels.map((label) => {
    const key = fold(label);
    const count = (seen.get(key) ?? 0) + 1;
    if (label) seen.set(key, count);
    return count > 1 && label ? `${label} (${count})` : label;
  });
  return { headers, repeated: headers.some((header, index) => header !== labels[index]) };
}
