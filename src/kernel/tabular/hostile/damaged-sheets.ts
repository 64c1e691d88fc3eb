import { buildWorkbook, HEADER, people, row, sheetPart } from "./build-workbook.ts";
import type { HostileFile } from "./hostile-file.ts";

const rows = row(1, HEADER) + people(2, 3);
const whole = (xml: string | Uint8Array): Uint8Array => buildWorkbook({ sheets: [{ rows, whole: xml }] });
const withRows = (more: string): Uint8Array => buildWorkbook({ sheets: [{ rows: row(1, HEADER) + more }] });
const part = sheetPart({ rows });

/** Workbooks whose XML is broken, or right in a rare way. */
export const damagedSheets: readonly HostileFile[] = [
  {
    name: "a sheet that ends in the middle of a row",
    bytes: () => whole(part.slice(0, part.length - 60)),
    expected: { problem: "damaged_xml" },
  },
  {
    name: "a sheet that ends in the middle of a tag",
    bytes: () => whole(part.slice(0, part.indexOf("<v>") > 0 ? 400 : 500)),
    expected: { problem: "damaged_xml" },
  },
  { name: "a sheet that is no XML", bytes: () => whole("STT;Họ tên"), expected: { problem: "damaged_xml" } },
  { name: "an empty sheet part", bytes: () => whole(""), expected: { problem: "damaged_xml" } },
  { name: "tags that cross", bytes: () => withRows('<row r="2"><c r="A2"><v>1</c></v></row>'), expected: { problem: "damaged_xml" } },
  {
    name: "an unknown entity",
    bytes: () => withRows('<row r="2"><c r="A2" t="str"><v>&hearts;</v></c></row>'),
    expected: { problem: "damaged_xml" },
  },
  {
    name: "a control character in XML",
    bytes: () => withRows('<row r="2"><c r="A2" t="str"><v>a\u0001b</v></c></row>'),
    expected: { problem: "damaged_xml" },
  },
  {
    name: "bytes that are no UTF-8 in XML",
    bytes: () => whole(Buffer.concat([Buffer.from(part.slice(0, 300)), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from(part.slice(300))])),
    expected: { problem: "damaged_xml" },
  },
  {
    name: "a shared text that is not in the table",
    bytes: () => withRows('<row r="2"><c r="A2" t="s"><v>7</v></c></row>'),
    expected: { problem: "damaged_sheet", row: 2 },
  },
  {
    name: "a shared text with a negative index",
    bytes: () => withRows('<row r="2"><c r="A2" t="s"><v>-1</v></c></row>'),
    expected: { problem: "damaged_sheet", row: 2 },
  },
  {
    name: "a number that is none",
    bytes: () => withRows('<row r="2"><c r="A2"><v>12a</v></c></row>'),
    expected: { problem: "damaged_sheet", row: 2 },
  },
  {
    name: "a number without end",
    bytes: () => withRows('<row r="2"><c r="A2"><v>1E999</v></c></row>'),
    expected: { problem: "damaged_sheet", row: 2 },
  },
  { name: "rows out of order", bytes: () => withRows(people(5, 1) + people(3, 1)), expected: { problem: "damaged_sheet" } },
  { name: "the same row twice", bytes: () => withRows(people(2, 1) + people(2, 1)), expected: { problem: "damaged_sheet" } },
  {
    name: "the same cell twice",
    bytes: () => withRows('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'),
    expected: { problem: "damaged_sheet", row: 2 },
  },
  {
    name: "a cell of another row",
    bytes: () => withRows('<row r="2"><c r="A9"><v>1</v></c></row>'),
    expected: { problem: "damaged_sheet", row: 2 },
  },
  { name: "a row number zero", bytes: () => withRows('<row r="0"><c><v>1</v></c></row>'), expected: { problem: "damaged_sheet" } },
  { name: "a row number that is none", bytes: () => withRows('<row r="x"><c><v>1</v></c></row>'), expected: { problem: "damaged_sheet" } },
  { name: "a row in a row", bytes: () => withRows('<row r="2"><row r="3"/></row>'), expected: { problem: "damaged_sheet" } },
  { name: "a cell outside any row", bytes: () => withRows("<c><v>1</v></c>"), expected: { problem: "damaged_sheet" } },
  {
    name: "cells in any order within a row",
    bytes: () => withRows('<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'),
    expected: { data: 1, firstCells: ["1", "2", "3"] },
  },
  {
    name: "rows and cells without numbers",
    bytes: () => whole(part.replaceAll(/ r="[A-Z]*\d+"/g, "")),
    expected: { data: 3, headers: HEADER },
  },
  {
    name: "a namespace prefix on every tag",
    bytes: () => whole(part.replaceAll(/<(\/?)([a-z])/gi, "<$1x:$2").replace("xmlns=", "xmlns:x=")),
    expected: { data: 3, headers: HEADER },
  },
  { name: "a sheet in UTF-16", bytes: () => whole(Buffer.from(`\ufeff${part}`, "utf16le")), expected: { data: 3, headers: HEADER } },
  {
    name: "a strict OOXML workbook with ISO dates",
    bytes: () => withRows('<row r="2"><c r="A2"><v>1</v></c><c r="C2" t="d"><v>2021-07-05T08:30:00</v></c></row>'),
    expected: { data: 1, firstCells: ["1", "", "05/07/2021 08:30"] },
  },
  {
    name: "rich text with a reading aloud and a CDATA section",
    bytes: () =>
      buildWorkbook({
        sheets: [
          {
            rows: `${row(1, ["STT", "Họ tên"])}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t><![CDATA[a<b & c]]></t></is></c></row>`,
          },
        ],
        strings: "<si><r><t>Trần </t></r><r><rPr><b/></rPr><t>Mẫu</t></r><rPh><t>chan</t></rPh></si>",
      }),
    expected: { data: 1, firstCells: ["Trần Mẫu", "a<b & c"] },
  },
  {
    name: "Excel's escapes in a text",
    bytes: () => withRows('<row r="2"><c r="A2" t="str"><v>a_x000D__x000A_b_x005F_x000D_</v></c></row>'),
    expected: { data: 1, firstCells: ["a\r\nb_x000D_"] },
  },
];
