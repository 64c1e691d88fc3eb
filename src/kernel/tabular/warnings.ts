import type { ProblemParams } from "./problem.ts";

/** What was met and read all the same. Words are in `messages/` under `warning.<code>`. */
export const warningCodes = [
  "formulas", // read as the value last computed
  "formulas_without_value",
  "error_cells", // #N/A and the like
  "hidden_rows",
  "hidden_columns",
  "hidden_sheets",
  "hidden_sheet_read",
  "other_sheets_not_read",
  "merged_cells_filled", // value repeated down the rows it covers
  "total_rows",
  "footer_rows",
  "repeated_header_rows", // the header printed again on every page
  "duplicate_headers",
  "headers_without_text",
  "cells_beyond_headers",
  "row_ceiling", // ends exactly where old or new Excel cuts
  "legacy_font", // TCVN3 or VNI text turned into Unicode
  "encoding_uncertain",
  "nul_removed",
  "guarded_text", // CSV text written with a leading apostrophe so that it is no formula
  "macros_ignored",
] as const;
export type WarningCode = (typeof warningCodes)[number];

export interface SheetWarning {
  code: WarningCode;
  /** How often it was met. */
  count: number;
  /** The first rows where it was met, at most 20, 1-based. */
  rows: number[];
  params: ProblemParams;
}

const ROWS_NAMED = 20;

/** One entry per code, however often it is met. */
export class WarningLog {
  readonly list: SheetWarning[] = [];

  add(code: WarningCode, row?: number, params: ProblemParams = {}): void {
    const entry = this.list.find((known) => known.code === code) ?? this.start(code, params);
    entry.count += 1;
    if (row !== undefined && entry.rows.length < ROWS_NAMED && entry.rows.at(-1) !== row) entry.rows.push(row);
  }

  private start(code: WarningCode, params: ProblemParams): SheetWarning {
    const entry: SheetWarning = { code, count: 0, rows: [], params };
    this.list.push(entry);
    return entry;
  }
}
