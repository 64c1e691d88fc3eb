import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineDownload, defineQuery, defineUpload, type Route } from "../../kernel/http/routes.ts";
import { batchViews } from "./batch-view.ts";
import { caseTemplate } from "./case-template.ts";
import { BatchView, ColumnChoice, ColumnSample, Policy } from "./contract.ts";
import { errors } from "./errors.ts";
import { requestRun } from "./jobs.ts";
import { confirmImport, openImport } from "./open-import.ts";
import { previewImport } from "./preview-import.ts";
import { rowRoutes } from "./row-routes.ts";
import { caseFields } from "./rules/case-fields.ts";
import { changeBatch, findBatch, listBatches } from "./store/batch-store.ts";
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

const preview = defineQuery({
  path: "/imports/preview",
  permission: run,
  summary: "What the columns of a file hold in its first rows",
  purpose: "import-review",
  query: BatchId,
  reply: z.object({ columns: z.array(ColumnSample) }),
  reads: (_reply, { batchId }) => [batchId],
  run: (tx, { batchId }) => previewImport(tx, batchId),
});

const template = defineDownload({
  path: "/imports/template",
  permission: run,
  summary: "An empty line list with the columns that are understood, and how each is written",
  query: z.strictObject({ language: z.enum(["vi", "en"]).default("vi") }),
  people: false,
  run: async (_tx, { language }) => ok(caseTemplate(language)),
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
    if (confirmed.ok) await requestRun(tx, batchId);
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

type Changed = Outcome<{ batchId: string }>;

const stop = defineCommand({
  path: "/imports/stop",
  permission: run,
  summary: "Stop a running import after the rows in hand; what was taken stays and can be undone",
  body: BatchId,
  reply: z.object({ batchId: z.string() }),
  queueable: false,
  async run(tx, { batchId }): Promise<Changed> {
    const batch = await findBatch(tx, batchId);
    if (batch?.state !== "running") return refuse(errors.batch_not_found);
    await changeBatch(tx, batchId, { state: "stopped", endedAt: tx.now });
    return ok({ batchId });
  },
});

const goOn = defineCommand({
  path: "/imports/continue",
  permission: run,
  summary: "Go on with a batch that was stopped, from the next row",
  body: BatchId,
  reply: z.object({ batchId: z.string() }),
  queueable: false,
  run: (tx, { batchId }) => continueImport(tx, batchId),
});

async function continueImport(tx: Tx, batchId: string): Promise<Changed> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse(errors.batch_not_found);
  const failed = batch.state === "failed" && (batch.failure as { code: string }).code === errors.interrupted.code;
  if (batch.state !== "stopped" && !failed) return refuse(errors.not_stopped);
  await changeBatch(tx, batchId, { state: "running", endedAt: null, failure: null });
  await requestRun(tx, batchId);
  return ok({ batchId });
}

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
  run: async () =>
    ok({ rows: caseFields.map(({ code, headers }) => ({ code, vi: headers.vi[0] ?? code, en: capital(headers.en[0] ?? code) })) }),
});

const capital = (words: string): string => words[0]!.toUpperCase() + words.slice(1);

export const routes: readonly Route[] = [upload, template, preview, confirm, list, one, stop, goOn, undo, fields, ...rowRoutes];
