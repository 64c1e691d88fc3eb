import { systemActor, withActor } from "../../kernel/db/actor.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import { actorOf } from "../identity/server.ts";
import { runImport } from "./run-import.ts";

/** Runs a batch in the background as the account that started it; what it may not see, it may not write. */
export const runBatch: Job = {
  name: "imports.run",
  async run(database, payload, signal) {
    const { batchId, accountId } = payload as { batchId: string; accountId: string };
    const actor = await withActor(database, systemActor, "read", (tx) => actorOf(tx, accountId));
    if (actor) await runImport(database, actor, batchId, { signal });
  },
};

export const jobs: readonly Job[] = [runBatch];
