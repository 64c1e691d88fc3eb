import type { Tx } from "../../kernel/db/actor.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { EMPTY } from "../../kernel/tabular/cell.ts";
import { type MappingField, suggestMapping } from "../../kernel/tabular/mapping.ts";
import { type OpenedSheet, openSheet } from "../../kernel/tabular/open-sheet.ts";
import { readDate } from "../../kernel/tabular/readers/read-date.ts";
import { readNumber } from "../../kernel/tabular/readers/read-number.ts";
import { readInstant } from "../../kernel/time/local-date.ts";
import { areaIndex, areaResolver } from "../directory/server.ts";
import { type Approx, type ReportFigure, reportFigures } from "../figures/server.ts";
import type { RowProblem } from "./contract.ts";

const field = (code: string, reader: MappingField["reader"], vi: string[], en: string[]): MappingField => ({
  code,
  reader,
  headers: { vi, en },
});

/** Columns of a file of figures. `indicator`, `to` and `unit` may be missing: one indicator for the file, one day per row, the catalogue's unit. */
const figureFields: readonly MappingField[] = [
  field("indicator", "text", ["Chỉ tiêu", "Mã chỉ tiêu"], ["indicator"]),
  field("area", "text", ["Địa bàn", "Mã địa bàn", "Đơn vị", "Mã đơn vị"], ["area", "province_code", "area code", "unit code"]),
  field("from", "date", ["Từ ngày", "Ngày", "Kỳ từ"], ["from", "date", "period from", "day"]),
  field("to", "date", ["Đến ngày", "Kỳ đến"], ["to", "period to"]),
  field("cutoff", "text", ["Tính đến", "Cập nhật đến"], ["cutoff", "as of"]),
  field("value", "number", ["Số liệu", "Giá trị", "Số ca", "Số ca mắc"], ["value", "count", "new_cases", "cases", "new cases", "n"]),
  field("approx", "text", ["Khoảng", "Từ chỉ mức"], ["approx"]),
  field("source", "text", ["Nguồn", "Nguồn số liệu"], ["source"]),
];

export interface FiguresImport {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  held: number;
  rejected: number;
  problems: RowProblem[];
}

export interface FiguresOptions {
  /** Indicator of rows that name none. */
  indicator: string | null;
  /** Area the file is about; areas of rows are looked for inside it. */
  within: string | null;
  source: string;
}

const CHUNK = 2000;

/**
 * Takes a file of reported figures. Every row is created, a new version, unchanged or rejected with a reason; a blank number is not zero and is rejected as such.
 * @param inChunk runs a set of rows in a transaction of its own
 */
