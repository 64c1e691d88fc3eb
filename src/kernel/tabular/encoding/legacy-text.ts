import type { Cell, SheetRow } from "../cell.ts";
import { fromTcvn3 } from "./tcvn3.ts";
import { vietnameseShare } from "./vietnamese-syllable.ts";
import { fromVni } from "./vni.ts";

export type LegacyFont = "tcvn3" | "vni";

const converters: Record<LegacyFont, (text: string) => string> = { tcvn3: fromTcvn3, vni: fromVni };
const FONTS: readonly LegacyFont[] = ["tcvn3", "vni"];
/** Cells that must read better before a whole sheet is believed to hold an old font; few are enough, sheets are pasted together. */
const ENOUGH_CELLS = 2;

/**
 * Which old font a sheet's text was typed for. In a workbook such text is stored letter by letter as the wrong font shows it
 * (`NguyÔn V¨n`), so the file looks like Unicode.
 */
export function detectLegacyFont(rows: readonly SheetRow[]): LegacyFont | undefined {
  const texts = rows.flatMap(({ cells }) =>
    cells.flatMap(({ kind, text }) => (kind === "text" && isSuspect(text) ? [text.slice(0, 500)] : [])),
  );
  const better = FONTS.map((font) => texts.filter((text) => vietnameseShare(converters[font](text)) === 1).length);
  const best = better[0]! >= better[1]! ? 0 : 1;
  return better[best]! >= Math.max(ENOUGH_CELLS, texts.length * 0.6) ? FONTS[best] : undefined;
}

/** The cell in Unicode, or the same cell when its text is right as it stands. */
export function toUnicodeCell(cell: Cell, font: LegacyFont): Cell {
  if (cell.kind !== "text" || !isSuspect(cell.text)) return cell;
  const text = converters[font](cell.text);
  return vietnameseShare(text) > vietnameseShare(cell.text) ? { ...cell, text } : cell;
}

/** Text with marks that cannot be Vietnamese, and none of the letters only Unicode has (ế, ư, đ …). */
function isSuspect(text: string): boolean {
  return /[\u00a1-\u00ff]/.test(text) && !/[\u0100-\u1eff]/.test(text) && vietnameseShare(text) < 1;
}
