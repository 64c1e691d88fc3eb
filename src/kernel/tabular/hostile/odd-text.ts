import iconv from "iconv-lite";
import { toTcvn3 } from "../encoding/tcvn3.ts";
import { toVni } from "../encoding/vni.ts";
import { HEADER, person } from "./build-workbook.ts";
import type { HostileFile } from "./hostile-file.ts";

const lines = (delimiter = ",", end = "\r\n"): string =>
  [HEADER, ...Array.from({ length: 30 }, (_, index) => person(index + 1))]
    .map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter))
    .join(end) + end;
const quoted = (cell: string, delimiter: string): string => (cell.includes(delimiter) ? `"${cell}"` : cell);
const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");
const first = ["1", "Trần Thị Mẫu 1", "02/03/1980", "Nữ", "094180000001", "0910000001", "Ấp 1, xã Tân Thạnh", "02/07/2021"];
const whole = { data: 30, headers: HEADER, firstCells: first };
/** Windows-1258 has its tones apart from the letters. */
export const to1258 = (text: string): Buffer => iconv.encode([...text].map(partTone).join(""), "windows-1258");
/** Small letters only: capitals with tones have no byte in TCVN3. */
const small = (text: string): string => text.replace(/Ấ/g, "ấ");
const file = (name: string, bytes: () => Uint8Array, expected: HostileFile["expected"]): HostileFile => ({
  name,
  fileName: "ca.csv",
  bytes,
  expected,
});

function partTone(letter: string): string {
  const parts = letter.normalize("NFD");
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0] ?? "";
  return parts.replace(tone, "").normalize("NFC") + tone;
}

/** Text files in every encoding and manner met. */
export const oddText: readonly HostileFile[] = [
  file("UTF-8", () => utf8(lines()), { ...whole, warnings: [] }),
  file("UTF-8 with a byte order mark", () => utf8(`\ufeff${lines()}`), whole),
  file("decomposed UTF-8", () => utf8(lines().normalize("NFD")), { data: 30 }),
  file("UTF-16, little end first", () => Buffer.from(`\ufeff${lines("\t")}`, "utf16le"), whole),
  file("UTF-16, big end first", () => Buffer.from(`\ufeff${lines(";")}`, "utf16le").swap16(), whole),
  file("UTF-16 without a mark", () => Buffer.from(lines(), "utf16le"), whole),
  file("Windows-1258", () => to1258(lines()), { ...whole, warnings: [] }),
  file("TCVN3", () => Buffer.from(toTcvn3(lines()), "latin1"), { data: 30, firstCells: first.map(small), warnings: ["legacy_font"] }),
  file("VNI", () => Buffer.from(toVni(lines()), "latin1"), { ...whole, warnings: ["legacy_font"] }),
  file(
    "text of Western Europe in one byte per letter",
    () => Buffer.from("No,Name,Country\n1,José García,España\n2,Zoë Müller,Österreich\n", "latin1"),
    { data: 2, warnings: ["encoding_uncertain"] },
  ),
  file("UTF-8 with one broken byte", () => Buffer.concat([utf8(lines()), Buffer.from([0xe1, 0x0d, 0x0a])]), {
    data: 31,
    warnings: ["encoding_uncertain"],
  }),
  file("UTF-8 cut in the middle of a letter", () => utf8(`${lines()}31,Trầ`).subarray(0, -1), { data: 31 }),
  file("NUL between letters", () => utf8(lines().replaceAll("Mẫu", "M\0ẫu")), { ...whole, warnings: ["nul_removed"] }),
  file(
    "all three line ends mixed",
    () =>
      utf8(
        lines(",", "\n")
          .split("\n")
          .map((line, index) => line + ["\r\n", "\n", "\r"][index % 3])
          .join(""),
      ),
    { data: 30 },
  ),
  file("old Mac line ends", () => utf8(lines(",", "\r")), whole),
  file("semicolons", () => utf8(lines(";")), whole),
  file("tabs", () => utf8(lines("\t")), whole),
  file("bars", () => utf8(lines("|")), whole),
  file("Excel's sep= line", () => utf8(`sep=;\r\n${lines(";")}`), { ...whole, titles: 1 }),
  file("lines inside quotes", () => utf8('STT,Họ tên,Ghi chú\n1,Mẫu,"dòng 1\ndòng 2"\n2,"Mẫu ""B""",\n'), {
    data: 2,
    firstCells: ["1", "Mẫu", "dòng 1\ndòng 2"],
  }),
  file("quotes in the middle of a field", () => utf8('STT,Họ tên,Ghi chú\n1,Mẫu "Tư",cao 5" \n'), {
    data: 1,
    firstCells: ["1", 'Mẫu "Tư"', 'cao 5" '],
  }),
  file("a quote that is never closed", () => utf8('STT,Họ tên\n1,Mẫu\n2,"Mẫu\n3,Mẫu\n'), { problem: "quote_not_closed", row: 3 }),
  file("rows of any length", () => utf8("STT,Họ tên,Tuổi\n1\n2,Mẫu\n3,Mẫu,30,thừa,thừa\n\n4,Mẫu,20\n"), { data: 4, blank: 1 }),
  file("lines of delimiters only", () => utf8("STT,Họ tên,Tuổi\n,,\n1,Mẫu,20\n,,,,,,,,\n"), { data: 1, blank: 2 }),
  file("one column", () => utf8("Họ và tên\nTrần Mẫu\nLý Mẫu\n"), { data: 2 }),
  file("totals and a signature", () => utf8(`${lines()}Tổng cộng,30,,,,,,\n,,,,,,Người lập,\n`), { data: 30, totals: 1, footers: 1 }),
  file("text that looks like formulas", () => utf8("STT,Họ tên\n1,\"=cmd|'/c calc'!A1\"\n2,+SUM(1)\n3,@x\n"), {
    data: 3,
    firstCells: ["1", "=cmd|'/c calc'!A1"],
    warnings: [],
  }),
  file("65,536 lines", () => utf8(`STT,Họ tên\n${"1,Mẫu\n".repeat(65_535)}`), { data: 65_535, warnings: ["row_ceiling"] }),
  file("no header", () => utf8("1,Trần Mẫu,01/02/1980,0910000001\n2,Lý Mẫu,03/04/1990,0910000002\n"), { problem: "header_not_found" }),
  file("a header typed with byte order marks and invisible spaces", () => utf8("\ufeffSTT\u200b,\u00a0Họ tên\n1,Mẫu\n"), { data: 1 }),
];
