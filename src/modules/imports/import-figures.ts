import type { Tx } from "../../kernel/db/actor.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { suggestMapping } from "../../kernel/tabular/mapping.ts";
import { type OpenedSheet, openSheet } from "../../kernel/tabular/open-sheet.ts";
import { areaFinder, areaIndex, unitName } from "../directory/server.ts";
import { findIndicator, isIndicator, type ReportFigure, reportFigures } from "../figures/server.ts";
import type { RowProblem } from "./contract.ts";
import { type FigureReader, figureFields, readFigureRow } from "./rules/read-figure-row.ts";

export interface FiguresImport {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  held: number;
  rejected: number;
  problems: RowProblem[];
}

/** What rows that do not say it themselves mean. */
export type FiguresOptions = Pick<FigureReader, "indicator" | "within" | "source">;

const CHUNK = 2000;

const unitOf = (indicator: string): string | undefined => (isIndicator(indicator) ? findIndicator(indicator).unit : undefined);

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
  const reader = { columns: new Map<string, number>(), find: areaFinder(areaIndex()), nameOf: unitName, unitOf, ...options };
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

function chooseColumns(sheet: OpenedSheet, sample: readonly SheetRow[], columns: Map<string, number>): void {
  for (const { field: code, column } of suggestMapping(sheet.headers, sample.slice(0, 100), figureFields).columns)
    if (code) columns.set(code, column);
}

async function takeChunk(tx: Tx, rows: readonly SheetRow[], reader: FigureReader, done: FiguresImport): Promise<void> {
  const read = rows.map((row) => readFigureRow(row, reader));
  for (const each of read) {
    if (!("problems" in each)) continue;
    done.rejected += 1;
    done.problems.push(...each.problems);
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
