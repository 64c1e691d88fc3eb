import { isBlank, type SheetRow } from "./cell.ts";
import type { SheetInput } from "./file/byte-source.ts";
import { fold } from "./fold.ts";
import type { Delimiter, Encoding, Grid } from "./grid.ts";
import { findHeader, type HeaderFound, numberDuplicates } from "./header-rows.ts";
import { type OpenOptions, openGrid } from "./open-grid.ts";
import { TabularProblem } from "./problem.ts";
import { tellRole } from "./row-roles.ts";
import type { SheetWarning, WarningLog } from "./warnings.ts";

/** Every row of the sheet, once: `lastRow = titles + headerRows + data + totals + footers + blank`. */
export interface RowCounts {
  lastRow: number;
  titles: number;
  headerRows: number;
  data: number;
  totals: number;
  footers: number;
  blank: number;
  /** Hidden ones among the rows below the header. */
  hidden: number;
  /** Cells of the widest row from the header on. */
  widest: number;
}

export interface OpenedSheet {
  kind: "xlsx" | "csv";
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  sheetName: string | null;
  sheetNames: { name: string; hidden: boolean }[];
  /** Lines above the header, as one text each. */
  titles: string[];
  /** 1-based number of the (first) header row. */
  headerRow: number;
  /** One per column; a repeated name carries its count, a column without a name is empty. */
  headers: string[];
  /** Data rows in the order of the file, once. Throws TabularProblem where reading must stop. */
  rows: AsyncIterable<SheetRow>;
  /** Control totals ("Tổng cộng"), complete when the rows have been read. */
  totals: SheetRow[];
  /** Notes and signatures below the data, complete when the rows have been read. */
  footers: SheetRow[];
  /** Complete when the rows have been read. */
  counts: RowCounts;
  /** Complete when the rows have been read. */
  warnings: SheetWarning[];
  /** How much has been read, 0 to 1. */
  progress(): number;
  /** Frees the file; done by itself when the rows have been read or left. */
  close(): Promise<void>;
}

export interface SheetOptions extends OpenOptions {
  /** Number of the header row when a person has pointed at it. */
  headerRow?: number;
}

/** Rows looked at for a header. */
const HEADER_WINDOW = 60;

/**
 * Opens a line list: finds its header and gives its rows as a stream.
 * @param input a path, bytes, or a stream of bytes
 * @throws TabularProblem when the file cannot be read or no row looks like a header
 */
export async function openSheet(input: SheetInput, options: SheetOptions = {}): Promise<OpenedSheet> {
  const grid = await openGrid(input, options);
  try {
    const { rows: first, lastRow } = await takeFilled(grid, Math.max(HEADER_WINDOW, options.headerRow ?? 0));
    const found = findHeader(first, options.headerRow);
    if (!found) throw new TabularProblem("header_not_found", options.headerRow === undefined ? {} : { row: options.headerRow });
    return sheetOf(grid, first, found, lastRow);
  } catch (error) {
    await grid.rows.return();
    await grid.close();
    throw error;
  }
}

function sheetOf(grid: Grid, first: SheetRow[], found: HeaderFound, lastRow: number): OpenedSheet {
  const { kind, encoding, delimiter, sheetName, sheetNames, warnings } = grid;
  const header = first[found.at]!;
  const headers = nameColumns(found, first, header.number, warnings);
  const titleRows = first.slice(0, found.at);
  const counts: RowCounts = {
    lastRow,
    titles: titleRows.length,
    headerRows: found.rows,
    data: 0,
    totals: 0,
    footers: 0,
    blank: 0,
    hidden: 0,
    widest: headers.length,
  };
  const state: SheetState = { headers, counts, totals: [], footers: [], warnings };
  return {
    ...{ kind, encoding, delimiter, sheetName, sheetNames, headers, counts },
    titles: titleRows.map((row) =>
      row.cells
        .map(({ text }) => text)
        .filter(Boolean)
        .join(" "),
    ),
    headerRow: header.number,
    rows: dataRows(following(first.slice(found.at + found.rows), grid), first[found.at + found.rows - 1]!.number, state),
    totals: state.totals,
    footers: state.footers,
    warnings: warnings.list,
    progress: grid.progress,
    close: async () => {
      await grid.rows.return();
      await grid.close();
    },
  };
}

