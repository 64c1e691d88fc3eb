import { z } from "zod";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineQuery } from "../../kernel/http/routes.ts";
import * as assessment from "../assessment/server.ts";
import * as imports from "../imports/server.ts";
import * as persons from "../persons/server.ts";
import * as reporting from "../reporting/server.ts";
import * as surveillance from "../surveillance/server.ts";
import { QueueItem } from "./contract.ts";

const sources = { surveillance, persons, imports, assessment, reporting };

/** The work of the signed-in person from every module: by deadline, then what has none. */
export const queue = defineQuery({
  path: "/queue",
  permission: "session",
  summary: "What I must do next",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(QueueItem), asOf: z.date() }),
  async run(tx) {
    const rows: QueueItem[] = [];
    for (const [module, { queueItems }] of Object.entries(sources))
      rows.push(...(await queueItems(tx)).map((item) => ({ ...item, module })));
    const due = (row: QueueItem) => row.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
    return ok({ rows: rows.toSorted((a, b) => due(a) - due(b)), asOf: tx.now });
  },
});

/** How much of it there is, for the rail. */
export const queueCount = defineQuery({
  path: "/queue/count",
  permission: "session",
  summary: "How much work waits for me",
  query: z.strictObject({}),
  reply: z.object({ count: z.number() }),
  async run(tx) {
    let count = 0;
    for (const { queueItems } of Object.values(sources)) count += (await queueItems(tx)).length;
    return ok({ count });
  },
});