export async function importFigures(
  input: string,
  options: FiguresOptions,
  inChunk: (run: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<FiguresImport> {
  const sheet = await openSheet(input, { fileName: input });
  const done: FiguresImport = { read: 0, created: 0, updated: 0, unchanged: 0, held: 0, rejected: 0, problems: [] };
  const reader = { columns: new Map<string, number>(), resolve: areaResolver(areaIndex()), options };
  let chunk: SheetRow[] = [];
  const flush = async () => {
    const rows = chunk;
    chunk = [];
    if (done.read === 0) chooseColumns(sheet, rows, reader.columns);
    if (rows.length > 0) await inChunk((tx) => takeChunk(tx, rows, reader, done));
  };
  for await (const row of sheet.rows) {
    chunk.push(row);
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  return done;
}

interface FigureReader {
  columns: Map<string, number>;
  resolve: ReturnType<typeof areaResolver>;
  options: FiguresOptions;
}

function chooseColumns(sheet: OpenedSheet, sample: readonly SheetRow[], columns: Map<string, number>): void {
  for (const { field: code, column } of suggestMapping(sheet.headers, sample.slice(0, 100), figureFields).columns)
    if (code) columns.set(code, column);
}

async function takeChunk(tx: Tx, rows: readonly SheetRow[], reader: FigureReader, done: FiguresImport): Promise<void> {
  const read = rows.map((row) => readFigure(row, reader));
  for (const each of read) {
    if (!("problem" in each)) continue;
    done.rejected += 1;
    done.problems.push(each.problem);
  }
  for (const wave of wavesOf(read.flatMap((each) => ("figure" in each ? [each] : [])))) {
    const results = await reportFigures(
      tx,
      wave.map(({ figure }) => figure),
    );
    for (const [index, { result, problem }] of results.entries()) {
      done[result] += 1;
      if (problem)
        done.problems.push({ row: wave[index]!.row, column: null, code: problem.code, params: problem.params ?? {}, grade: "wrong" });
    }
  }
  done.read += rows.length;
  done.problems.sort((one, other) => one.row - other.row);
}

const approxWords: Record<string, Approx> = {
  about: "about",
  khoảng: "about",
  gần: "about",
  over: "over",
  hơn: "over",
  trên: "over",
  under: "under",
  dưới: "under",
  "ít nhất": "at_least",
  "tối thiểu": "at_least",
  "nhiều nhất": "at_most",
  "tối đa": "at_most",
};

function readFigure(
  row: SheetRow,
  { columns, resolve, options }: FigureReader,
): { row: number; figure: ReportFigure } | { problem: RowProblem } {
  const cell = (code: string) => row.cells[(columns.get(code) ?? 0) - 1] ?? EMPTY;
  const fail = (code: string, field: string, params: Record<string, string | number> = {}): { problem: RowProblem } => ({
    problem: { row: row.number, column: columns.get(field) ?? null, code, params: { field, ...params }, grade: "wrong" },
  });
  const from = readDate(cell("from"));
  const value = readNumber(cell("value"));
  if (!from.ok) return fail(`reading.${from.code}`, "from", from.params);
  if (!value.ok) return fail(`reading.${value.code}`, "value", value.params);
  if (from.value?.precision !== "day") return fail("no_day", "from");
  if (value.value === null) return fail("no_value", "value");
  const to = readDate(cell("to"));
  const on = to.ok && to.value?.precision === "day" ? to.value.on : from.value.on;
  const text = cell("area").text.trim();
  const area = text ? areaOf(text, on, resolve, options.within) : options.within;
  if (!area) return fail("place_unknown", "area", { text, names: "" });
  const indicator = cell("indicator").text.trim() || options.indicator;
  if (!indicator) return fail("no_indicator", "indicator");
  const cutoff = cell("cutoff").text.trim();
  const source = cell("source").text.trim() || options.source;
  const approx = approxWords[cell("approx").text.trim().toLowerCase()] ?? "exact";
  return {
    row: row.number,
    figure: {
      indicator,
      area,
      from: from.value.on,
      to: on,
      cutoff: (cutoff && readInstant(cutoff)) || null,
      value: value.value,
      approx,
      source,
    },
  };
}

/** A key as it is, else a code or a name of that day's units: a commune, else a district, else a province. */
function areaOf(text: string, on: string, resolve: FigureReader["resolve"], within: string | null): string | null {
  if (/^(o19|o25|n25)\.\d{2,5}$/.test(text)) return text;
  const parts = /^\d{2}$/.test(text)
    ? [{ province: text }]
    : /^\d{3}$/.test(text)
      ? [{ district: text }]
      : [{ commune: text }, { district: text }, { province: text }];
  for (const part of parts) {
    const found = resolve({ ...part, within: within ?? undefined, on });
    if (found.status === "one") return found.unit.key;
    if (found.status === "several") return null;
  }
  return null;
}

/** Sets in which nothing is said twice: a figure stated again in the file is a new version of the first. */
function wavesOf<Row extends { figure: ReportFigure }>(rows: readonly Row[]): Row[][] {
  const waves: Row[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { indicator, area, from, to } = row.figure;
    const key = `${indicator} ${area} ${from} ${to}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    waves[turn] ??= [];
    waves[turn].push(row);
  }
  return waves;
}
