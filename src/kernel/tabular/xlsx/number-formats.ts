import type { Meter } from "../budgets.ts";
import type { Package } from "./package.ts";
import { readSmall } from "./read-small.ts";

/** What a cell's format says about its number. */
export interface NumberFormat {
  /** A day or a time of day. */
  isDate: boolean;
  /** Digits shown at least: the format `0000000000` of a phone number keeps its zero. 0 when the format says nothing. */
  zeros: number;
}

const PLAIN: NumberFormat = { isDate: false, zeros: 0 };

/** Formats by the index cells use (`s`); an index beyond the list is a plain number. */
export async function readNumberFormats(packed: Package, part: string | undefined, meter: Meter): Promise<NumberFormat[]> {
  if (!part || !packed.has(part)) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await readSmall(packed, part, meter, (name, attributes) => {
    if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
    if (name === "cellXfs" || name === "cellStyles") inCells = name === "cellXfs";
    if (name === "xf" && inCells) formats.push(Number(attributes.numFmtId ?? 0));
  });
  return formats.map((id) => formatOf(id, codes.get(id)));
}

/** Built-in formats of days and times: 14–22, 45–47 and the East Asian ones (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { isDate: BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to), zeros: 0 };
  const shown = firstSection(code);
  if (/[dmyhs]/i.test(shown.replace(/general/i, ""))) return { isDate: true, zeros: 0 };
  return /^0{2,}$/.test(shown) ? { isDate: false, zeros: shown.length } : PLAIN;
}

/** The format for positive numbers without quoted text, escaped signs, fillers and bracketed conditions; elapsed hours `[h]` stay. */
function firstSection(code: string): string {
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  return bare.split(";")[0]!.trim();
}
