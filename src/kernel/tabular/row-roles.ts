import type { Cell, SheetRow } from "./cell.ts";
import { fold } from "./fold.ts";

/** What a row below the header is. */
export type RowRole = "data" | "total" | "repeated_header" | "perhaps_footer";

/**
 * Tells data from what forms put around it. A row is a total only when its first words say so and it names nobody else;
 * a note or signature needs the words of one, or to follow a total, and to leave most of the columns empty.
 * @param headers folded
 */
export function tellRole(row: SheetRow, headers: readonly string[], afterTotal: boolean): RowRole {
  const cells = row.cells.filter((cell) => cell.kind !== "empty" && !cell.merged);
  const words = cells.filter(isWords);
  if (words[0] && words.length <= 2 && isTotalLabel(words[0].text, words.length < cells.length)) return "total";
  if (isRepeatedHeader(row, headers)) return "repeated_header";
  const sparse = headers.length >= 4 && cells.length <= Math.max(2, headers.length / 4);
  return sparse && words.length > 0 && (afterTotal || words.some(({ text }) => FOOTER.test(fold(text.slice(0, LABEL)))))
    ? "perhaps_footer"
    : "data";
}

/** Labels are short; a cell may hold 32,767 letters. */
const LABEL = 200;

const isWords = (cell: Cell): boolean => cell.kind === "text" && /\p{L}/u.test(cell.text);

/** With its tones where it has any: `Tống` is a family name and `Công` a given one. Without tones it needs figures beside it. */
function isTotalLabel(text: string, besideFigures: boolean): boolean {
  if (text.length > LABEL) return false;
  const label = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s:.]+$/, "")
    .trim();
  return TOTAL.test(label) || (besideFigures && UNACCENTED_TOTAL.test(label));
}

const TOTAL =
  /^(tổng|cộng|total|grand total|sub-?total|sum)$|^(tổng (cộng|số|chung)|cộng (dồn|chung)|(grand |sub-?)?total)(?!\p{L}).{0,40}$/u;
const UNACCENTED_TOTAL = /^tong (cong|so)( .{0,40})?$/;

const FOOTER =
  /nguoi (lap|bao cao|tong hop|thuc hien)|lap (bang|bieu)|thu truong|giam doc|truong (tram|khoa|phong)|lanh dao|ghi chu|noi nhan|ky (va |,)?ghi ro|ky ten|xac nhan|ngay\b.*\bthang\b.*\bnam\b|prepared by|signature|^notes?\b|^source\b|^nguon\b/;

function isRepeatedHeader(row: SheetRow, headers: readonly string[]): boolean {
  let filled = 0;
  for (const [index, { kind, text }] of row.cells.entries()) {
    if (kind === "empty") continue;
    if (text.length > LABEL || fold(text).trim() !== headers[index]) return false;
    filled += 1;
  }
  return filled >= 2;
}
