import { type Actor, systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { runReactions } from "../../../kernel/events/reactions.ts";
import { writeCsv } from "../../../kernel/tabular/write/write-csv.ts";
import { writtenBytes } from "../../../kernel/test-kit/written-bytes.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { computeFigures } from "../../figures/server.ts";
import { reactions } from "../../surveillance/server.ts";
import { batchViews } from "../batch-view.ts";
import { type BatchView, Policy } from "../contract.ts";
import { confirmImport, openImport } from "../open-import.ts";
import { type RunOptions, runImport } from "../run-import.ts";
import { findBatch } from "../store/batch-store.ts";
import { listRows, type OpenedRow } from "../store/row-store.ts";
import { undoImport } from "../undo-import.ts";

/** Sóc Trăng of 2019, part of Cần Thơ since 07/2025. */
export const province = "o19.94";
export const operator: Actor = { ...systemActor, provinceId: "92", homeKey: province };

export interface SheetOptions {
  area?: string;
  sender?: string;
  policy?: Partial<Policy>;
  dryRun?: boolean;
  actor?: Actor;
  fileName?: string;
  /** Field by header, where the suggestion is to be overruled. */
  fields?: Record<string, string | null>;
}

export type Table = readonly (readonly (string | number | null)[])[];

/** A table with its header in the first row, as the bytes of a CSV file. */
export async function csvOf([header = [], ...rows]: Table): Promise<Uint8Array> {
  const columns = header.map((name) => ({ header: String(name) }));
  const texts = rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  return writtenBytes((output) => writeCsv(output, { columns, rows: texts }));
}

/** Takes a file in up to the moment it would run. */
export async function openSheetFile(database: Database, bytes: Uint8Array, options: SheetOptions = {}): Promise<string> {
  const policy = Policy.parse(options.policy ?? {});
  return withActor(database, options.actor ?? operator, "write", async (tx) => {
    const wanted = { area: options.area ?? province, sender: options.sender ?? null, policy, dryRun: options.dryRun ?? false };
    const opened = await openImport(tx, wanted, { name: options.fileName ?? "danh-sach.csv", mediaType: "text/csv", bytes });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const columns = opened.value.columns.map(({ column, header, field }) => ({
      column,
      header,
      field: options.fields && header in options.fields ? options.fields[header]! : field,
    }));
    const confirmed = await confirmImport(tx, opened.value.batchId, columns, policy);
    if (!confirmed.ok) throw new Error(confirmed.refusal.code);
    return opened.value.batchId;
  });
}

export interface Imported {
  batch: BatchView;
  rows: OpenedRow[];
  /** Codes of the problems of a row of the file. */
  codes(row: number): string[];
}

export async function readBatch(database: Database, batchId: string): Promise<Imported> {
  return withActor(database, operator, "read", async (tx) => {
    const [batch] = await batchViews(tx, [(await findBatch(tx, batchId))!]);
    const rows = await listRows(tx, batchId, { limit: 1_000_000 });
    return { batch: batch!, rows, codes: (row) => rows.find((one) => one.row === row)?.problems.map(({ code }) => code) ?? [] };
  });
}

export async function runBatch(database: Database, batchId: string, options: RunOptions = {}, actor: Actor = operator): Promise<Imported> {
  await runImport(database, actor, batchId, options);
  await runReactions(database, reactions);
  return readBatch(database, batchId);
}

/** The whole import of a file or of a table with its header in the first row. */
export async function importSheet(database: Database, file: Uint8Array | Table, options: SheetOptions = {}): Promise<Imported> {
  const bytes = file instanceof Uint8Array ? file : await csvOf(file);
  return runBatch(database, await openSheetFile(database, bytes, options), {}, options.actor);
}

/** `[created, updated, unchanged, held, rejected]`, after the balance was checked. */
export function counts({ batch }: Imported): number[] {
  const { read, created, updated, unchanged, held, rejected } = batch;
  const parts = [created, updated, unchanged, held, rejected];
  if (parts.reduce((sum, n) => sum + n, 0) !== read) throw new Error(`${read} rows read, but ${parts.join(" + ")}`);
  return parts;
}

export async function undo(database: Database, batchId: string) {
  const undone = await withActor(database, operator, "write", (tx) => undoImport(tx, batchId));
  if (!undone.ok) throw new Error(undone.refusal.code);
  await runReactions(database, reactions);
  return undone.value;
}

/** Figures of the province over all its days, and the daily counts of every commune. */
export async function figuresOf(database: Database): Promise<unknown> {
  const indicators = [
    "cases-new",
    "cases-cumulative",
    "cases-active",
    "deaths-cumulative",
    "recovered-cumulative",
    "cases-new-community",
    "cases-new-imported",
  ];
  const read = async (tx: Tx) => {
    const period = { from: "2019-12-01", to: localDateOf(tx.now) };
    const figures = await computeFigures(tx, { indicators, area: province, ...period, asOf: null });
    const communes = await computeFigures(tx, { indicators: ["cases-cumulative"], area: province, ...period, by: "commune", asOf: null });
    return [...figures, ...communes].map(({ indicator, area, value }) => [indicator, area, value]);
  };
  return withActor(database, operator, "read", read);
}
