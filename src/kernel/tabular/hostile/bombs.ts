import { withZipField } from "./break-bytes.ts";
import { buildWorkbook, HEADER, letters, packed, people, row, sheetPart } from "./build-workbook.ts";
import type { HostileFile } from "./hostile-file.ts";

const MiB = 2 ** 20;
const rows = row(1, HEADER) + people(2, 3);
const withRows = (more: string): Uint8Array => buildWorkbook({ sheets: [{ rows: row(1, HEADER) + more }] });
const padded = (size: number): string => `${sheetPart({ rows })}<!--${" ".repeat(size)}-->`;
const wide = (count: number): string =>
  row(
    2,
    Array.from({ length: count }, () => 1),
  );
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
const OUTSIDE = `<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>`;
const MERGES = Array.from({ length: 120_000 }, (_, index) => `<mergeCell ref="A${index * 2 + 2}:A${index * 2 + 3}"/>`).join("");
const longText = "Ấp Tân Hòa ".repeat(2900);

/** Small files that want much memory or time. */
export const bombs: readonly HostileFile[] = [
  {
    name: "a zip bomb: 60 MiB of blanks in 60 KiB",
    bytes: () => buildWorkbook({ sheets: [{ rows, whole: padded(60 * MiB) }], level: 9 }),
    expected: { problem: "expands_too_far" },
  },
  {
    name: "a zip bomb that declares little",
    bytes: () =>
      withZipField(buildWorkbook({ sheets: [{ rows, whole: padded(20 * MiB) }], level: 9 }), {
        name: "xl/worksheets/sheet1.xml",
        field: "size",
        value: 2000,
      }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a bomb of shared texts",
    bytes: () => buildWorkbook({ sheets: [{ rows }], strings: `<si><t>${"x".repeat(40 * MiB)}</t></si>`, level: 9 }),
    expected: { problem: "expands_too_far" },
  },
  {
    name: "one long text that twenty thousand cells refer to",
    bytes: () =>
      buildWorkbook({
        sheets: [
          {
            rows:
              row(1, HEADER) +
              Array.from({ length: 20_000 }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>0</v></c></row>`).join(""),
          },
        ],
        strings: `<si><t>${longText}</t></si>`,
      }),
    options: { budgets: { characters: 50_000_000 } },
    expected: { problem: "too_much_text" },
  },
  {
    name: "entities that multiply",
    bytes: () => buildWorkbook({ sheets: [{ rows, whole: LAUGHS + sheetPart({ rows: row(1, ["&c;"]) }) }] }),
    expected: { problem: "doctype_in_xml" },
  },
  {
    name: "an entity from outside in the shared texts",
    bytes: () => buildWorkbook({ sheets: [{ rows }], parts: { "xl/sharedStrings.xml": `${OUTSIDE}<sst><si><t>&secret;</t></si></sst>` } }),
    expected: { problem: "doctype_in_xml" },
  },
  {
    name: "a hundred thousand elements inside each other",
    bytes: () => withRows(`<row r="2"><c r="A2">${"<x>".repeat(100_000)}`),
    expected: { problem: "damaged_xml" },
  },
  {
    name: "an attribute of two megabytes",
    bytes: () => withRows(`<row r="2" spans="${"1 ".repeat(MiB)}"/>`),
    expected: { problem: "cell_too_long" },
  },
  { name: "a comment of two megabytes", bytes: () => withRows(`<!--${"bla ".repeat(MiB / 2)}-->`), expected: { problem: "cell_too_long" } },
  {
    name: "a cell of forty thousand letters",
    bytes: () => withRows(row(2, ["x".repeat(40_000)])),
    expected: { problem: "cell_too_long", row: 2 },
  },
  { name: "a row of all 16,384 columns", bytes: () => withRows(wide(16_384)), expected: { problem: "too_many_columns", row: 2 } },
  {
    name: "a row of a million columns",
    bytes: () => withRows(`<row r="2">${"<c><v>1</v></c>".repeat(1_000_000)}</row>`),
    expected: { problem: "too_many_columns", row: 2 },
  },
  {
    name: "a row of 16,384 empty styled cells",
    bytes: () =>
      withRows(
        `<row r="2">${Array.from({ length: 16_384 }, (_, index) => `<c r="${letters(index + 1)}2" s="0"/>`).join("")}</row>${people(3, 2)}`,
      ),
    expected: { data: 2, blank: 1 },
  },
  {
    name: "a cell in column AAAA",
    bytes: () => withRows('<row r="2"><c r="AAAA2"><v>1</v></c></row>'),
    expected: { problem: "too_many_columns", row: 2 },
  },
  {
    name: "cells in the first and the last corner",
    bytes: () => withRows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    expected: { problem: "too_many_columns" },
  },
  {
    name: "a row beyond the last",
    bytes: () => withRows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    expected: { problem: "too_many_rows" },
  },
  {
    name: "everything merged into one",
    bytes: () => buildWorkbook({ sheets: [{ rows, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }] }),
    expected: { data: 3 },
  },
  {
    name: "a hundred and twenty thousand merged ranges",
    bytes: () => buildWorkbook({ sheets: [{ rows, after: `<mergeCells>${MERGES}</mergeCells>` }] }),
    expected: { problem: "too_many_merges" },
  },
  {
    name: "a column merged from the first to the last row",
    bytes: () => buildWorkbook({ sheets: [{ rows, after: '<mergeCells><mergeCell ref="G2:G1048576"/></mergeCells>' }] }),
    expected: { data: 3 },
  },
  {
    name: "a bomb inside an attachment nobody opens",
    bytes: () => buildWorkbook({ sheets: [{ rows }], parts: { "xl/embeddings/a.zip": packed({ "b.txt": " ".repeat(4 * MiB) }) } }),
    expected: { data: 3 },
  },
  {
    name: "more bytes than allowed",
    bytes: () => Buffer.alloc(2 * MiB, "a,b\n"),
    options: { budgets: { bytes: MiB } },
    expected: { problem: "too_many_bytes" },
  },
  {
    name: "more rows than allowed",
    bytes: () => withRows(people(2, 200)),
    options: { budgets: { rows: 100 } },
    expected: { problem: "too_many_rows", row: 101 },
  },
  {
    name: "more cells than allowed",
    bytes: () => withRows(people(2, 200)),
    options: { budgets: { cells: 500 } },
    expected: { problem: "too_many_cells" },
  },
  {
    name: "more time than allowed",
    bytes: () => withRows(people(2, 5000)),
    options: { budgets: { seconds: 0.0001 } },
    expected: { problem: "too_slow" },
  },
  {
    name: "a CSV line of a million columns",
    fileName: "ca.csv",
    bytes: () => Buffer.from(`a,b\n${"1,".repeat(1_000_000)}`),
    expected: { problem: "too_many_columns", row: 2 },
  },
  {
    name: "a CSV of one endless line",
    fileName: "ca.csv",
    bytes: () => Buffer.alloc(5 * MiB, "x"),
    expected: { problem: "cell_too_long" },
  },
  {
    name: "a quote that swallows the rest of a CSV",
    fileName: "ca.csv",
    bytes: () => Buffer.from(`STT,Họ tên\n1,"Mẫu\n${"2,Mẫu\n".repeat(600_000)}`),
    expected: { problem: "cell_too_long" },
  },
];
