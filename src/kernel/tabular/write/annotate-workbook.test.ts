import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { writtenBytes } from "../../test-kit/written-bytes.ts";
import { buildWorkbook, HEADER, people, row } from "../hostile/build-workbook.ts";
import { openSheet } from "../open-sheet.ts";
import { annotateWorkbook, type RowResult } from "./annotate-workbook.ts";

const WORDS = { statusHeader: "Kết quả nhập", reasonHeader: "Lý do" };
const results: Record<number, RowResult> = {
  4: { status: "Đã tạo", tone: "good" },
  5: { status: "Từ chối", reason: "Tháng 13 không có", tone: "bad", columns: [3] },
};
const workbook = buildWorkbook({
  sheets: [
    {
      name: "Tuần 26",
      rows:
        row(1, [null, "DANH SÁCH CA BỆNH"]) +
        row(3, HEADER) +
        row(4, [
          "1",
          "Trần Mẫu",
          { xml: (ref) => `<c r="${ref}" s="1"><v>29400</v></c>` },
          "Nam",
          { xml: (ref) => `<c r="${ref}" s="2"><v>94080000123</v></c>` },
          "0910000001",
          "Ấp 1",
          { xml: (ref) => `<c r="${ref}"><f>1+1</f><v>2</v></c>` },
        ]) +
        row(5, ["2", "Lý Mẫu", "13/13/1980", "Nữ"]) +
        row(7, ["3", "Võ Mẫu"], 'hidden="1"') +
        row(8, ["Tổng cộng", null, null, "3"]),
      after: '<mergeCells><mergeCell ref="G4:G5"/></mergeCells>',
    },
  ],
  styles:
    '<numFmts><numFmt numFmtId="164" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>',
});

const annotated = (input: Uint8Array, resultOf = (number: number) => results[number]): Promise<Buffer> =>
  writtenBytes((output) => annotateWorkbook(input, output, resultOf, WORDS));

async function rowsOf(input: Uint8Array) {
  const sheet = await openSheet(input);
  const rows = [];
  for await (const line of sheet.rows)
    rows.push({ number: line.number, hidden: line.hidden, cells: line.cells.map(({ kind, text }) => [kind, text]) });
  return { sheet, rows };
}

describe("the same workbook comes back with what became of each row", () => {
  it("every row keeps its number, columns and values, and gets a status and a reason", async () => {
    const before = await rowsOf(workbook);
    const after = await rowsOf(await annotated(workbook));
    expect(after.sheet.sheetName).toBe("Tuần 26");
    expect(after.sheet.titles).toEqual(before.sheet.titles);
    expect(after.sheet.headers).toEqual([...HEADER, "Kết quả nhập", "Lý do"]);
    expect(after.rows.map(({ number, hidden }) => [number, hidden])).toEqual([
      [4, undefined],
      [5, undefined],
      [7, true],
    ]);
    for (const [index, { cells }] of before.rows.entries()) {
      const shown = cells.map(([, text]) => text);
      expect(after.rows[index]!.cells.map(([, text]) => text).slice(0, shown.length)).toEqual(shown);
    }
    expect(after.rows[1]!.cells.slice(8)).toEqual([
      ["text", "Từ chối"],
      ["text", "Tháng 13 không có"],
    ]);
    expect(after.sheet.totals[0]?.cells.map(({ text }) => text)).toEqual(["Tổng cộng", "", "", "3"]);
  });
  it("the status, the reason and the cells it is about are coloured; other cells are not, and nothing is a formula", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(await annotated(workbook)).buffer);
    const colour = (ref: string): string | undefined => {
      const { fill } = book.worksheets[0]!.getCell(ref);
      return fill?.type === "pattern" ? fill.fgColor?.argb : undefined;
    };
    expect([colour("C5"), colour("I5"), colour("J5"), colour("I4")]).toEqual(["FFF8CBAD", "FFF8CBAD", "FFF8CBAD", "FFE2F0D9"]);
    expect([colour("A5"), colour("C4"), colour("I8")]).toEqual([undefined, undefined, undefined]);
    expect(book.worksheets[0]!.getCell("H4").value).toBe(2);
    expect(book.worksheets[0]!.getCell("E4").value).toBe("094080000123");
  });
  it("annotating the answer again writes over the earlier columns", async () => {
    const twice = await rowsOf(
      await annotated(await annotated(workbook), (number) => (number === 5 ? { status: "Đã sửa", tone: "good" } : undefined)),
    );
    expect(twice.sheet.headers).toEqual([...HEADER, "Kết quả nhập", "Lý do"]);
    expect(twice.rows[1]!.cells[8]).toEqual(["text", "Đã sửa"]);
    expect(twice.rows[1]!.cells[9] ?? ["empty", ""]).toEqual(["empty", ""]);
  });
  it("a CSV comes back as a workbook with its zeros", async () => {
    const { sheet, rows } = await rowsOf(
      await annotated(Buffer.from("STT;Họ tên;SĐT\n1;Mẫu;0912\n2;Mẫu;0913\n"), (number) =>
        number === 2 ? { status: "Đã tạo", tone: "good" } : undefined,
      ),
    );
    expect(sheet.headers).toEqual(["STT", "Họ tên", "SĐT", "Kết quả nhập", "Lý do"]);
    expect(rows.map(({ cells }) => cells.map(([, text]) => text))).toEqual([
      ["1", "Mẫu", "0912", "Đã tạo"],
      ["2", "Mẫu", "0913"],
    ]);
  });
  it("a row wider than the header keeps its cells before the status", async () => {
    const wide = buildWorkbook({
      sheets: [
        {
          rows:
            row(1, HEADER) +
            people(2, 70) +
            row(
              72,
              [...Array(12).keys()].map((index) => `x${index}`),
            ),
        },
      ],
    });
    const { rows } = await rowsOf(await annotated(wide, () => ({ status: "s", tone: "neutral" })));
    expect(rows.at(-1)!.cells.map(([, text]) => text)).toEqual([...[...Array(12).keys()].map((index) => `x${index}`), "s"]);
  });
});
