import { PassThrough } from "node:stream";
import { z } from "zod";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { findFile } from "../../kernel/files/file-store.ts";
import { defineCommand, defineDownload, defineQuery, defineUpload, type Route } from "../../kernel/http/routes.ts";
import { wordsOf } from "../../kernel/i18n/words-on-disk.ts";
import { requestJob } from "../../kernel/jobs/jobs.ts";
import { annotateWorkbook } from "../../kernel/tabular/write/annotate-workbook.ts";
import { batchViews } from "./batch-view.ts";
import { BatchView, ColumnChoice, Policy, RowProblem } from "./contract.ts";
import { decideRow } from "./decide-row.ts";
import { errors } from "./errors.ts";
import { confirmImport, openImport } from "./open-import.ts";
import { rowResultWords } from "./row-words.ts";
import { caseFields } from "./rules/case-fields.ts";
import { changeBatch, findBatch, listBatches, listRows } from "./store/batch-store.ts";
import { undoImport } from "./undo-import.ts";

const read = "imports.batch.read";
const run = "imports.batch.import";
const BatchId = z.strictObject({ batchId: z.uuid() });

const upload = defineUpload({
  path: "/imports/upload",
  permission: run,
  summary: "Take a file in and suggest what its columns hold",
  fields: z.object({ area: z.string().max(40), sender: z.string().max(200).optional(), dryRun: z.enum(["0", "1"]).default("0") }),
  fileLimit: 50 * 1024 * 1024,
  limitMs: 60_000,
  reply: z.object({ batchId: z.string(), columns: z.array(ColumnChoice.extend({ needsChoice: z.boolean(), confidence: z.number() })) }),
  run: (tx, fields, file) =>
    openImport(tx, { area: fields.area, sender: fields.sender ?? null, policy: Policy.parse({}), dryRun: fields.dryRun === "1" }, file),
});

const confirm = defineCommand({
  path: "/imports/run",
  permission: run,
  summary: "Fix the columns and the policy, and start the import in the background",
  body: BatchId.extend({ columns: z.array(ColumnChoice).max(500), policy: Policy }),
  reply: z.object({ batchId: z.string() }),
  queueable: false,
  async run(tx, { batchId, columns, policy }) {
    const confirmed = await confirmImport(tx, batchId, columns, policy);
    if (confirmed.ok)
      await requestJob(
        tx,
        "imports.run",
        { batchId, accountId: tx.actor.accountId },
        { key: `imports.run:${batchId}`, queue: `imports:${tx.actor.provinceId}` },
      );
    return confirmed;
  },
});

const list = defineQuery({
  path: "/imports",
  permission: read,
  summary: "Batches in sight, newest first",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(BatchView) }),
  run: async (tx) => ok({ rows: await batchViews(tx, await listBatches(tx, 100)) }),
});

const one = defineQuery({
  path: "/imports/one",
  permission: read,
  summary: "One batch: its equation, warnings, control totals, progress",
  query: BatchId,
  reply: BatchView,
  async run(tx, { batchId }): Promise<Outcome<BatchView>> {
    const batch = await findBatch(tx, batchId);
    return batch ? ok((await batchViews(tx, [batch]))[0]!) : refuse(errors.batch_not_found);
  },
});

const RowView = z.object({
  row: z.number(),
  result: z.string(),
  caseId: z.string().nullable(),
  personId: z.string().nullable(),
  problems: z.array(RowProblem),
  cells: z.array(z.string()).nullable(),
  decided: z.boolean(),
});

const rows = defineQuery({
  path: "/imports/rows",
  permission: read,
  summary: "What rows of a batch became, with the words of those still open",
  purpose: "import-review",
  query: BatchId.extend({
    results: z.string().max(80).optional(),
    after: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({ rows: z.array(RowView) }),
  reads: (reply) => reply.rows.flatMap((row) => (row.personId ? [row.personId] : [])),
  async run(tx, { batchId, results, after, limit }) {
    const found = await listRows(tx, batchId, { results: results?.split(",").filter(Boolean), after, limit });
    return ok({
      rows: found.map(({ row, result, case_id, person_id, problems, cells, decided_at }) => ({
        row,
        result,
        caseId: case_id,
        personId: person_id,
        problems,
        cells,
        decided: decided_at !== null,
      })),
    });
  },
});

const decide = defineCommand({
  path: "/imports/decide",
  permission: run,
  summary: "Settle a held row: the same person, somebody else, or leave it out",
  body: BatchId.extend({
    row: z.number().int().positive(),
    decision: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("same"), personId: z.uuid() }),
      z.strictObject({ kind: z.literal("new") }),
      z.strictObject({ kind: z.literal("drop") }),
    ]),
  }),
  reply: z.object({ result: z.string() }),
  run: (tx, { batchId, row, decision }) => decideRow(tx, batchId, row, decision),
});

const stop = defineCommand({
  path: "/imports/stop",
  permission: run,
  summary: "Stop a running import after the rows in hand; what was taken stays and can be undone",
  body: BatchId,
  reply: z.object({ batchId: z.string() }),
  queueable: false,
  async run(tx, { batchId }): Promise<Outcome<{ batchId: string }>> {
    const batch = await findBatch(tx, batchId);
    if (batch?.state !== "running") return refuse(errors.batch_not_found);
    await changeBatch(tx, batchId, { state: "stopped" });
    return ok({ batchId });
  },
});

const undo = defineCommand({
  path: "/imports/undo",
  permission: "imports.batch.undo",
  summary: "Take a batch back: what it made is withdrawn, what it changed is as before",
  body: BatchId,
  reply: z.object({ withdrawn: z.number(), restored: z.number(), kept: z.number() }),
  queueable: false,
  limitMs: 120_000,
  run: (tx, { batchId }) => undoImport(tx, batchId),
});

const fields = defineQuery({
  path: "/imports/fields",
  permission: read,
  summary: "Fields a column of a case list can hold",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })) }),
  run: async () => ok({ rows: caseFields.map(({ code, headers }) => ({ code, vi: headers.vi[0] ?? code, en: headers.en[0] ?? code })) }),
});

const annotated = defineDownload({
  path: "/imports/annotated",
  permission: read,
  summary: "The same workbook back with a status column, colours and the reason in words",
  purpose: "import-review",
  query: BatchId.extend({ language: z.enum(["vi", "en"]).default("vi") }),
  people: true,
  async run(tx, { batchId, language }) {
    const batch = await findBatch(tx, batchId);
    const file = batch?.file_id ? await findFile(tx, batch.file_id) : undefined;
    if (!batch || !file) return refuse(errors.batch_not_found);
    const found = new Map((await listRows(tx, batchId, { limit: 1_100_000 })).map((row) => [row.row, row]));
    const words = rowResultWords(language);
    const output = new PassThrough();
    const say = wordsOf(language, "imports");
    const headers = { statusHeader: say["annotated.status"] ?? "status", reasonHeader: say["annotated.reason"] ?? "reason" };
    const written = annotateWorkbook(file.bytes, output, (row) => words(found.get(row)), { fileName: batch.file_name, ...headers });
    written.catch((error: Error) => output.destroy(error));
    return ok({
      fileName: `${batch.file_name.replace(/\.[a-z]+$/i, "")} - kết quả.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      body: output,
    });
  },
});

export const routes: readonly Route[] = [upload, confirm, list, one, rows, decide, stop, undo, fields, annotated];
