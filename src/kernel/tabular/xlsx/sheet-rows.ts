import type { Meter } from "../budgets.ts";
import { booleanCell, type Cell, dateCell, EMPTY, numberCell, type SheetRow, textCell } from "../cell.ts";
import { TabularProblem } from "../problem.ts";
import type { WarningLog } from "../warnings.ts";
import { columnNumber } from "./merges.ts";
import type { NumberFormat } from "./number-formats.ts";
import { type SharedTexts, TextRun, unescapeText } from "./shared-strings.ts";
import { isTrue } from "./workbook.ts";
import type { XmlHandlers } from "./xml-feed.ts";

/** What the cells of a sheet refer to. */
export interface SheetTables {
  strings: SharedTexts;
  formats: NumberFormat[];
  dateSystem: "1900" | "1904";
}

/** Turns the tags of a sheet into rows; `take` empties what has been gathered so far. */
export class SheetRows implements XmlHandlers {
  private readonly tables: SheetTables;
  private readonly meter: Meter;
  private readonly warnings: WarningLog;
  private ready: SheetRow[] = [];
  private row: SheetRow | undefined;
  private lastRow = 0;
  private inRows = false;
  // The cell being read.
  private column = 0;
  private type = "";
  private style = -1;
  private value = "";
  private inValue = false;
  private formula = false;
  private readonly inline = new TextRun();

  constructor(tables: SheetTables, meter: Meter, warnings: WarningLog) {
    this.tables = tables;
    this.meter = meter;
    this.warnings = warnings;
  }

  take(): SheetRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "col" && !this.inRows) this.noteColumn(attributes);
    else if (name === "sheetData") this.inRows = true;
    else if (!this.inRows) return;
    else if (name === "c") this.startCell(attributes);
    else if (name === "v") this.inValue = true;
    else if (name === "f") this.formula = true;
    else if (name === "row") this.startRow(attributes);
    else this.inline.open(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else if (this.type === "inlineStr") this.inline.add(text);
  }

  close(name: string): void {
    if (!this.inRows) return;
    if (name === "v") this.inValue = false;
    else if (name === "c") this.endCell();
    else if (name === "row") this.endRow();
    else if (name === "sheetData") this.inRows = false;
    else this.inline.close(name);
  }

  private startRow(attributes: Record<string, string>): void {
    const number = attributes.r === undefined ? this.lastRow + 1 : Number(attributes.r);
    if (this.row || !Number.isInteger(number) || number <= this.lastRow)
      throw new TabularProblem("damaged_sheet", { row: this.lastRow + 1 });
    this.meter.countRow(number);
    this.lastRow = number;
    this.column = 0;
    const hidden = isTrue(attributes.hidden);
    this.row = hidden ? { number, cells: [], hidden: true } : { number, cells: [] };
  }

  private endRow(): void {
    if (!this.row) throw new TabularProblem("damaged_sheet", { row: this.lastRow });
    this.ready.push(this.row);
    this.row = undefined;
  }

  private startCell(attributes: Record<string, string>): void {
    this.column = attributes.r === undefined ? this.column + 1 : this.columnOf(attributes.r);
    this.type = attributes.t ?? "";
    this.style = attributes.s === undefined ? -1 : Number(attributes.s);
    this.value = "";
    this.formula = false;
  }

  /** The column of `AB12`; its row must be the row it stands in. */
  private columnOf(ref: string): number {
    const digits = ref.search(/\d/);
    const column = columnNumber(ref.slice(0, digits));
    if (digits < 1 || digits > 3 || !(column > 0) || Number(ref.slice(digits)) !== this.lastRow)
      throw digits > 3 ? new TabularProblem("too_many_columns", { row: this.lastRow, limit: this.meter.budgets.columns }) : this.damaged();
    return column;
  }

  private endCell(): void {
    const inline = this.inline.take();
    if (!this.row) throw this.damaged();
    this.meter.countCell(this.lastRow, this.column);
    const cell = this.cell(inline);
    this.type = "";
    if (cell.kind === "empty") return;
    this.meter.countText(cell.text.length, this.lastRow, this.column);
    const { cells } = this.row;
    if (cells[this.column - 1] && cells[this.column - 1] !== EMPTY) throw this.damaged();
    while (cells.length < this.column) cells.push(EMPTY);
    cells[this.column - 1] = cell;
  }

  private cell(inline: string): Cell {
    const cell = this.plainCell(inline);
    if (cell.kind === "error") this.warnings.add("error_cells", this.lastRow);
    if (!this.formula) return cell;
    this.warnings.add("formulas", this.lastRow);
    if (cell.kind !== "empty") return { ...cell, formula: true };
    // A formula giving an empty text is empty; one saved without any value is not known.
    if (this.type === "str" || this.value !== "") return cell;
    this.warnings.add("formulas_without_value", this.lastRow);
    return { kind: "error", text: "", formula: true };
  }

  private plainCell(inline: string): Cell {
    const { value } = this;
    if (this.type === "inlineStr") return textCell(inline);
    if (value === "") return EMPTY;
    if (this.type === "s") return textCell(this.sharedString(value));
    if (this.type === "str") return textCell(unescapeText(value));
    if (this.type === "b") return booleanCell(value === "1" || value.toLowerCase() === "true");
    if (this.type === "e") return { kind: "error", text: value };
    return this.type === "d" ? isoCell(value) : this.numeric(value);
  }

  private sharedString(value: string): string {
    const text = this.tables.strings.get(Number(value));
    if (text === undefined) throw this.damaged();
    return text;
  }

  private numeric(text: string): Cell {
    const value = Number(text);
    if (!Number.isFinite(value) || text.trim() === "") throw this.damaged();
    const format = this.tables.formats[this.style];
    return format?.isDate ? dateCell(value, this.tables.dateSystem) : numberCell(value, format?.zeros);
  }

  private noteColumn(attributes: Record<string, string>): void {
    if (isTrue(attributes.hidden)) this.warnings.add("hidden_columns", undefined, { first: Number(attributes.min) });
  }

  private damaged(): TabularProblem {
    return new TabularProblem("damaged_sheet", { row: this.lastRow, column: this.column });
  }
}

const DAY_MS = 86_400_000;

/** Days written as ISO text, in workbooks of the strict kind. */
function isoCell(text: string): Cell {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?Z?$/.exec(text);
  const day = match && Date.parse(`${match[1]}T00:00:00Z`);
  if (!match || day === null || Number.isNaN(day)) return textCell(text);
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  return dateCell((day - Date.UTC(1899, 11, 30)) / DAY_MS + seconds / 86_400, "1900");
}
