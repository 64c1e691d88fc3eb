import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedData } from "../test-kit/shared-data.ts";
import { buildWorkbook, HEADER, people, row } from "./hostile/build-workbook.ts";
import { type OpenedSheet, openSheet } from "./open-sheet.ts";

const totalsOf = async (...rows: (string | number | null)[][]) => {
  const sheet = await openSheet(
    buildWorkbook({ sheets: [{ rows: row(1, HEADER) + people(2, 2) + rows.map((values, index) => row(index + 4, values)).join("") }] }),
  );
  for await (const _ of sheet.rows);
  return sheet.totals.map(({ number }) => number - 4);
};

describe("a total is a total only when it says so", () => {
  it("in Vietnamese and English, with and without tones", async () => {
    expect(
      await totalsOf(
        ["Tổng cộng", null, 5],
        ["TỔNG SỐ:", null, 5],
        ["Cộng", null, 5],
        ["Tong cong", null, 5],
        ["Grand total", null, 5],
        [null, "Tổng", 5],
      ),
    ).toEqual([0, 1, 2, 3, 4, 5]);
  });
  it("somebody of the family Tống or called Công is a person", async () => {
    expect(await totalsOf(["Tống"], ["Công", null, 5], ["1", "Tổng Thị Mẫu"], ["1", "Cộng", null, "Nam", null, null, "Ấp 1"])).toEqual([]);
  });
});

it("a value merged down a household stands in each of its rows, and only there", async () => {
  const household = [1, 2, 3, 4]
    .map((member) => row(member + 1, [String(member), `Mẫu ${member}`, member === 1 ? "Ấp 1" : null, "x"]))
    .join("");
  const merged = '<mergeCells><mergeCell ref="C2:C4"/><mergeCell ref="A9:A12"/></mergeCells>';
  const sheet = await openSheet(
    buildWorkbook({ sheets: [{ rows: row(1, ["STT", "Họ tên", "Địa chỉ", "Ghi chú"]) + household, after: merged }] }),
  );
  const addresses: [string, boolean][] = [];
  for await (const { cells } of sheet.rows) addresses.push([cells[2]!.text, cells[2]!.merged === true]);
  expect(addresses).toEqual([
    ["Ấp 1", false],
    ["Ấp 1", true],
    ["Ấp 1", true],
    ["", false],
  ]);
  expect(sheet.warnings).toMatchObject([{ code: "merged_cells_filled", count: 2, rows: [3, 4] }]);
});

describe("how a sheet is opened and let go", () => {
  const bytes = buildWorkbook({ sheets: [{ rows: row(1, HEADER) + people(2, 3000) }] });
  async function* inParts(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += 1000) yield bytes.subarray(from, from + 1000);
  }
  it("from a stream of bytes, with its progress", async () => {
    const sheet = await openSheet(inParts(), { fileName: "ca.xlsx" });
    let last = 0;
    for await (const line of sheet.rows) {
      expect(sheet.progress()).toBeGreaterThanOrEqual(last);
      last = sheet.progress();
      if (line.number === 3001) break;
    }
    expect(last).toBe(1);
  });
  it("a stream that is too long is left before it is read to its end", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; ; given++) yield new Uint8Array(1000);
    }
    await expect(openSheet(endless(), { budgets: { bytes: 5000 } })).rejects.toMatchObject({ code: "too_many_bytes" });
    expect(given).toBeLessThan(10);
  });
  it("reading may stop anywhere, and closing twice is harmless", async () => {
    const sheet = await openSheet(bytes);
    for await (const line of sheet.rows) if (line.number > 10) break;
    await sheet.close();
    await sheet.close();
    await (await openSheet(bytes)).close();
  });
  it("a file that is not there is an error of the disk and not of the sheet", async () => {
    await expect(openSheet("/nowhere/ca.xlsx")).rejects.toMatchObject({ code: "ENOENT" });
  });
  it("a problem becomes a refusal with its place", async () => {
    const broken = buildWorkbook({ sheets: [{ rows: `${row(1, HEADER)}<row r="2"><c r="B2"><v>x</v></c></row>` }] });
    const problem = await openSheet(broken).catch((error: unknown) => error);
    expect(problem).toMatchObject({ refusal: { code: "tabular/damaged_sheet", status: 422, params: { row: 2, column: 2 } } });
  });
});

sharedData("data/vn-names/family_name_frequency.csv", "a real list of family names", (path) => {
  it("gives back the names some clinics typed in a VNI font", async () => {
    const sheet = await openSheet(path);
    const names: string[] = [];
    for await (const { cells } of sheet.rows) names.push(cells[0]!.text);
    expect(sheet.warnings).toMatchObject([{ code: "legacy_font", params: { font: "vni" } }]);
    expect(names).toEqual(expect.arrayContaining(["Nguyễn", "Bùi", "Đỗ", "Dương"]));
    expect(names.filter((name) => /[øñöÑ]/.test(name))).toEqual([]);
  });
});

sharedData("data", "the real tables of the shared data", (folder) => {
  const files = globSync(`${folder}/**/*.csv`);
  it.each(files.map((file) => [file.slice(folder.length + 1), file] as const))(
    "%s opens with its header in row 1 and every record as data",
    async (_, file) => {
      const sheet: OpenedSheet = await openSheet(file, { fileName: file });
      let rows = 0;
      for await (const _row of sheet.rows) rows += 1;
      expect(sheet.counts).toMatchObject({ titles: 0, headerRows: 1, data: rows, totals: 0, footers: 0, blank: 0 });
      expect(sheet.warnings.filter(({ code }) => code !== "headers_without_text" && code !== "legacy_font")).toEqual([]);
      const quotes = readFileSync(file, "utf8");
      if (!quotes.includes('"')) expect(rows).toBe(quotes.trimEnd().split("\n").length - 1);
    },
  );
});
