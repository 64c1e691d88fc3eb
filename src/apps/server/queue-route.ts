import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineQuery } from "../../kernel/http/routes.ts";

/** One thing somebody must do next, computed from rules and never typed. Words are in the module's messages: `queue.KIND`, and the key in `why`. */
export const QueueItem = z.object({
  module: z.string(),
  kind: z.string(),
  /** Id of what it is about. */
  key: z.string(),
  /** Who or what and where, as text. */
  subject: z.string(),
  /** Key of the sentence that says why it came to me. */
  why: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  link: z.string(),
  dueAt: z.date().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export type ModuleQueueItem = Omit<QueueItem, "module">;

/** What a module hands over of the work of whoever asks. */
export interface QueueSource {
  module: string;
  items(tx: Tx): Promise<readonly ModuleQueueItem[]>;
}

/** The work of the signed-in person from every module: by deadline, then what has none. */
export function queueRoute(sources: readonly QueueSource[]) {
  return defineQuery({
    path: "/queue",
    permission: "session",
    summary: "What I must do next",
    query: z.strictObject({}),
    reply: z.object({ rows: z.array(QueueItem), asOf: z.date() }),
    async run(tx) {
      const rows: QueueItem[] = [];
      for (const { module, items } of sources) rows.push(...(await items(tx)).map((item) => ({ ...item, module })));
      const due = (row: QueueItem) => row.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
      return ok({ rows: rows.toSorted((a, b) => due(a) - due(b)), asOf: tx.now });
    },
  });
}
