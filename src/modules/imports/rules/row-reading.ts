import { type Cell, EMPTY, type SheetRow } from "../../../kernel/tabular/cell.ts";
import { type ReaderName, readers } from "../../../kernel/tabular/mapping.ts";
import { type Reading, readAbsence } from "../../../kernel/tabular/readers/reading.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { ColumnChoice, RowProblem } from "../contract.ts";
import { caseFields } from "./case-fields.ts";
import { caseWords } from "./case-words.ts";

const readerOf = new Map<string, ReaderName>(caseFields.map((field) => [field.code, field.reader]));

/** Understood without a doubt: nobody needs to be told. */
const QUIET = new Set(["case_changed", "stated_unknown", "old_id_9_digits", "foreign_number"]);

/** Numbers of people are sealed where they are kept; a problem shows their last digits. */
const SEALED = new Set(["cccd", "phone"]);
const shown = (field: string, text: string): string => (SEALED.has(field) ? `…${text.slice(-3)}` : text.slice(0, 200));

/** The chosen columns, read by every row of the batch. */
export interface ReadColumns {
  /** 1-based column of each field that has one. */
  at: ReadonlyMap<string, number>;
  /** Name of the column of a field, as the sender wrote it. */
  headers: ReadonlyMap<string, string>;
  /** Columns that hold a field. */
  used: ReadonlySet<number>;
}

export function readColumns(columns: readonly ColumnChoice[]): ReadColumns {
  const chosen = columns.filter((column): column is ColumnChoice & { field: string } => column.field !== null);
  return {
    at: new Map(chosen.map(({ field, column }) => [field, column])),
    headers: new Map(chosen.map(({ field, header }) => [field, header.trim()])),
    used: new Set(chosen.map(({ column }) => column)),
  };
}

/** Reads the cells of one row; what is not understood becomes a problem with its place, and nothing is guessed. */
export class RowReading {
  readonly problems: RowProblem[] = [];
  /** Words that fit no field, under the name of their column: kept in the note of the case. */
  readonly leftovers: string[] = [];
  readonly row: SheetRow;
  readonly columns: ReadColumns;
  readonly reference: LocalDate;

  constructor(row: SheetRow, columns: ReadColumns, reference: LocalDate) {
    this.row = row;
    this.columns = columns;
    this.reference = reference;
  }

  cell(field: string): Cell {
    const column = this.columns.at.get(field);
    return (column !== undefined && this.row.cells[column - 1]) || EMPTY;
  }

  tell(field: string, code: string, params: RowProblem["params"], grade: RowProblem["grade"]): void {
    this.problems.push({ row: this.row.number, column: this.columns.at.get(field) ?? null, code, params: { field, ...params }, grade });
  }

  /** Tells what `reading` notes, or why it is no value. */
  take<T>(field: string, reading: Reading<T>, grade: RowProblem["grade"]): T | null {
    if (!reading.ok) {
      this.tell(field, `reading.${reading.code}`, { ...reading.params, text: shown(field, this.cell(field).text) }, grade);
      return null;
    }
    for (const note of reading.notes) if (!QUIET.has(note)) this.tell(field, `note.${note}`, {}, "note");
    return reading.value;
  }

  value<T>(field: string, grade: RowProblem["grade"], reference: LocalDate = this.reference): T | null {
    const cell = this.cell(field);
    if (cell.kind === "empty") return null;
    return this.take<T>(field, readers[readerOf.get(field) ?? "text"](cell, reference) as Reading<T>, grade);
  }

  /** Text that names something: "không rõ" and "NA" name nothing. */
  name(field: string, grade: RowProblem["grade"] = "note"): string | null {
    const cell = this.cell(field);
    if (cell.kind === "empty" || (cell.kind !== "error" && readAbsence(cell))) return null;
    return this.value<string>(field, grade);
  }

  word<Field extends keyof typeof caseWords>(field: Field): NonNullable<ReturnType<(typeof caseWords)[Field]>> | null {
    const text = this.name(field);
    if (text === null) return null;
    const found = caseWords[field](text);
    if (found === undefined) {
      this.tell(field, "word_unknown", { text: text.slice(0, 200) }, "note");
      this.keep(field, text);
    }
    return (found ?? null) as NonNullable<ReturnType<(typeof caseWords)[Field]>> | null;
  }

  /** Keeps what a cell says although no field holds it. */
  keep(field: string, text: string): void {
    this.leftovers.push(`${this.columns.headers.get(field) ?? field}: ${text}`);
  }
}
