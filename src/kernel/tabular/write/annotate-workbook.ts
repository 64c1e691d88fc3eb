import type { Writable } from "node:stream";
import { type Cell, EMPTY, type SheetRow, textCell } from "../cell.ts";
import { type OpenOptions, openGrid } from "../open-grid.ts";
import { openSheet } from "../open-sheet.ts";
import { writePackage } from "./write-xlsx.ts";
import { rowXml, sheetEnd, sheetStart, type Tone } from "./xlsx-parts.ts";

/** What became of one row, in the reader's words. */
export interface RowResult {
  status: string;
  reason?: string;
  tone: Tone;
  /** Columns the reason is about, 1-based; they take the colour too. */
  columns?: readonly number[];
}

/** Where an annotation goes; the headers, header row and width of the sheet as it was read for the import. */
export interface SheetLayout {
  headers: readonly string[];
  headerRow: number;
  /** Cells of the widest row. */
  widest: number;
}

export interface AnnotateOptions extends OpenOptions {
  statusHeader: string;
  reasonHeader: string;
  /** Without it the sheet is read once more to find it. */
  layout?: SheetLayout;
}

/**
 * Gives the sheet back as .xlsx with a status and a reason after its last column: the same rows at the same numbers, the same columns and values
 * (a formula as its value, a merged value in each row it covers, old-font text in Unicode). Columns of an earlier annotation are written over.
 * Only the sheet that is read comes back; looks other than dates, zeros and hidden rows do not.
 * @param resultOf by row number of the file; rows without a result stay as they are
 */
export async function annotateWorkbook(
  input: string | Uint8Array,
  output: Writable,
  resultOf: (row: number) => RowResult | undefined,
  options: AnnotateOptions,
): Promise<void> {
  const layout = options.layout ?? (await readLayout(input, options));
  const grid = await openGrid(input, options);
  try {
    await writePackage(output, [{ name: grid.sheetName ?? "Sheet1", xml: annotatedXml(grid.rows, layout, resultOf, options) }]);
  } finally {
    await grid.rows.return();
    await grid.close();
  }
}

async function readLayout(input: string | Uint8Array, options: OpenOptions): Promise<SheetLayout> {
  const sheet = await openSheet(input, options);
  for await (const _ of sheet.rows);
  return { headers: sheet.headers, headerRow: sheet.headerRow, widest: sheet.counts.widest };
}

async function* annotatedXml(
  rows: AsyncIterable<SheetRow>,
  { headers, headerRow, widest }: SheetLayout,
  resultOf: (row: number) => RowResult | undefined,
  { statusHeader, reasonHeader }: AnnotateOptions,
): AsyncGenerator<string> {
  const earlier = headers.findIndex((header, index) => header === statusHeader && headers[index + 1] === reasonHeader);
  const statusColumn = earlier >= 0 ? earlier + 1 : Math.max(headers.length, widest) + 1;
  const widths = Array.from({ length: statusColumn - 1 }, (_, index) => Math.min(40, Math.max(12, (headers[index]?.length ?? 0) + 3)));
  let bottom = headerRow;
  yield sheetStart([...widths, 16, 60], headerRow);
  for await (const row of rows) {
    bottom = Math.max(bottom, row.number);
    const hidden = row.hidden === true;
    if (row.number === headerRow)
      yield rowXml(row.number, withAnnotation(row.cells, statusColumn, statusHeader, reasonHeader), { header: true, hidden });
    else yield annotatedRow(row, statusColumn, resultOf(row.number), hidden);
  }
  yield sheetEnd({ top: headerRow, bottom, columns: statusColumn + 1 });
}

function annotatedRow(row: SheetRow, statusColumn: number, result: RowResult | undefined, hidden: boolean): string {
  if (!result) return rowXml(row.number, row.cells, { hidden });
  const tones: Tone[] = Array.from({ length: statusColumn + 1 }, () => "none");
  for (const column of [...(result.columns ?? []), statusColumn, statusColumn + 1]) tones[column - 1] = result.tone;
  return rowXml(row.number, withAnnotation(row.cells, statusColumn, result.status, result.reason ?? ""), { tones, hidden });
}

function withAnnotation(cells: readonly Cell[], statusColumn: number, status: string, reason: string): Cell[] {
  const padded = Array.from({ length: statusColumn - 1 }, (_, index) => cells[index] ?? EMPTY);
  return [...padded, textCell(status), textCell(reason)];
}
