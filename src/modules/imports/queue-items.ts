import type { Tx } from "../../kernel/db/actor.ts";
import { mayCall } from "../../kernel/http/routes.ts";
import { countHeld } from "./store/row-store.ts";

/** One piece of work for the queue of whoever asks; words are in `web/messages` under `queue.KIND` and `queue.why.KIND`. */
export interface ImportQueueItem {
  kind: "judge_rows";
  key: string;
  /** Name of the file. */
  subject: string;
  /** Key of the message that says why it came to this account, and what the message needs. */
  why: string;
  params: { n: number; at: string };
  link: string;
  /** No document sets a deadline. */
  dueAt: Date | null;
}

/** Most batches shown: who has more works on them from the list. */
const MOST = 20;

/** Batches with rows that wait for somebody to say whom they are about. */
export async function queueItems(tx: Tx): Promise<ImportQueueItem[]> {
  if (!mayCall(tx.actor.permissions, "imports.batch.import")) return [];
  const batches = await countHeld(tx, MOST);
  return batches.map(({ batchId, fileName, openedAt, n }) => ({
    kind: "judge_rows",
    key: `judge_rows ${batchId}`,
    subject: fileName,
    why: "queue.why.judge_rows",
    params: { n, at: openedAt.toISOString() },
    link: `/nhap-tep/${batchId}`,
    dueAt: null,
  }));
}
