import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Cell } from "../cell.ts";
import type { Delimiter } from "../grid.ts";
import { guardFormula } from "./formula-guard.ts";
import { type OutSheet, outCell } from "./write-xlsx.ts";

/**
 * Writes CSV as a stream: UTF-8 with a byte order mark (so that Excel shows Vietnamese), CRLF, dates dd/mm/yyyy, decimal comma.
 * Text a program would take for a formula gets an apostrophe in front, which `openSheet` takes away again.
 * CSV cannot say that digits are text: for people who open it in Excel write an .xlsx.
 */
export async function writeCsv(output: Writable, { columns, rows }: Omit<OutSheet, "name">, delimiter: Delimiter = ","): Promise<void> {
  await pipeline(Readable.from(csvLines({ columns, rows }, delimiter)), output);
}

async function* csvLines({ columns, rows }: Omit<OutSheet, "name">, delimiter: Delimiter): AsyncGenerator<string> {
  // The header leaves at once: whoever waits sees that the file is being made.
  yield `\ufeff${columns.map(({ header }) => field(guardFormula(header), delimiter)).join(delimiter)}\r\n`;
  let gathered = "";
  for await (const row of rows) {
    gathered += `${columns.map(({ kind }, index) => field(written(outCell(row[index], kind)), delimiter)).join(delimiter)}\r\n`;
    if (gathered.length < 65_536) continue;
    yield gathered;
    gathered = "";
  }
  if (gathered !== "") yield gathered;
}

function written(cell: Cell): string {
  return cell.kind === "number" ? decimalComma(cell.value) : guardFormula(cell.text);
}

function decimalComma(value: number): string {
  const text = String(value);
  const plain = text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : text;
  return plain.replace(".", ",");
}

function field(text: string, delimiter: Delimiter): string {
  return text.includes('"') || text.includes(delimiter) || /[\r\n]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
