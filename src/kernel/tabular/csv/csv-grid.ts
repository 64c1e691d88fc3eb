import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import iconv from "iconv-lite";
import type { Meter } from "../budgets.ts";
import { type Cell, EMPTY, type SheetRow, textCell } from "../cell.ts";
import { type DetectedEncoding, detectEncoding } from "../encoding/detect-encoding.ts";
import { fromTcvn3 } from "../encoding/tcvn3.ts";
import { fromVni } from "../encoding/vni.ts";
import type { ByteSource } from "../file/byte-source.ts";
import type { Delimiter, Encoding, Grid } from "../grid.ts";
import { TabularProblem } from "../problem.ts";
import { WarningLog } from "../warnings.ts";
import { unguardFormula } from "../write/formula-guard.ts";
import { sniffDelimiter, statedDelimiter } from "./sniff-delimiter.ts";

/** A CSV or tab-separated file in any of the encodings met in the country. All its cells are text. */
export async function openCsvGrid(source: ByteSource, meter: Meter): Promise<Grid> {
  const detected = await detectEncoding(source);
  const warnings = new WarningLog();
  if (detected.uncertain) warnings.add("encoding_uncertain", undefined, { encoding: detected.encoding });
  if (detected.encoding === "tcvn3" || detected.encoding === "vni") warnings.add("legacy_font", undefined, { font: detected.encoding });
  const sample = decoderOf(detected.encoding).decode(source.head.subarray(detected.bom));
  const delimiter = statedDelimiter(sample) ?? sniffDelimiter(sample);
  const read = { bytes: 0 };
  return {
    kind: "csv",
    encoding: detected.encoding,
    delimiter,
    dateSystem: null,
    sheetName: null,
    sheetNames: [],
    rows: csvRows(source, detected, delimiter, meter, warnings, read),
    progress: () => Math.min(1, read.bytes / source.size),
    warnings,
    close: async () => {},
  };
}

async function* csvRows(
  source: ByteSource,
  detected: DetectedEncoding,
  delimiter: Delimiter,
  meter: Meter,
  warnings: WarningLog,
  read: { bytes: number },
): AsyncGenerator<SheetRow, void, undefined> {
  const toUnicode = converterOf(detected.encoding);
  const records = parseRecords(source, detected, delimiter, meter, read);
  let number = 0;
  for await (const record of records) {
    number += 1;
    meter.countRow(number);
    yield { number, cells: meter.timed(() => cellsOf(record, number, toUnicode, meter, warnings)) };
  }
}

/** Records as text, one array each; blank lines are records of one empty cell. */
async function* parseRecords(
  source: ByteSource,
  detected: DetectedEncoding,
  delimiter: Delimiter,
  meter: Meter,
  read: { bytes: number },
): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    // In characters; a quote never closed would otherwise gather the rest of the file into one cell.
    max_record_size: Math.min(2 ** 28, meter.budgets.cellLength * 64),
  });
  pipeline(Readable.from(decodedText(source, detected, read)), parser, () => {}); // errors come out of the iteration below
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    throw problemOf(error, meter);
  }
}

async function* decodedText(source: ByteSource, { encoding, bom }: DetectedEncoding, read: { bytes: number }): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let skip = bom;
  for await (const chunk of source.chunks()) {
    read.bytes += chunk.length;
    const text = decoder.write(chunk.subarray(skip));
    skip = 0;
    if (text) yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

interface TextDecoding {
  write(bytes: Buffer): string;
  end(): string;
  decode(bytes: Buffer): string;
}

/** Bytes to text without a warning for bad ones; TCVN3 and VNI stay one sign per byte until a cell is whole. */
function decoderOf(encoding: Encoding): TextDecoding {
  const name = encoding === "tcvn3" || encoding === "vni" ? "latin1" : encoding;
  const stream = iconv.getDecoder(name, { stripBOM: false });
  return {
    write: (bytes) => stream.write(bytes),
    end: () => stream.end() ?? "",
    decode: (bytes) => iconv.decode(bytes, name, { stripBOM: false }),
  };
}

const asItIs = (text: string): string => text;
const composed = (text: string): string => text.normalize("NFC");

function converterOf(encoding: Encoding): (text: string) => string {
  if (encoding === "tcvn3") return fromTcvn3;
  if (encoding === "vni") return fromVni;
  return encoding === "windows-1258" ? composed : asItIs;
}

function cellsOf(record: string[], row: number, toUnicode: (text: string) => string, meter: Meter, warnings: WarningLog): Cell[] {
  const cells: Cell[] = record.map((raw, index) => {
    meter.countCell(row, 1);
    const cell = textCell(cleaned(toUnicode(raw), row, warnings));
    if (cell.kind !== "empty") meter.countText(cell.text.length, row, index + 1);
    return cell;
  });
  while (cells.at(-1) === EMPTY) cells.pop();
  return cells;
}

function cleaned(text: string, row: number, warnings: WarningLog): string {
  const whole = text.includes("\0") ? text.replaceAll("\0", "") : text;
  if (whole !== text) warnings.add("nul_removed", row);
  const unguarded = unguardFormula(whole);
  if (unguarded !== whole) warnings.add("guarded_text", row);
  return unguarded;
}

function problemOf(error: unknown, meter: Meter): unknown {
  if (!(error instanceof CsvError)) return error;
  const row = Number(error.records ?? 0) + 1;
  if (error.code === "CSV_MAX_RECORD_SIZE") return new TabularProblem("cell_too_long", { row, limit: meter.budgets.cellLength }, error);
  return new TabularProblem("quote_not_closed", { row }, error);
}