/** The first filled rows, and how far the file was read for them. */
async function takeFilled(grid: Grid, count: number): Promise<{ rows: SheetRow[]; lastRow: number }> {
  const rows: SheetRow[] = [];
  let lastRow = 0;
  while (rows.length < count) {
    const next = await grid.rows.next();
    if (next.done) break;
    lastRow = next.value.number;
    if (!isBlank(next.value)) rows.push(next.value);
  }
  return { rows, lastRow };
}

/** Columns that have data but no name are kept. */
function nameColumns(found: HeaderFound, first: SheetRow[], row: number, warnings: WarningLog): string[] {
  const width = first.slice(found.at).reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const labels = Array.from({ length: width }, (_, index) => found.labels[index] ?? "");
  const { headers, repeated } = numberDuplicates(labels);
  if (repeated) warnings.add("duplicate_headers", row);
  if (headers.includes("")) warnings.add("headers_without_text", row);
  return headers;
}

async function* following(first: SheetRow[], grid: Grid): AsyncGenerator<SheetRow> {
  yield* first;
  yield* grid.rows;
}

interface SheetState {
  headers: string[];
  counts: RowCounts;
  totals: SheetRow[];
  footers: SheetRow[];
  warnings: WarningLog;
}

/** Rows that may be a footer wait for what follows them; more than this is no footer. */
const FOOTER_ROWS = 100;

async function* dataRows(rows: AsyncIterable<SheetRow>, headerEnd: number, state: SheetState): AsyncGenerator<SheetRow, void, undefined> {
  const { counts, warnings } = state;
  let waiting: SheetRow[] = [];
  let afterTotal = false;
  const foldedHeaders = state.headers.map((header) => fold(header).trim());
  let lastFilled = headerEnd;
  for await (const row of rows) {
    counts.lastRow = Math.max(counts.lastRow, row.number);
    if (isBlank(row)) continue;
    lastFilled = row.number;
    counts.widest = Math.max(counts.widest, row.cells.length);
    const role = tellRole(row, foldedHeaders, afterTotal || waiting.length > 0);
    if (row.hidden && role !== "repeated_header") noteHidden(row, state);
    if (role === "total") {
      state.totals.push(row);
      warnings.add("total_rows", row.number);
      afterTotal = true;
    } else if (role === "repeated_header") {
      counts.headerRows += 1;
      warnings.add("repeated_header_rows", row.number);
    } else if (role === "perhaps_footer" && waiting.length < FOOTER_ROWS) waiting.push(row);
    else {
      yield* asData([...waiting, row], state);
      waiting = [];
      afterTotal = false;
    }
  }
  if (CEILINGS.includes(lastFilled)) warnings.add("row_ceiling", lastFilled);
  finish(waiting, state);
}

function* asData(rows: SheetRow[], { headers, counts, warnings }: SheetState): Generator<SheetRow> {
  for (const row of rows) {
    counts.data += 1;
    if (row.cells.some(({ merged }) => merged)) warnings.add("merged_cells_filled", row.number);
    if (row.cells.length > headers.length) warnings.add("cells_beyond_headers", row.number);
    yield row;
  }
}

function noteHidden(row: SheetRow, { counts, warnings }: SheetState): void {
  counts.hidden += 1;
  warnings.add("hidden_rows", row.number);
}

/** Last rows of the sheets of Excel 97–2003 and of today's: a list that ends exactly there has probably been cut. */
const CEILINGS = [65_536, 1_048_576];

function finish(waiting: SheetRow[], { counts, totals, footers, warnings }: SheetState): void {
  for (const row of waiting) {
    footers.push(row);
    warnings.add("footer_rows", row.number);
  }
  counts.totals = totals.length;
  counts.footers = footers.length;
  counts.blank = counts.lastRow - counts.titles - counts.headerRows - counts.data - counts.totals - counts.footers;
}
