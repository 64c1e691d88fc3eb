import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineQuery } from "../../kernel/http/routes.ts";
import * as assessment from "../assessment/server.ts";
import * as imports from "../imports/server.ts";
import * as persons from "../persons/server.ts";
import * as reporting from "../reporting/server.ts";
import * as surveillance from "../surveillance/server.ts";
import { QueueItem } from "./contract.ts";

type ItemsOf = (tx: Tx) => Promise<readonly Omit<QueueItem, "module">[]>;

/** Modules that hand over work, in the order in which equal deadlines are shown. */
const sources: Readonly<Record<string, ItemsOf>> = {
  surveillance: surveillance.queueItems,
  persons: persons.queueItems,
  imports: imports.queueItems,
  assessment: assessment.queueItems,
  reporting: reporting.queueItems,
};

async function workOf(tx: Tx): Promise<QueueItem[]> {
  const rows: QueueItem[] = [];
  for (const [module, itemsOf] of Object.entries(sources)) rows.push(...(await itemsOf(tx)).map((item) => ({ ...item, module })));
  const due = (row: QueueItem) => row.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return rows.toSorted((a, b) => due(a) - due(b));
}

/** The work of the signed-in person from every module: by deadline, then what has none. */
export const queue = defineQuery({
  path: "/queue",
  permission: "session",
  summary: "What I must do next",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(QueueItem), asOf: z.date() }),
  run: async (tx) => ok({ rows: await workOf(tx), asOf: tx.now }),
});

/** How much of it there is, for the rail. */
export const queueCount = defineQuery({
  path: "/queue/count",
  permission: "session",
  summary: "How much work waits for me",
  query: z.strictObject({}),
  reply: z.object({ count: z.number() }),
  run: async (tx) => ok({ count: (await workOf(tx)).length }),
});
