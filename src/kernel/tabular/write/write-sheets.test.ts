import { Writable } from "node:stream";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writtenBytes } from "../../test-kit/written-bytes.ts";
import { seededNumbers } from "../hostile/break-bytes.ts";
import { openSheet } from "../open-sheet.ts";
import { TabularProblem } from "../problem.ts";
import { readNumber } from "../readers/read-number.ts";
import { guardFormula, unguardFormula } from "./formula-guard.ts";
import { writeCsv } from "./write-csv.ts";
import { type OutColumn, type OutValue, uniqueNames, writeXlsx } from "./write-xlsx.ts";

const columns: OutColumn[] = [
  { header: "Mã" },
  { header: "Họ và tên" },
  { header: "Ngày khởi phát", kind: "date" },
  { header: "Số ca", kind: "number" },
  { header: "Nhập viện", kind: "boolean" },
  { header: "Ghi chú" },
];
const filled = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "");
const dangerous = fc.constantFrom(
  "=1+1",
  "+84912345678",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "'=1",
  "''-x",
  "＝1",
  "=cmd|'/c calc'!A1",
  "_x000D_",
  "a\u0001b",
  "0912",
  "]]>&<",
);
const text = fc.oneof(filled, dangerous);
const day = fc.integer({ min: 1, max: 60_000 }).map((offset) => new Date(Date.UTC(1900, 2, offset)).toISOString().slice(0, 10));
const outRow = fc.tuple(
  text,
  fc.option(text),
  fc.option(day),
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  fc.option(fc.boolean()),
  fc.option(text),
);

const xlsxOf = (rows: Iterable<readonly OutValue[]>) =>
  writtenBytes((output) => writeXlsx(output, { sheets: [{ name: "Ca bệnh", columns, rows }] }));
const csvOf = (rows: Iterable<readonly OutValue[]>) => writtenBytes((output) => writeCsv(output, { columns, rows }));

async function readBack(bytes: Buffer) {
  const sheet = await openSheet(bytes, { headerRow: 1 });
  const rows = [];
  for await (const row of sheet.rows) rows.push(row);
  return { sheet, rows: [...rows, ...sheet.totals, ...sheet.footers].sort((a, b) => a.number - b.number) };
}
const dayFirst = (iso: string): string => iso.split("-").reverse().join("/");

describe("what is exported comes back as it was", () => {
  it("any rows through a workbook: texts letter by letter, numbers, days and yes or no", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(outRow, { minLength: 1, maxLength: 12 }), async (rows) => {
        const back = await readBack(await xlsxOf(rows));
        expect(back.rows.length).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          const cells = back.rows[index]!.cells;
          expect(cells[0]).toEqual({ kind: "text", text: row[0].toWellFormed() });
          if (row[1] !== null) expect(cells[1]?.text).toBe(row[1].toWellFormed());
          if (row[2] !== null) expect(cells[2]).toMatchObject({ kind: "date", text: dayFirst(row[2]) });
          if (row[3] !== null) expect(cells[3]).toMatchObject({ kind: "number", value: row[3] + 0 });
          if (row[4] !== null) expect(cells[4]).toMatchObject({ kind: "boolean", value: row[4] });
        }
      }),
      { numRuns: 150 },
    );
  });
  it("any rows through CSV: texts letter by letter, numbers to their last digit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(outRow, { minLength: 1, maxLength: 12 }), async (rows) => {
        const back = await readBack(await csvOf(rows));
        expect(back.rows.length).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          const cells = back.rows[index]!.cells;
          const kept = (value: string): string => value.toWellFormed().replaceAll("\0", "");
          if (kept(row[0]).trim()) expect(cells[0]?.text).toBe(kept(row[0]));
          if (row[2] !== null) expect(cells[2]?.text).toBe(dayFirst(row[2]));
          if (row[3] !== null && Math.abs(row[3]) < 1e15 && Math.abs(row[3]) > 1e-6)
            expect(readNumber(cells[3]!)).toMatchObject({ value: row[3] });
        }
      }),
      { numRuns: 150 },
    );
  });
  it("ten thousand codes, phones and citizen numbers keep their zeros", async () => {
    const random = seededNumbers(7);
    const rows = Array.from({ length: 10_000 }, () => [
      `0${Math.floor(random() * 1e11)}`,
      `09${String(Math.floor(random() * 1e8)).padStart(8, "0")}`,
    ]);
    for (const bytes of [await xlsxOf(rows), await csvOf(rows)]) {
      const back = await readBack(bytes);
      expect(back.rows.map(({ cells }) => [cells[0]?.text, cells[1]?.text])).toEqual(rows);
    }
  });
});

