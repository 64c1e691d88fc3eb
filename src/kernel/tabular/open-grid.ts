import { type Budgets, Meter } from "./budgets.ts";
import { type Cell, EMPTY, type SheetRow } from "./cell.ts";
import { openCsvGrid } from "./csv/csv-grid.ts";
import { detectLegacyFont, toUnicodeCell } from "./encoding/legacy-text.ts";
import { openBytes, type SheetInput } from "./file/byte-source.ts";
import { tellFileKind } from "./file/file-kind.ts";
import type { Grid } from "./grid.ts";
import { openXlsxGrid } from "./xlsx/xlsx-grid.ts";

export interface OpenOptions {
  /** Name as sent; its extension must agree with the content. Without it the content decides alone. */
  fileName?: string;
  budgets?: Partial<Budgets>;
  /** Sheet of a workbook; default the first visible one that holds anything. */
  sheet?: string;
}

/**
 * Opens a sheet as plain rows: titles, headers, data and totals alike.
 * @throws TabularProblem here or while the rows are read
 */
export async function openGrid(input: SheetInput, options: OpenOptions = {}): Promise<Grid> {
  const meter = new Meter(options.budgets);
  const source = await openBytes(input, meter.budgets.bytes);
  const kind = await tellFileKind(source, options.fileName);
  const grid = kind === "zip" ? await openXlsxGrid(source, meter, options.sheet) : await openCsvGrid(source, meter);
  return { ...grid, rows: inUnicode(grid) };
}

/** Rows looked at to tell the font of a whole sheet. */
const FONT_SAMPLE = 300;

/** Turns text typed for TCVN3 or VNI fonts into Unicode, and frees the file at the end. */
async function* inUnicode(grid: Grid): AsyncGenerator<SheetRow, void, undefined> {
  try {
    const first = await takeRows(grid.rows, FONT_SAMPLE);
    const font = detectLegacyFont(first);
    const convert = (row: SheetRow): SheetRow => {
      if (!font) return row;
      const cells = row.cells.map((cell) => toUnicodeCell(cell, font));
      if (cells.some((cell, index) => cell !== row.cells[index])) grid.warnings.add("legacy_font", row.number, { font });
      return { ...row, cells };
    };
    for (const row of first) yield convert(row);
    for await (const row of grid.rows) yield convert(row);
  } finally {
    await grid.rows.return();
    await grid.close();
  }
}

/** The next rows, without closing what follows. */
export async function takeRows(rows: AsyncGenerator<SheetRow, void, undefined>, count: number): Promise<SheetRow[]> {
  const taken: SheetRow[] = [];
  while (taken.length < count) {
    const next = await rows.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

export const cellAt = (row: SheetRow, column: number): Cell => row.cells[column - 1] ?? EMPTY;
