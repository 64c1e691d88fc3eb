import { type Cell, EMPTY } from "../cell.ts";
import { columnLetters } from "../column-letters.ts";
import { TabularProblem } from "../problem.ts";

/** How a written cell is coloured: what an import made of it. */
export const tones = ["none", "good", "neutral", "warning", "bad"] as const;
export type Tone = (typeof tones)[number];

const FILLS: Record<Exclude<Tone, "none">, string> = { good: "FFE2F0D9", neutral: "FFEDEDED", warning: "FFFFF2CC", bad: "FFF8CBAD" };
const FORMATS = ["general", "text", "day", "moment", "time", "header"] as const;
type Format = (typeof FORMATS)[number];
/** Ids of number formats: 0 and 49 (`@`) are built in. */
const FORMAT_IDS: Record<Format, number> = { general: 0, text: 49, day: 164, moment: 165, time: 166, header: 49 };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Excel's limits for one sheet. */
export const LAST_ROW = 1_048_576;
export const LONGEST_TEXT = 32_767;

const styleOf = (format: Format, tone: Tone): number => tones.indexOf(tone) * FORMATS.length + FORMATS.indexOf(format);

/**
 * One cell as XML. There is no way to write a formula here: text is an inline string under the format `@`, so it stays text
 * even when somebody edits the cell later.
 * @param ref `B7`
 */
export function cellXml(ref: string, cell: Cell, tone: Tone = "none", header = false): string {
  if (cell.kind === "empty") return tone === "none" ? "" : `<c r="${ref}" s="${styleOf("text", tone)}"/>`;
  if (cell.kind === "number" && cell.text === plain(cell.value))
    return `<c r="${ref}" s="${styleOf("general", tone)}"><v>${cell.value}</v></c>`;
  if (cell.kind === "date") return `<c r="${ref}" s="${styleOf(dateFormat(cell.serial), tone)}"><v>${cell.serial}</v></c>`;
  if (cell.kind === "boolean") return `<c r="${ref}" t="b" s="${styleOf("general", tone)}"><v>${cell.value ? 1 : 0}</v></c>`;
  if (cell.text.length > LONGEST_TEXT) throw new TabularProblem("cell_too_long", { limit: LONGEST_TEXT });
  const style = styleOf(header ? "header" : "text", tone);
  return `<c r="${ref}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeText(cell.text)}</t></is></c>`;
}

/** A number that shows zeros in front is written as the text people saw. */
const plain = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value));

const dateFormat = (serial: number): Format => (serial < 1 ? "time" : Number.isInteger(serial) ? "day" : "moment");

/** @param row 1-based; cells without value and colour are left out */
export function rowXml(
  row: number,
  cells: readonly Cell[],
  options: { tones?: readonly Tone[]; header?: boolean; hidden?: boolean } = {},
): string {
  const width = Math.max(cells.length, options.tones?.length ?? 0);
  let xml = "";
  for (let index = 0; index < width; index++) {
    xml += cellXml(`${columnLetters(index + 1)}${row}`, cells[index] ?? EMPTY, options.tones?.[index], options.header);
  }
  return `<row r="${row}"${options.hidden ? ' hidden="1"' : ""}>${xml}</row>`;
}

/** What stands before the rows: a frozen header and the widths of the columns. */
export function sheetStart(widths: readonly number[], frozenRows: number): string {
  const pane =
    frozenRows > 0 ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>` : "";
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("");
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columns && `<cols>${columns}</cols>`}<sheetData>`;
}

/** @param table the range that gets filter buttons, header and data */
export function sheetEnd(table?: { top: number; bottom: number; columns: number }): string {
  const filter = table && table.columns > 0 ? `<autoFilter ref="A${table.top}:${columnLetters(table.columns)}${table.bottom}"/>` : "";
  return `</sheetData>${filter}</worksheet>`;
}

/** Everything of a workbook but its sheets, as parts by name. */
export function fixedParts(sheetNames: readonly string[]): [name: string, xml: string][] {
  const numbered = sheetNames.map((name, index) => ({ name: escapeAttribute(name), id: index + 1 }));
  const sheets = numbered.map(({ name, id }) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`).join("");
  const relations = numbered.map(({ id }) => relation(`rId${id}`, `${OFFICE}/worksheet`, `worksheets/sheet${id}.xml`)).join("");
  const overrides = numbered.map(({ id }) => contentType(`/xl/worksheets/sheet${id}.xml`, "worksheet")).join("");
  const styles = relation(`rId${numbered.length + 1}`, `${OFFICE}/styles`, "styles.xml");
  return [
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${contentType("/xl/workbook.xml", "sheet.main")}${overrides}${contentType("/xl/styles.xml", "styles")}</Types>`,
    ],
    ["_rels/.rels", relationsXml(relation("rId1", `${OFFICE}/officeDocument`, "xl/workbook.xml"))],
    ["xl/workbook.xml", `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relationsXml(relations + styles)],
    ["xl/styles.xml", stylesXml()],
  ];
}

const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relationsXml = (inner: string): string => `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
const contentType = (part: string, kind: string): string =>
  `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;

function stylesXml(): string {
  const fills = Object.values(FILLS).map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`);
  // The first two fills are fixed by the format.
  const allFills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', ...fills];
  const styles = tones.flatMap((tone, index) => FORMATS.map((format) => styleXml(format, tone === "none" ? 0 : index + 1)));
  return (
    `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>` +
    `<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="166" formatCode="hh:mm"/></numFmts>` +
    `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    `<fills count="${allFills.length}">${allFills.join("")}</fills><borders count="1"><border/></borders>` +
    `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  );
}

function styleXml(format: Format, fill: number): string {
  const bold = format === "header" ? ' fontId="1" applyFont="1"' : ' fontId="0"';
  const wrap = format === "header" ? '<alignment vertical="top" wrapText="1"/>' : "";
  return `<xf numFmtId="${FORMAT_IDS[format]}" applyNumberFormat="1"${bold} fillId="${fill}" applyFill="1" borderId="0"${wrap && ' applyAlignment="1"'}>${wrap}</xf>`;
}

const MARKUP: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Signs XML cannot hold, and text that looks like their escape, are written Excel's way: `_x000D_`. */
function escapeText(text: string): string {
  if (!/[&<>_\r\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>]/g, (sign) => MARKUP[sign]!)
    .replace(/(?![\n\t])[\p{Cc}\ufffe\uffff]/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', "&quot;");
