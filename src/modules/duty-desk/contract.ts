import { z } from "zod";

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
  dueAt: z.coerce.date().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;
