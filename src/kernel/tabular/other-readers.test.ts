import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { streamXlsxRows } from "hucre/xlsx";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writtenBytes } from "../test-kit/written-bytes.ts";
import { addDays } from "../time/local-date.ts";
import { openGrid } from "./open-grid.ts";
import { writeXlsx } from "./write/write-xlsx.ts";

/** Values as all three readers can give them: text, number, or the day of a date. */
type Plain = string | number | boolean | null;

const COUNT = 2000;
const record = (index: number): [number, string, string, string, string, number | null, boolean] => [
  index,
  `Trần Thị Mẫu ${index} & <con>`,
  addDays("1950-01-01", index * 11),
  `094180${String(index).padStart(6, "0")}`,
  index % 7 === 0 ? `dòng 1\ndòng 2 ${index}` : "Ấp 1, xã Tân Thạnh",
  index % 5 === 0 ? null : index / 8,
  index % 2 === 0,
];
const HEADERS = ["STT", "Họ và tên", "Ngày sinh", "CCCD", "Địa chỉ", "CT", "Nhập viện"];

let folder: string;
const files: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sheets-"));
  const rows = Array.from({ length: COUNT }, (_, index) => record(index + 1));
  files["written by exceljs with shared texts"] = await byExcelJs(rows, true);
  files["written by exceljs with texts in the cells"] = await byExcelJs(rows, false);
  files["written here"] = await written(rows);
});
afterAll(() => rm(folder, { recursive: true }));

async function byExcelJs(rows: ReturnType<typeof record>[], shared: boolean): Promise<string> {
  const filename = join(folder, `exceljs-${shared}.xlsx`);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: shared, useStyles: true });
  const sheet = book.addWorksheet("Ca");
  sheet.addRow(HEADERS).commit();
  for (const row of rows) {
    const line = sheet.addRow(row.map((value, index) => (index === 2 ? new Date(`${value}T00:00:00Z`) : value)));
    line.getCell(3).numFmt = "dd/mm/yyyy";
    line.commit();
  }
  await book.commit();
  return filename;
}

async function written(rows: ReturnType<typeof record>[]): Promise<string> {
  const kinds = ["number", "text", "date", "text", "text", "number", "boolean"] as const;
  const columns = HEADERS.map((header, index) => ({ header, kind: kinds[index]! }));
  const filename = join(folder, "here.xlsx");
  await writeFile(filename, await writtenBytes((output) => writeXlsx(output, { sheets: [{ name: "Ca", columns, rows }] })));
  return filename;
}

/** exceljs's streaming reader breaks letters that lie across two of its chunks; such a text counts as equal to the right one. */
const mended = (rows: Plain[][], right: Plain[][]): Plain[][] =>
  rows.map((row, at) =>
    row.map((value, index) => (typeof value === "string" && value.includes("\ufffd") ? (right[at]?.[index] ?? null) : value)),
  );

const dayOf = (value: Date): string => value.toISOString().slice(0, 10);
const padded = (values: Plain[]): Plain[] => Array.from({ length: HEADERS.length }, (_, index) => values[index] ?? null);

async function readHere(path: string): Promise<Plain[][]> {
  const grid = await openGrid(path);
  const rows: Plain[][] = [];
  for await (const { cells } of grid.rows)
    rows.push(
      padded(
        cells.map((cell) =>
          cell.kind === "number" || cell.kind === "boolean"
            ? cell.value
            : cell.kind === "date"
              ? cell.text.split("/").reverse().join("-")
              : cell.text || null,
        ),
      ),
    );
  return rows;
}

async function readByHucre(path: string): Promise<Plain[][]> {
  const { readFile } = await import("node:fs/promises");
  const rows: Plain[][] = [];
  for await (const { values } of streamXlsxRows(new Uint8Array(await readFile(path))))
    rows.push(padded(values.map((value) => (value instanceof Date ? dayOf(value) : ((value as Plain) ?? null)))));
  return rows;
}

async function readByExcelJs(path: string): Promise<Plain[][]> {
  const { createReadStream } = await import("node:fs");
  const rows: Plain[][] = [];
  const options = { sharedStrings: "cache", styles: "cache", worksheets: "emit", entries: "emit", hyperlinks: "ignore" } as const;
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path) as Readable, options))
    for await (const row of sheet) {
      const values = Array.isArray(row.values) ? row.values.slice(1) : [];
      rows.push(padded(values.map((value) => (value instanceof Date ? dayOf(value) : ((value as Plain) ?? null)))));
    }
  return rows;
}

it.each(["written by exceljs with shared texts", "written by exceljs with texts in the cells", "written here"])(
  "a workbook %s reads the same here, in hucre and in exceljs",
  async (name) => {
    const expected = [HEADERS, ...Array.from({ length: COUNT }, (_, index) => padded(record(index + 1)))];
    expect(await readHere(files[name]!)).toEqual(expected);
    expect(await readByHucre(files[name]!)).toEqual(expected);
    expect(mended(await readByExcelJs(files[name]!), expected)).toEqual(expected);
  },
);
