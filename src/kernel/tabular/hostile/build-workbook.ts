import { strToU8, type Zippable, zipSync } from "fflate";

/** One worksheet by its raw XML pieces, so that a case can break any of them. */
export interface SheetPieces {
  name?: string;
  state?: "hidden" | "veryHidden";
  /** Inside `sheetData`. */
  rows: string;
  before?: string;
  after?: string;
  /** Instead of everything above: the whole part. */
  whole?: string | Uint8Array;
}

export interface WorkbookPieces {
  sheets: SheetPieces[];
  strings?: string;
  /** Inside `styleSheet`. */
  styles?: string;
  /** Inside `workbook`, before the sheets. */
  properties?: string;
  parts?: Record<string, string | Uint8Array>;
  without?: string[];
  /** 0 stores, 9 packs hardest. */
  level?: 0 | 6 | 9;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A workbook as bytes, made without any of the code that reads it. */
export function buildWorkbook({
  sheets,
  strings,
  styles,
  properties = "",
  parts = {},
  without = [],
  level = 6,
}: WorkbookPieces): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations([["rId1", `${OFFICE}/officeDocument`, "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets.map(sheetTag).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, index) => [`rId${index + 1}`, `${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
      ["rIdStrings", `${OFFICE}/sharedStrings`, "sharedStrings.xml"],
      ["rIdStyles", `${OFFICE}/styles`, "styles.xml"],
    ]),
  };
  for (const [index, sheet] of sheets.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheet.whole ?? sheetPart(sheet);
  if (strings !== undefined) files["xl/sharedStrings.xml"] = `<sst xmlns="${MAIN}">${strings}</sst>`;
  if (styles !== undefined) files["xl/styles.xml"] = `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`;
  Object.assign(files, parts);
  for (const name of without) delete files[name];
  return packed(files, level);
}

/** Any files as a zip. */
export function packed(files: Record<string, string | Uint8Array>, level: 0 | 6 | 9 = 6): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) entries[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(entries, { level, mtime: "2021-07-01" });
}

function sheetTag({ name, state }: SheetPieces, index: number): string {
  return `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`;
}

export function sheetPart({ rows, before = "", after = "" }: SheetPieces): string {
  return `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const tags = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${tags.join("")}</Relationships>`;
}

export type Raw = string | number | null | { xml: (ref: string) => string };

/** A row by its values: text inline, numbers as they are, null for nothing. */
export function row(number: number, values: readonly Raw[], attributes = ""): string {
  const cells = values.map((value, index) => cell(`${letters(index + 1)}${number}`, value));
  return `<row r="${number}"${attributes && ` ${attributes}`}>${cells.join("")}</row>`;
}

function cell(ref: string, value: Raw): string {
  if (value === null) return "";
  if (typeof value === "object") return value.xml(ref);
  if (typeof value === "number") return `<c r="${ref}"><v>${value}</v></c>`;
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${value.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
}

export function letters(column: number): string {
  let text = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

/** The header most cases use. */
export const HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "CCCD", "Điện thoại", "Địa chỉ", "Ngày khởi phát"] as const;

/** Data rows of invented people below a header in row 1, from row `first`. */
export function people(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => row(first + index, person(index + 1))).join("");
}

export function person(index: number): string[] {
  const two = String((index % 28) + 1).padStart(2, "0");
  return [
    String(index),
    `Trần Thị Mẫu ${index}`,
    `${two}/03/1980`,
    index % 2 ? "Nữ" : "Nam",
    `094180${String(index).padStart(6, "0")}`,
    `09${String(10_000_000 + index)}`,
    `Ấp ${index}, xã Tân Thạnh`,
    `${two}/07/2021`,
  ];
}