describe("no cell of an export is a formula", () => {
  it("a workbook has no formula element, and another reader sees text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(outRow, { minLength: 1, maxLength: 12 }), async (rows) => {
        const bytes = await xlsxOf(rows);
        const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
        expect(xml).not.toMatch(/<f[ >/]/);
        const other = new ExcelJS.Workbook();
        await other.xlsx.load(new Uint8Array(bytes).buffer);
        other.worksheets[0]!.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
      }),
      { numRuns: 60 },
    );
  });
  it("a CSV field never begins like one, also behind its quotes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const bytes = await writtenBytes((output) =>
          writeCsv(output, { columns: [{ header: "=a" }], rows: texts.map((value) => [value]) }),
        );
        const records =
          bytes
            .toString("utf8")
            .slice(1)
            .match(/"(?:[^"]|"")*"|[^\r\n]+/g) ?? [];
        for (const record of records) expect(record.replace(/^"/, "")).not.toMatch(/^ *[=+\-@\t\r\n＝＋－＠]/);
      }),
      { numRuns: 500 },
    );
  });
  it("the guard is taken away by whoever reads it, and only the guard", () => {
    fc.assert(
      fc.property(text, (value) => unguardFormula(guardFormula(value)) === value),
      { numRuns: 5000 },
    );
    expect(["=1", "'=1", "'tis", "O'Neil", "- x", "Mẫu"].map(guardFormula)).toEqual(["'=1", "''=1", "'tis", "O'Neil", "'- x", "Mẫu"]);
  });
});

describe("how a workbook is written", () => {
  it("the same rows give the same bytes", async () => {
    const rows = [["1", "Mẫu", "2021-07-05", 1.5, true, "x"]];
    expect((await xlsxOf(rows)).equals(await xlsxOf(rows))).toBe(true);
  });
  it("rows are asked for only as fast as they are taken, and let go when nobody takes them any more", async () => {
    let made = 0;
    let released = false;
    function* endless() {
      try {
        for (;;) yield [String(++made), "Mẫu"];
      } finally {
        released = true;
      }
    }
    const slow = new Writable({ highWaterMark: 1, write: () => {} });
    const writing = writeXlsx(slow, { sheets: [{ name: "a", columns, rows: endless() }] });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(made).toBeLessThan(100_000);
    slow.destroy();
    await expect(writing).rejects.toThrow();
    await expect.poll(() => released).toBe(true);
  });
  it("what goes wrong with the rows is told to who asked for the file", async () => {
    function* broken() {
      yield ["1"];
      throw new Error("the database went away");
    }
    await expect(xlsxOf(broken())).rejects.toThrow("the database went away");
    await expect(csvOf(broken())).rejects.toThrow("the database went away");
    await expect(xlsxOf([["x".repeat(40_000)]])).rejects.toThrow(TabularProblem);
  });
  it("rows beyond what a sheet holds go on in further sheets under the same header, and none is lost", async () => {
    const sheetsFor = async (count: number) => {
      const rows = Array.from({ length: count }, (_, at) => [String(at)]);
      const written = await writtenBytes((output) => writeXlsx(output, { sheets: [{ name: "Ca bệnh", columns, rows }] }, 4));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(new Uint8Array(written).buffer);
      return workbook.worksheets.map((sheet) => [sheet.name, ...sheet.getColumn(1).values.slice(1)]);
    };
    expect(await sheetsFor(0)).toEqual([["Ca bệnh", "Mã"]]);
    expect(await sheetsFor(3)).toEqual([["Ca bệnh", "Mã", "0", "1", "2"]]);
    expect(await sheetsFor(7)).toEqual([
      ["Ca bệnh", "Mã", "0", "1", "2"],
      ["Ca bệnh (2)", "Mã", "3", "4", "5"],
      ["Ca bệnh (3)", "Mã", "6"],
    ]);
  });
  it("names of sheets follow Excel's rules", () => {
    expect(uniqueNames(["Ca/bệnh: [7]", "ca bệnh", "Ca bệnh", "'", "x".repeat(40)])).toEqual([
      "Ca bệnh   7",
      "ca bệnh",
      "Ca bệnh (2)",
      "Sheet",
      "x".repeat(31),
    ]);
  });
  it("a date column keeps what is no date as text, and a text column keeps numbers as text", async () => {
    const { rows } = await readBack(await xlsxOf([[12, "Mẫu", "2021", "khoảng 5", null, "2021-07-05"]]));
    expect(rows[0]!.cells.map(({ kind, text: shown }) => [kind, shown])).toEqual([
      ["text", "12"],
      ["text", "Mẫu"],
      ["text", "2021"],
      ["text", "khoảng 5"],
      ["empty", ""],
      ["text", "2021-07-05"],
    ]);
  });
});
