import type { ComposedBlock, ComposedCell, ComposedTable } from "./compose-blocks.ts";
import type { Run } from "./model.ts";
import { POINTS_PER_MM } from "./rule-lengths.ts";
import { boldWidthPt } from "./text-width.ts";

/** Room between the lines of a cell and its words, both sides together. */
const CELL_INSET_PT = 7;

/**
 * Ends lines inside words wider than their table column, so that a long number or address cannot run over the neighbouring cell.
 * Word does so by itself, Typst does not. No invisible character is added: a number copied from the file stays that number.
 * @param widthMm width the tables take
 */
export function withBreaksInLongWords(blocks: ComposedBlock[], widthMm: number): ComposedBlock[] {
  return blocks.map((block) => (block.kind === "table" ? breakTable(block, widthMm * POINTS_PER_MM) : block));
}

function breakTable(table: ComposedTable, widthPt: number): ComposedTable {
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const columns = table.widths.map((width) => (width * widthPt) / total);
  return { ...table, rows: table.rows.map((row) => breakRow(row, columns, table.size)) };
}

function breakRow(row: ComposedCell[], columns: number[], sizePt: number): ComposedCell[] {
  let position = 0;
  return row.map((cell) => {
    const room = columns.slice(position, position + cell.columns).reduce((sum, width) => sum + width, 0) - CELL_INSET_PT;
    position += cell.columns;
    return { ...cell, runs: cell.runs.map((run) => breakRun(run, room, sizePt)) };
  });
}

function breakRun(run: Run, roomPt: number, sizePt: number): Run {
  if (run.kind === "footnote" || run.kind === "tick") return run;
  const fits = (word: string) => boldWidthPt(word, sizePt) <= roomPt;
  return { ...run, text: run.text.replace(/\S+/gu, (word) => (fits(word) ? word : breakWord(word, fits))) };
}

/** Lines end after a dash, slash or dot; a part that is still too wide ends anywhere. */
function breakWord(word: string, fits: (part: string) => boolean): string {
  const parts = word.split(/(?<=[-/._@:,;])/u).flatMap((part) => (fits(part) ? [part] : [...part]));
  const lines = [""];
  for (const part of parts) {
    const longer = lines.at(-1)! + part;
    if (fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.filter((line) => line !== "").join("\n");
}
