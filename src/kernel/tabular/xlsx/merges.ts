import type { Meter } from "../budgets.ts";
import { type Cell, EMPTY, type SheetRow } from "../cell.ts";
import { TabularProblem } from "../problem.ts";
import type { Package } from "./package.ts";

/** A merged range, all numbers 1-based and included. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/**
 * A first, quick pass over a sheet's bytes. Merged ranges are written after the rows, yet they are needed with the first of them;
 * and a part that is cut, altered or a bomb is found before the caller has seen any row.
 */
export async function readMerges(packed: Package, part: string, meter: Meter): Promise<Merge[]> {
  const merges: Merge[] = [];
  let carried = "";
  let afterRows = false;
  for await (const chunk of packed.chunks(part)) {
    meter.timed(() => {
      const from = afterRows ? 0 : endOfRows(carried, chunk);
      const text = carried + chunk.toString("latin1");
      afterRows ||= from >= 0;
      if (afterRows) addMerges(merges, text.slice(from), meter);
      // A tag cut by the chunk's edge is looked at again; tags after the rows are short.
      carried = afterRows ? unclosedTag(text) : text.slice(-TAG);
    });
  }
  return merges;
}

/** Longer than `</prefix:sheetData>` ever is. */
const TAG = 64;

/** Where the rows end in `carried + chunk`, or -1. `<` cannot stand in a cell's text, so only the real closing tag is found. */
function endOfRows(carried: string, chunk: Buffer): number {
  const near = `${carried}${chunk.toString("latin1", 0, TAG)}`;
  if (!near.includes("sheetData>") && !chunk.includes("sheetData>")) return -1;
  return `${carried}${chunk.toString("latin1")}`.search(/<\/(?:\w+:)?sheetData>/);
}

function unclosedTag(text: string): string {
  const open = text.lastIndexOf("<");
  return open >= 0 && !text.includes(">", open) ? text.slice(open).slice(0, 1024) : "";
}

function addMerges(merges: Merge[], text: string, meter: Meter): void {
  for (const [, ref] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([^"'>]*)["']/g)) {
    const merge = readRange(ref!);
    if (merge) merges.push(merge);
    if (merges.length > meter.budgets.merges) throw new TabularProblem("too_many_merges", { limit: meter.budgets.merges });
  }
}

function readRange(ref: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  return match
    ? { left: columnNumber(match[1]!), top: Number(match[2]), right: columnNumber(match[3]!), bottom: Number(match[4]) }
    : undefined;
}

/** `A` → 1, `AB` → 28. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + letters.charCodeAt(i) - 64;
  return column;
}

/**
 * Repeats the value of a range merged down one column in the rows below, as a reader of the sheet understands it (one address for a household).
 * Ranges over several columns are titles or labels and stay as they are. Rows must be given in order.
 */
export class MergeFiller {
  private readonly waiting: Merge[];
  private active: { merge: Merge; cell: Cell }[] = [];
  private next = 0;

  constructor(merges: readonly Merge[]) {
    this.waiting = merges.filter(({ left, right, top, bottom }) => left === right && bottom > top).sort((a, b) => a.top - b.top);
  }

  fill(row: SheetRow): void {
    this.active = this.active.filter(({ merge }) => merge.bottom >= row.number);
    if (row.cells.some((cell) => cell.kind !== "empty")) this.repeat(row);
    for (; this.waiting[this.next] && this.waiting[this.next]!.top <= row.number; this.next++) this.start(this.waiting[this.next]!, row);
  }

  private start(merge: Merge, row: SheetRow): void {
    const cell = merge.top === row.number ? row.cells[merge.left - 1] : undefined;
    if (cell && cell.kind !== "empty") this.active.push({ merge, cell: { ...cell, merged: true } });
  }

  private repeat(row: SheetRow): void {
    for (const { merge, cell } of this.active) {
      const at = merge.left - 1;
      if ((row.cells[at]?.kind ?? "empty") !== "empty") continue;
      while (row.cells.length <= at) row.cells.push(EMPTY);
      row.cells[at] = cell;
    }
  }
}
