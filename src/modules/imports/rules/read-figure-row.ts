import { type Cell, EMPTY, type SheetRow } from "../../../kernel/tabular/cell.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import type { MappingField } from "../../../kernel/tabular/mapping.ts";
import { type DateRead, readDate } from "../../../kernel/tabular/readers/read-date.ts";
import { readNumber } from "../../../kernel/tabular/readers/read-number.ts";
import { addDays, type LocalDate, readInstant } from "../../../kernel/time/local-date.ts";
import type { AreaFinder, Unit } from "../../directory/contract.ts";
import type { Approx, ReportFigure } from "../../figures/contract.ts";
import type { RowProblem } from "../contract.ts";

const field = (code: string, reader: MappingField["reader"], vi: string[], en: string[]): MappingField => ({
  code,
  reader,
  headers: { vi, en },
});

/** Columns of a file of figures. All but `area`, `from` and `value` may be missing: one indicator for the file, one day per row, the catalogue's unit. */
export const figureFields: readonly MappingField[] = [
  field("indicator", "text", ["Chỉ tiêu", "Mã chỉ tiêu"], ["indicator"]),
  field("area", "text", ["Địa bàn", "Mã địa bàn", "Đơn vị", "Mã đơn vị"], ["area", "province_code", "area code", "unit code"]),
  field("from", "date", ["Từ ngày", "Ngày", "Kỳ từ", "Kỳ"], ["from", "date", "period from", "day", "period"]),
  field("to", "date", ["Đến ngày", "Kỳ đến"], ["to", "period to"]),
  field("cutoff", "text", ["Tính đến", "Cập nhật đến"], ["cutoff", "as of"]),
  field("value", "number", ["Số liệu", "Giá trị", "Số ca", "Số ca mắc"], ["value", "count", "new_cases", "cases", "new cases", "n"]),
  field("unit", "text", ["Đơn vị tính", "ĐVT"], ["unit", "unit of measure"]),
  field("approx", "text", ["Khoảng", "Từ chỉ mức"], ["approx"]),
  field("source", "text", ["Nguồn", "Nguồn số liệu"], ["source"]),
];

/** What a row says when it does not say it itself, and how places are found. */
export interface FigureReader {
  /** Number of the column, 1 the first, by field. */
  columns: ReadonlyMap<string, number>;
  find: AreaFinder;
  /** Name of a unit with the word of its kind: a city and its province share a name. */
  nameOf(unit: Unit): string;
  /** Unit in which an indicator is counted; undefined for one that is not known. */
  unitOf(indicator: string): string | undefined;
  /** Indicator of rows that name none. */
  indicator: string | null;
  /** Area the file is about; areas of rows are looked for inside it. */
  within: string | null;
  source: string;
}

export type FigureRow = { row: number; figure: ReportFigure } | { row: number; problems: RowProblem[] };

/** Reads one row of a file of figures. Cells that cannot be understood refuse the row, each with its reason: nothing in it is guessed or left out. */
export function readFigureRow(row: SheetRow, reader: FigureReader): FigureRow {
  const problems: RowProblem[] = [];
  const cells: Cells = {
    of: (field) => row.cells[(reader.columns.get(field) ?? 0) - 1] ?? EMPTY,
    words: (field) => cells.of(field).text.trim(),
    refuse(code, field, params = {}) {
      problems.push({ row: row.number, column: reader.columns.get(field) ?? null, code, params: { field, ...params }, grade: "wrong" });
      return undefined;
    },
  };
  const figure = figureOf(cells, reader);
  return figure && problems.length === 0 ? { row: row.number, figure } : { row: row.number, problems };
}

/** The cells of a row by field, and where what cannot be read is told. */
interface Cells {
  of(field: string): Cell;
  words(field: string): string;
  refuse(code: string, field: string, params?: RowProblem["params"]): undefined;
}

