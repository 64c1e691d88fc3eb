import { buildWorkbook, HEADER, packed, people, row } from "./build-workbook.ts";
import type { HostileFile } from "./hostile-file.ts";

const text = (content: string): Uint8Array => Buffer.from(content, "utf8");
const plain = (): Uint8Array => buildWorkbook({ sheets: [{ rows: row(1, HEADER) + people(2, 3) }] });
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** An OLE container by its first bytes and the names in its directory. */
const ole = (...names: string[]): Uint8Array =>
  Buffer.concat([OLE, Buffer.alloc(1528), ...names.map((name) => Buffer.from(name.padEnd(64, "\0"), "utf16le"))]);
const TABLE = "<table><tr><td>STT</td><td>Họ tên</td></tr></table>";

/** Files that are not what they say they are. */
export const wrongKinds: readonly HostileFile[] = [
  { name: "an empty file", fileName: "ca.xlsx", bytes: () => new Uint8Array(), expected: { problem: "empty_file" } },
  { name: "a file of one byte", fileName: "ca.csv", bytes: () => text("x"), expected: { data: 0 } },
  {
    name: "a file of nothing but a byte order mark",
    fileName: "ca.csv",
    bytes: () => text("\ufeff"),
    expected: { problem: "header_not_found" },
  },
  { name: "a file of blank lines", fileName: "ca.csv", bytes: () => text("\r\n \r\n\t\r\n\n"), expected: { problem: "header_not_found" } },
  { name: "a real .xls", fileName: "ca.xls", bytes: () => ole("Root Entry", "Workbook"), expected: { problem: "kind_xls" } },
  { name: "a .xls named .xlsx", fileName: "ca.xlsx", bytes: () => ole("Root Entry", "Workbook"), expected: { problem: "kind_xls" } },
  {
    name: "a workbook with a password",
    fileName: "ca.xlsx",
    bytes: () => ole("Root Entry", "EncryptionInfo", "EncryptedPackage"),
    expected: { problem: "kind_encrypted" },
  },
  {
    name: "a web page as .xls",
    fileName: "ca.xls",
    bytes: () => text(`<html><body>${TABLE}</body></html>`),
    expected: { problem: "kind_html" },
  },
  {
    name: "a web page with a mark, a blank line and a document type as .xlsx",
    fileName: "ca.xlsx",
    bytes: () => text(`\ufeff\r\n<!DOCTYPE HTML>${TABLE}`),
    expected: { problem: "kind_html" },
  },
  {
    name: "a bare HTML table in UTF-16 as .xls",
    fileName: "ca.xls",
    bytes: () => Buffer.from(`\ufeff${TABLE}`, "utf16le"),
    expected: { problem: "kind_html" },
  },
  {
    name: "a web page in XML dress",
    fileName: "ca.xls",
    bytes: () => text(`<?xml version="1.0"?><html>${TABLE}</html>`),
    expected: { problem: "kind_html" },
  },
  {
    name: "an XML spreadsheet of 2003",
    fileName: "ca.xls",
    bytes: () => text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    expected: { problem: "kind_xml_2003" },
  },
  { name: "any other XML", fileName: "ca.csv", bytes: () => text('<?xml version="1.0"?><note/>'), expected: { problem: "kind_other" } },
  {
    name: "an OpenDocument sheet",
    fileName: "ca.xlsx",
    bytes: () => packed({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    expected: { problem: "kind_ods" },
  },
  {
    name: "a binary workbook",
    fileName: "ca.xlsx",
    bytes: () => packed({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" }),
    expected: { problem: "kind_xlsb" },
  },
  {
    name: "a letter in .docx",
    fileName: "ca.xlsx",
    bytes: () => packed({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>" }),
    expected: { problem: "kind_other" },
  },
  {
    name: "a presentation",
    fileName: "ca.xlsx",
    bytes: () => packed({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>" }),
    expected: { problem: "kind_other" },
  },
  {
    name: "a zip holding a workbook",
    fileName: "ca.xlsx",
    bytes: () => packed({ "ca.xlsx": plain() }),
    expected: { problem: "kind_archive" },
  },
  {
    name: "a zip in a zip in a zip",
    fileName: "ca.xlsx",
    bytes: () => packed({ "a.zip": packed({ "b.zip": packed({ "c.csv": "a,b" }) }) }),
    expected: { problem: "kind_archive" },
  },
  { name: "a PDF", fileName: "ca.csv", bytes: () => text("%PDF-1.7\n1 0 obj"), expected: { problem: "kind_other" } },
  {
    name: "a photograph",
    fileName: "ca.xlsx",
    bytes: () => Buffer.from("ffd8ffe000104a464946", "hex"),
    expected: { problem: "kind_other" },
  },
  { name: "a screenshot", fileName: "ca.xlsx", bytes: () => Buffer.from("89504e470d0a1a0a", "hex"), expected: { problem: "kind_other" } },
  { name: "a compressed CSV", fileName: "ca.csv", bytes: () => Buffer.from("1f8b08000000", "hex"), expected: { problem: "kind_other" } },
  { name: "a CSV named .xlsx", fileName: "ca.xlsx", bytes: () => text("STT,Họ tên\n1,Mẫu"), expected: { problem: "wrong_extension" } },
  { name: "a workbook named .csv", fileName: "ca.csv", bytes: plain, expected: { problem: "wrong_extension" } },
  { name: "a workbook named .xls", fileName: "ca.xls", bytes: plain, expected: { problem: "wrong_extension" } },
  { name: "a workbook without any name", bytes: plain, expected: { data: 3, headers: HEADER } },
];
