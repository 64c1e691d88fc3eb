import { z } from "zod";
import type { Language } from "../i18n/language.ts";
import type { MappingField } from "../tabular/mapping.ts";
import { writeCsv } from "../tabular/write/write-csv.ts";
import { type OutColumn, type OutSheet, type OutValue, writeXlsx } from "../tabular/write/write-xlsx.ts";
import type { Download } from "./routes.ts";
import { bodyOf, WORKBOOK } from "./workbook.ts";

/** What every list may be asked for as a file. */
export const listFileQuery = {
  format: z.enum(["xlsx", "csv"]).default("xlsx"),
  language: z.enum(["vi", "en"]).default("vi"),
};
export interface ListFileQuery {
  format: "xlsx" | "csv";
  language: Language;
}

/** A column of a list: its header in both languages, one under which an import knows it where the list can come back, and what a row says. */
export interface ListColumn<Row> {
  vi: string;
  en: string;
  kind?: OutColumn["kind"];
  value(row: Row): OutValue;
}

/** A list as a spreadsheet that is written while it is sent. @param name in the language asked for, without the extension */
export function listFile(name: string, sheet: Omit<OutSheet, "name">, format: ListFileQuery["format"]): Download {
  if (format === "csv")
    return { fileName: `${name}.csv`, mediaType: "text/csv; charset=utf-8", body: bodyOf((output) => writeCsv(output, sheet)) };
  return { fileName: `${name}.xlsx`, mediaType: WORKBOOK, body: bodyOf((output) => writeXlsx(output, { sheets: [{ name, ...sheet }] })) };
}

/** The sheet of rows that are at hand. */
export function sheetOf<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], language: Language): Omit<OutSheet, "name"> {
  return {
    columns: columns.map((column) => ({ header: column[language], kind: column.kind ?? "text" })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}

/** A column under the first header by which an import knows its field, so that the list can come back. */
export function importable<Row>(
  fields: readonly MappingField[],
  code: string,
  value: ListColumn<Row>["value"],
  kind?: ListColumn<Row>["kind"],
): ListColumn<Row> {
  const { headers } = fields.find((field) => field.code === code)!;
  return { vi: headers.vi[0]!, en: headers.en[0]!, value, kind };
}
