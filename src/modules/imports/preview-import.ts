import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { findFile } from "../../kernel/files/file-store.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { openSheet } from "../../kernel/tabular/open-sheet.ts";
import { TabularProblem } from "../../kernel/tabular/problem.ts";
import { judgeDateColumn } from "../../kernel/tabular/readers/judge-date-column.ts";
import type { ColumnSample } from "./contract.ts";
import { errors } from "./errors.ts";
import { caseFields } from "./rules/case-fields.ts";
import { findBatch } from "./store/batch-store.ts";

/** Rows looked at to suggest and to show what a column holds. */
const SAMPLE_ROWS = 50;
const SHOWN = 3;

export interface LookedAt {
  headers: string[];
  sample: SheetRow[];
}

/** The header and the first rows of a file, or why it cannot be read. */
export async function lookAt(file: { name: string; bytes: Uint8Array }): Promise<Outcome<LookedAt>> {
  try {
    const sheet = await openSheet(file.bytes, { fileName: file.name });
    const sample: SheetRow[] = [];
    for await (const row of sheet.rows) {
      sample.push(row);
      if (sample.length >= SAMPLE_ROWS) break;
    }
    await sheet.close();
    return ok({ headers: sheet.headers, sample });
  } catch (error) {
    if (error instanceof TabularProblem) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

const isDate = new Set(caseFields.filter(({ reader }) => reader === "date").map(({ code }) => code));

/** What each column of a batch's file holds, for choosing fields; read from the file each time, because its words are of people. */
export async function previewImport(tx: Tx, batchId: string): Promise<Outcome<{ columns: ColumnSample[] }>> {
  const batch = await findBatch(tx, batchId);
  const file = batch?.file_id ? await findFile(tx, batch.file_id) : undefined;
  if (!batch || !file) return refuse(errors.batch_not_found);
  const looked = await lookAt({ name: batch.file_name, bytes: file.bytes });
  if (!looked.ok) return looked;
  const chosen = new Map((batch.columns as { column: number; field: string | null }[]).map(({ column, field }) => [column, field]));
  const columns = looked.value.headers.map((header, index) => {
    const cells = looked.value.sample.flatMap(({ cells }) => (cells[index] && cells[index].kind !== "empty" ? [cells[index]] : []));
    const samples = [...new Set(cells.map(({ text }) => text.slice(0, 80)))].slice(0, SHOWN);
    const monthFirst = isDate.has(chosen.get(index + 1) ?? "") && judgeDateColumn(cells).verdict === "ask";
    return { column: index + 1, header, samples, monthFirst };
  });
  return ok({ columns });
}