function figureOf(cells: Cells, reader: FigureReader): ReportFigure | undefined {
  const period = periodOf(cells);
  const value = numberOf(cells);
  const indicator = cells.words("indicator") || reader.indicator || cells.refuse("no_indicator", "indicator");
  const area = period && areaIn(cells, period.to, reader);
  const approx = approxWords.get(fold(cells.words("approx"))) ?? cells.refuse("approx_unknown", "approx", { text: cells.words("approx") });
  const cutoff = cutoffOf(cells);
  if (indicator) checkUnit(cells, reader.unitOf(indicator));
  if (!period || value === undefined || !indicator || !area || !approx) return undefined;
  return { indicator, area, ...period, cutoff, value, approx, source: cells.words("source") || reader.source };
}

/** A month or a year stands for all its days. */
function periodOf(cells: Cells): { from: LocalDate; to: LocalDate } | undefined {
  const first = dateIn(cells, "from");
  const last = dateIn(cells, "to");
  if (first === null) return cells.refuse("no_day", "from");
  if (first === undefined || last === undefined) return undefined;
  return { from: `${first.on}-01-01`.slice(0, 10), to: lastDayOf(last ?? first) };
}

function lastDayOf({ on, precision }: DateRead): LocalDate {
  if (precision === "day") return on;
  const [year = 0, month = 12] = on.split("-").map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return addDays(next, -1);
}

/** @returns null when nothing is written, undefined when it was refused */
function dateIn(cells: Cells, field: string): DateRead | null | undefined {
  const read = readDate(cells.of(field));
  return read.ok ? read.value : cells.refuse(`reading.${read.code}`, field, read.params);
}

function numberOf(cells: Cells): number | undefined {
  const read = readNumber(cells.of("value"));
  if (!read.ok) return cells.refuse(`reading.${read.code}`, "value", read.params);
  return read.value ?? cells.refuse("no_value", "value");
}

/** "12 giờ ngày 29/6/2021", ISO, or a day, which is its last moment. */
function cutoffOf(cells: Cells): Date | null {
  const text = cells.words("cutoff");
  const iso = readInstant(text);
  const read = iso ? null : dateIn(cells, "cutoff");
  if (read && read.precision !== "day") cells.refuse("cutoff_unclear", "cutoff", { text });
  return iso ?? (read && readInstant(read.time ? `${read.on}T${read.time}` : read.on)) ?? null;
}

/** A number in another unit would be another number: 68 of 100 is not 68 %. */
function checkUnit(cells: Cells, unit: string | undefined): void {
  const text = cells.words("unit");
  // An indicator without a unit is unknown, and refused when it is taken.
  if (text && unit && fold(text) !== fold(unit)) cells.refuse("unit_differs", "unit", { text, unit });
}

const approxWords: ReadonlyMap<string, Approx> = new Map([
  ["", "exact"],
  ["exact", "exact"],
  ["chinh xac", "exact"],
  ["about", "about"],
  ["khoang", "about"],
  ["gan", "about"],
  ["over", "over"],
  ["hon", "over"],
  ["tren", "over"],
  ["under", "under"],
  ["duoi", "under"],
  ["at_least", "at_least"],
  ["at least", "at_least"],
  ["it nhat", "at_least"],
  ["toi thieu", "at_least"],
  ["at_most", "at_most"],
  ["at most", "at_most"],
  ["nhieu nhat", "at_most"],
  ["toi da", "at_most"],
]);

/** The unit the row names; the area of the file when it names none. */
function areaIn(cells: Cells, on: LocalDate, { find, nameOf, within }: FigureReader): string | undefined {
  const namesOf = (units: readonly Unit[]) => units.slice(0, 3).map(nameOf).join(", ");
  const text = cells.words("area");
  if (!text) return within ?? cells.refuse("place_unknown_alone", "area", { text });
  const found = find(text, on, within);
  if (found.status === "one") return found.unit.key;
  if (found.status === "several") return cells.refuse("place_several", "area", { text, names: namesOf(found.candidates) });
  return found.nearest.length > 0
    ? cells.refuse("place_unknown", "area", { text, names: namesOf(found.nearest) })
    : cells.refuse("place_unknown_alone", "area", { text });
}
