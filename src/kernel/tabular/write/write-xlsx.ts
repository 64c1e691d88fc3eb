import { Readable, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { isLocalDate } from "../../time/local-date.ts";
import { booleanCell, type Cell, dateCell, EMPTY, numberCell, textCell } from "../cell.ts";
import { serialOfDay } from "../excel-date.ts";
import { fixedParts, LAST_ROW, rowXml, sheetEnd, sheetStart } from "./xlsx-parts.ts";

/** What an export hands over for one cell. A date is the text `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` in a date column. */
export type OutValue = string | number | boolean | null | undefined;

export interface OutColumn {
  header: string;
  /** Text columns write everything as text, so codes and phone numbers keep their zeros. Default text. */
  kind?: "text" | "number" | "date" | "boolean";
  /** In characters. */
  width?: number;
}

export interface OutSheet {
  name: string;
  columns: readonly OutColumn[];
  rows: AsyncIterable<readonly OutValue[]> | Iterable<readonly OutValue[]>;
}

/**
 * Writes a workbook as a stream, row by row: memory does not grow with the rows, and the first bytes leave at once. Rows beyond what a sheet
 * holds go on in a further one. The same rows give the same bytes. No cell can be a formula.
 * @param output closed at the end; destroyed when a row cannot be had
 * @param lastRow rows a sheet holds with its header
 * @throws TabularProblem `cell_too_long`; what the rows themselves throw
 */
export async function writeXlsx(output: Writable, { sheets }: { sheets: readonly OutSheet[] }, lastRow = LAST_ROW): Promise<void> {
  await writePackage(output, sheetsOf(sheets, lastRow));
}

/** A sheet as it is written: the XML is made while it is read, and the next sheet is asked for only when it has ended. */
interface SheetXml {
  name: string;
  xml: AsyncIterable<string>;
}

/** The parts that name the sheets are written last, when it is known how many there were. */
export async function writePackage(output: Writable, sheets: AsyncIterable<SheetXml> | Iterable<SheetXml>): Promise<void> {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  await Promise.all([pipeline(stream, output), addParts(zip, sheets).catch((error: Error) => void stream.destroy(error))]);
}

/** A fixed time, so that the same content is the same file. */
const PART = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

async function addParts(zip: ZipFile, sheets: AsyncIterable<SheetXml> | Iterable<SheetXml>): Promise<void> {
  const names: string[] = [];
  for await (const { name, xml } of sheets) {
    names.push(name);
    const source = Readable.from(inChunks(xml));
    // Whoever makes the rows is told when nobody wants them any more.
    zip.outputStream.once("close", () => source.destroy());
    zip.addReadStream(source, `xl/worksheets/sheet${names.length}.xml`, PART);
    await finished(source, { writable: false });
  }
  for (const [name, xml] of fixedParts(uniqueNames(names))) zip.addBuffer(Buffer.from(xml), name, PART);
  zip.end();
}

async function* sheetsOf(sheets: readonly OutSheet[], lastRow: number): AsyncGenerator<SheetXml> {
  for (const { name, columns, rows } of sheets) {
    const waiting = new Waiting(rows);
    try {
      do yield { name, xml: sheetXml(columns, waiting.next(lastRow - 1)) };
      while (await waiting.hasMore());
    } finally {
      await waiting.letGo();
    }
  }
}

/** Rows of which so many are taken at a time; whoever makes them is told when nobody wants the rest. */
class Waiting {
  readonly #rows: AsyncIterator<readonly OutValue[]> | Iterator<readonly OutValue[]>;
  #first: IteratorResult<readonly OutValue[]> | undefined;

  constructor(rows: OutSheet["rows"]) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async hasMore(): Promise<boolean> {
    this.#first ??= await this.#rows.next();
    return !this.#first.done;
  }

  async *next(most: number): AsyncGenerator<readonly OutValue[]> {
    for (let taken = 0; taken < most && (await this.hasMore()); taken++) {
      const row = this.#first!.value as readonly OutValue[];
      this.#first = undefined;
      yield row;
    }
  }

  async letGo(): Promise<void> {
    await this.#rows.return?.();
  }
}

async function* sheetXml(columns: readonly OutColumn[], rows: AsyncIterable<readonly OutValue[]>): AsyncGenerator<string> {
  yield sheetStart(
    columns.map(({ header, kind, width }) => width ?? defaultWidth(header, kind)),
    1,
  );
  yield rowXml(
    1,
    columns.map(({ header }) => textCell(header)),
    { header: true },
  );
  let number = 1;
  for await (const row of rows) {
    number += 1;
    yield rowXml(
      number,
      columns.map(({ kind }, index) => outCell(row[index], kind)),
    );
  }
  yield sheetEnd({ top: 1, bottom: number, columns: columns.length });
}

const defaultWidth = (header: string, kind: OutColumn["kind"]): number =>
  Math.min(40, Math.max(kind === "date" ? 12 : 9, header.length + 3));

/** The cell a value becomes in a column of its kind; what does not fit the kind is text. */
export function outCell(value: OutValue, kind: OutColumn["kind"] = "text"): Cell {
  if (value === null || value === undefined || value === "") return EMPTY;
  if (kind === "number" && typeof value === "number" && Number.isFinite(value)) return numberCell(value);
  if (kind === "boolean" && typeof value === "boolean") return booleanCell(value);
  if (kind === "date") return momentCell(String(value)) ?? textCell(String(value));
  return textCell(String(value));
}

/** Exports repeat few days many times. */
const serials = new Map<string, number | undefined>();

function momentCell(text: string): Cell | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const day = match[1]!;
  if (serials.size > 50_000) serials.clear();
  if (!serials.has(day)) serials.set(day, isLocalDate(day) && day >= "1900-01-01" ? serialOfDay(day) : undefined);
  const serial = serials.get(day);
  return serial === undefined ? undefined : dateCell(serial + (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) / 1440, "1900");
}

const CHUNK = 64 * 1024;

/** Many small pieces cost more than few large ones. */
async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let gathered = "";
  for await (const piece of pieces) {
    gathered += piece;
    if (gathered.length < CHUNK) continue;
    yield gathered;
    gathered = "";
  }
  yield gathered;
}

/** Excel's rules for sheet names: at most 31 signs, none of []:*?/\, no quotes at the ends, each once. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
        .replace(/^[' ]+|[' ]+$/g, "")
        .slice(0, 31) || "Sheet";
    let unique = clean;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${clean.slice(0, 31 - ` (${count})`.length)} (${count})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
