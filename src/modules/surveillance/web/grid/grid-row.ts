import type { Refusal } from "../../../../kernel/errors/refusal.ts";
import type { AreaHit } from "../../../../kernel/ui/input/area-picker.tsx";
import { fold } from "../../../../kernel/ui/input/fold.ts";

/** Columns of the grid in their order. */
const everydayColumns = ["name", "birth", "sex", "cccd", "phone", "place", "onset", "sampled", "result"] as const;
/** When each level received the report: in the grid once a pasted list with such columns brings them. */
export const receiptColumns = ["communeReceived", "districtReceived", "provinceReceived"] as const;
/** Every column there can be. */
export const allColumns = [...everydayColumns, ...receiptColumns] as const;
export type GridColumn = (typeof allColumns)[number];

/** The columns these rows need: always the same two lists, so that nothing is drawn anew for it. */
export const columnsOf = (rows: readonly Pick<GridRow, "texts">[]): readonly GridColumn[] =>
  rows.some(({ texts }) => receiptColumns.some((column) => texts[column]?.trim())) ? allColumns : everydayColumns;

/** One row as it is typed. Its ids are minted once, so a row that is sent twice is one case. */
export interface GridRow {
  caseId: string;
  personId: string;
  texts: Readonly<Partial<Record<GridColumn, string>>>;
  /** The unit that was chosen, and the words of the place cell it was chosen for. */
  place: { for: string; hit: AreaHit } | null;
  /** The registered person it is about, when the officer said so. */
  knownAs: string | null;
  /** Registered persons the officer knows to be others. */
  notThese: readonly string[];
  /** Doubts the officer has looked at: keys of problems. */
  settled: readonly string[];
  /** Why the server did not take it; cleared by the next change. */
  refusal: Refusal | null;
}

export const emptyRow = (newId: () => string): GridRow => ({
  caseId: newId(),
  personId: newId(),
  texts: {},
  place: null,
  knownAs: null,
  notThese: [],
  settled: [],
  refusal: null,
});

export const isEmptyRow = ({ texts }: GridRow): boolean => Object.values(texts).every((text) => !text?.trim());

/** A row with one cell typed anew. What was decided about the person stays only while name, birth and number stay. */
export function withText(row: GridRow, column: GridColumn, text: string): GridRow {
  const aboutPerson = column === "name" || column === "birth" || column === "cccd";
  return {
    ...row,
    texts: { ...row.texts, [column]: text },
    refusal: null,
    settled: [],
    ...(aboutPerson && { knownAs: null, notThese: [] }),
  };
}

/** Cells of a clipboard: rows by line, cells by tab, quoted cells as Excel writes them. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  const end = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"' && cell === "") {
      const close = closingQuote(text, at + 1);
      if (close > 0) {
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        at = close;
        continue;
      }
    }
    if (sign === "\t") end();
    else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at++;
      end();
      rows.push(row);
      row = [];
    } else cell += sign;
  }
  end();
  rows.push(row);
  while (rows.length > 0 && rows.at(-1)!.every((each) => each === "")) rows.pop();
  return rows;
}

/** Where a quoted cell ends: a quote before a tab, a line end or the end; 0 when it is no quoted cell. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++;
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]!) ? at : 0;
  }
  return 0;
}

const HEADERS: Record<GridColumn, RegExp> = {
  name: /^(ho( va)? ten|ten( benh nhan)?|full name|name)/,
  birth: /^(ngay( thang)?( nam)? sinh|nam sinh|sinh|tuoi|date of birth|birth|age)/,
  sex: /^(gioi|phai|sex|gender)/,
  cccd: /^((so )?(cccd|cmnd|dinh danh)|national id)/,
  phone: /^((so )?(dien thoai|dt|sdt)|phone)/,
  place: /^(noi o|noi cu tru|xa|phuong|dia chi|commune|address|residence)/,
  onset: /^((ngay )?khoi phat|onset|date of onset)/,
  sampled: /^((ngay )?lay mau|sample)/,
  result: /^(ket qua|result|test result)/,
  communeReceived: /^(ngay (xa|tyt|tram y te) nhan|received by commune|commune received)/,
  districtReceived: /^(ngay (huyen|ttyt) nhan|received by district|district received)/,
  provinceReceived: /^(ngay (tinh|cdc) nhan|received by province|province received)/,
};

/** Which column each cell of a pasted head row is; undefined when the first row is no head. */
export function columnsOfHead(cells: readonly string[]): (GridColumn | undefined)[] | undefined {
  const found = cells.map((cell) => allColumns.find((column) => HEADERS[column].test(fold(cell).trim())));
  return found.filter(Boolean).length >= 2 ? found : undefined;
}

/**
 * Rows with a clipboard put into them from one cell on; what lies below the last row makes new ones. With a head row the columns are
 * taken by name, wherever the caret stands; cells of columns the grid does not have are left out and counted.
 */
export function pasteInto(
  rows: readonly GridRow[],
  at: { row: number; column: GridColumn },
  cells: readonly (readonly string[])[],
  newId: () => string,
): { rows: GridRow[]; pasted: number; leftOut: number } {
  const head = columnsOfHead(cells[0] ?? []);
  const lines = head ? cells.slice(1) : cells;
  const columns = columnsOf(rows);
  const first = columns.indexOf(at.column);
  const columnAt = (index: number): GridColumn | undefined => (head ? head[index] : columns[first + index]);
  const result = [...rows];
  let leftOut = 0;
  for (const [index, line] of lines.entries()) {
    const place = at.row + index;
    let row = result[place] ?? emptyRow(newId);
    for (const [cell, text] of line.entries()) {
      const column = columnAt(cell);
      if (column) row = withText(row, column, text);
      else if (text !== "") leftOut++;
    }
    result[place] = row;
  }
  return { rows: result, pasted: lines.length, leftOut };
}

/** The cell above copied down (Ctrl D); a place goes with the unit that was chosen for it. */
export function copyDown(rows: readonly GridRow[], at: { row: number; column: GridColumn }): GridRow[] {
  const above = rows[at.row - 1];
  const own = rows[at.row];
  if (!above || !own) return [...rows];
  const copied = withText(own, at.column, above.texts[at.column] ?? "");
  const placed = at.column === "place" ? { ...copied, place: above.place } : copied;
  return rows.map((row, index) => (index === at.row ? placed : row));
}
