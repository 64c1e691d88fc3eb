import { defineErrors, type Refusal } from "../errors/refusal.ts";

/** Why a file or a sheet cannot be read. Words are in `messages/` under `error.<code>`. */
export const tabularErrors = defineErrors("tabular", {
  // What the file is
  empty_file: 422,
  wrong_extension: 422, // name says one kind, content another
  kind_xls: 422, // Excel 97–2003
  kind_encrypted: 422,
  kind_html: 422, // a web page saved as .xls
  kind_xml_2003: 422,
  kind_ods: 422,
  kind_xlsb: 422,
  kind_archive: 422, // a .zip holding files
  kind_other: 422, // a picture, a .docx, a .pdf
  // What the file costs
  too_many_bytes: 413,
  expands_too_far: 413, // decompression bomb
  too_many_parts: 413,
  too_many_rows: 413,
  too_many_columns: 413,
  too_many_cells: 413,
  too_much_text: 413,
  too_many_merges: 413,
  cell_too_long: 413,
  too_slow: 413,
  // What is broken in it
  damaged_zip: 422,
  damaged_xml: 422,
  damaged_sheet: 422,
  doctype_in_xml: 422, // entity bombs and outside entities need one; spreadsheets never do
  quote_not_closed: 422,
  no_sheet: 422,
  sheet_not_found: 422,
  header_not_found: 422,
});

export type TabularCode = keyof typeof tabularErrors;
export type ProblemParams = Record<string, string | number>;

/**
 * A sheet that cannot be read further. Thrown, because it may come up in the middle of a stream of rows;
 * whoever asked for the rows turns it into a refusal.
 */
export class TabularProblem extends Error {
  readonly code: TabularCode;
  /** 1-based, as the spreadsheet program shows it. */
  readonly row: number | undefined;
  /** 1-based. */
  readonly column: number | undefined;
  readonly params: ProblemParams;

  constructor(code: TabularCode, at: { row?: number | undefined; column?: number | undefined } & ProblemParams = {}, cause?: unknown) {
    super(`tabular/${code} ${JSON.stringify(at)}`, cause === undefined ? undefined : { cause });
    const { row, column, ...params } = at;
    this.code = code;
    this.row = row;
    this.column = column;
    this.params = params;
  }

  /** The same as a refusal of a command. */
  get refusal(): Refusal {
    const place = { ...(this.row && { row: this.row }), ...(this.column && { column: this.column }) };
    return { code: tabularErrors[this.code].code, status: tabularErrors[this.code].status, params: { ...place, ...this.params } };
  }
}
