import { type Cell, EMPTY, type SheetRow } from "./cell.ts";
import { readText } from "./readers/read-name.ts";
import type { Reading } from "./readers/reading.ts";
import type { SheetProblem } from "./sheet-result.ts";

/** Reads the cells of one row by the name of their field, and gathers everything that is wrong with it. */
export interface RowReader {
  problems: SheetProblem[];
  cell(field: string): Cell;
  /** The value of a field, or null and a problem when it cannot be read or is needed and missing. */
  take<T>(field: string, reader: (cell: Cell) => Reading<T>, needed?: boolean): T | null;
  text(field: string, needed?: boolean): string | null;
  /** Notes a problem. @returns null, for the value that is missing then */
  wrong(code: string, field: string, params?: SheetProblem["params"]): null;
}

/** @param columns 1-based column of each field that was found */
export function rowReader(row: SheetRow, columns: ReadonlyMap<string, number>): RowReader {
  const problems: SheetProblem[] = [];
  const cell = (field: string): Cell => row.cells[(columns.get(field) ?? 0) - 1] ?? EMPTY;
  const wrong: RowReader["wrong"] = (code, field, params = {}) => {
    problems.push({ column: columns.get(field) ?? null, code, params: { field, ...params } });
    return null;
  };
  const take: RowReader["take"] = (field, reader, needed = false) => {
    const reading = reader(cell(field));
    if (!reading.ok) return wrong(`reading.${reading.code}`, field, reading.params);
    return reading.value ?? (needed ? wrong("no_value", field) : null);
  };
  return { problems, cell, wrong, take, text: (field, needed) => take(field, readText, needed) };
}
