import { PassThrough } from "node:stream";
import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { findFile } from "../../kernel/files/file-store.ts";
import { type Download, defineCommand, defineDownload, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { wordsOf } from "../../kernel/i18n/words-on-disk.ts";
import { annotateWorkbook, type SheetLayout } from "../../kernel/tabular/write/annotate-workbook.ts";
import { linesOf } from "../persons/server.ts";
import { compareRow } from "./compare-row.ts";
import { NoteCount, RowComparison, RowDecision, RowProblem, RowResult, RowView } from "./contract.ts";
import { decideRow } from "./decide-row.ts";
import { errors } from "./errors.ts";
import { rowResultWords } from "./row-words.ts";
import { findBatch } from "./store/batch-store.ts";
import { countNotes, listRows, type OpenedRow } from "./store/row-store.ts";

const read = "imports.batch.read";
const BatchId = z.strictObject({ batchId: z.uuid() });
/** Results joined by commas. */
const Results = z
  .string()
  .max(80)
  .transform((text) => text.split(","))
  .pipe(z.array(RowResult).min(1));

const rows = defineQuery({
  path: "/imports/rows",
  permission: read,
  summary: "What rows of a batch became, with the words of those still open",
  purpose: "import-review",
  query: BatchId.extend({
    results: Results.optional(),
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({ rows: z.array(RowView) }),
  reads: (reply) => reply.rows.flatMap(({ person }) => (person ? [person.id] : [])),
  run: async (tx, { batchId, ...filter }) => ok({ rows: await rowViews(tx, await listRows(tx, batchId, filter)) }),
});

async function rowViews(tx: Tx, found: readonly OpenedRow[]): Promise<RowView[]> {
  const people = await linesOf(tx, [...new Set(found.flatMap((row) => row.person_id ?? []))]);
  return found.map((row) => ({
    row: row.row,
    result: row.result,
    caseId: row.case_id,
    problems: row.problems,
    cells: row.cells,
    decision: row.decision,
    person: (row.person_id && people.get(row.person_id)) || null,
  }));
}

const notes = defineQuery({
  path: "/imports/notes",
  permission: read,
  summary: "What was understood and noted in a batch, by kind and column",
  query: BatchId,
  reply: z.object({ rows: z.array(NoteCount) }),
  run: async (tx, { batchId }) => ok({ rows: await countNotes(tx, batchId) }),
});

const comparison = defineQuery({
  path: "/imports/row/compare",
  permission: "imports.batch.import",
  summary: "A waiting row beside the person and the case it may be about",
  purpose: "judge-duplicate",
  query: BatchId.extend({ row: z.coerce.number().int().positive() }),
  reply: RowComparison,
  reads: ({ known }) => (known ? [known.id] : []),
  run: (tx, { batchId, row }) => compareRow(tx, batchId, row),
});

const decide = defineCommand({
  path: "/imports/decide",
  permission: "imports.batch.import",
  summary: "Settle a row that waits: the same person, somebody else, left out, or mended",
  body: BatchId.extend({ row: z.number().int().positive(), decision: RowDecision }),
  reply: z.object({ result: RowResult, problems: z.array(RowProblem) }),
  subjects: ({ decision }) => (decision.kind === "same" ? [decision.personId] : []),
  run: (tx, { batchId, row, decision }) => decideRow(tx, batchId, row, decision),
});

/** Most rows a workbook has. */
const ALL_ROWS = 1_100_000;

const annotated = defineDownload({
  path: "/imports/annotated",
  permission: read,
  summary: "The same workbook back with a status column, colours and the reason in words",
  purpose: "import-review",
  query: BatchId.extend({ language: z.enum(["vi", "en"]).default("vi") }),
  people: true,
  async run(tx, { batchId, language }, shown): Promise<Outcome<Download>> {
    const batch = await findBatch(tx, batchId);
    const file = batch?.file_id ? await findFile(tx, batch.file_id) : undefined;
    if (!batch || !file) return refuse(errors.batch_not_found);
    const found = new Map((await listRows(tx, batchId, { limit: ALL_ROWS })).map((row) => [row.row, row]));
    shown.add([...found.values()].map((row) => row.person_id));
    const words = rowResultWords(language);
    const say = wordsOf(language, "imports");
    const output = new PassThrough();
    const written = annotateWorkbook(file.bytes, output, (row) => words(found.get(row)), {
      fileName: batch.file_name,
      statusHeader: say["annotated.status"] ?? "status",
      reasonHeader: say["annotated.reason"] ?? "reason",
      ...(batch.layout !== null && { layout: batch.layout as SheetLayout }),
    });
    written.catch((error: Error) => output.destroy(error));
    const name = batch.file_name.replace(/\.[a-z]+$/i, "");
    return ok({
      fileName: `${name} - ${say["annotated.file"] ?? "result"}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      body: output,
    });
  },
});

export const rowRoutes: readonly Route[] = [rows, notes, comparison, decide, annotated];
