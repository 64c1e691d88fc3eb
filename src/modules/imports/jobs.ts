import { type Actor, systemActor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { type Job, requestJob } from "../../kernel/jobs/jobs.ts";
import { actorOf } from "../identity/server.ts";
import { errors } from "./errors.ts";
import { failBatch, runImport } from "./run-import.ts";
import { findBatch, listRunning } from "./store/batch-store.ts";
import type { BatchTable } from "./store/tables.ts";

const COME_BACK_MS = 3000;

/**
 * Asks for a batch to be run in the background. The job has no queue of its own: a queue stays locked for hours when a server dies in it,
 * and the lock of `runImport` already keeps two imports of a province apart.
 */
export async function requestRun(tx: Tx, batchId: string, runAt: Date = tx.now): Promise<void> {
  await requestJob(tx, runBatch.name, { batchId }, { key: `${runBatch.name}:${batchId}`, runAt });
}

/** Runs a batch as the account that opened it; what it may not see, it may not write. */
export const runBatch: Job = {
  name: "imports.run",
  async run(database, payload, signal) {
    const { batchId } = payload as { batchId: string };
    const batch = await withActor(database, systemActor, "read", (tx) => findBatch(tx, batchId));
    if (batch?.state !== "running") return;
    const actor = await openerOf(database, batch);
    if (!actor) return asSystem(database, (tx) => failBatch(tx, batch, errors.account_closed));
    try {
      const end = await runImport(database, actor, batchId, { signal, whenBusy: "leave" });
      if (end === "busy") await asSystem(database, (tx) => requestRun(tx, batchId, new Date(tx.now.getTime() + COME_BACK_MS)));
    } catch (error) {
      // While the database is away the batch keeps running and the job is tried again; a fault of ours must not leave it running for ever.
      if (!isAway(error)) await asSystem(database, (tx) => failBatch(tx, batch, errors.interrupted));
      throw error;
    }
  },
};

const asSystem = (database: Database, run: (tx: Tx) => Promise<void>): Promise<void> => withActor(database, systemActor, "write", run);

/** The database cannot be reached, has no room, or is going down: SQL state classes 08, 53 and 57, or a broken connection. */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return /^(08|53|57|ECONN|EPIPE)/.test(String(code)) || /connection/i.test(message ?? "");
}

/** The account that opened the batch. The operator at the machine has none and is made again for the batch's area; a closed account runs nothing. */
async function openerOf(database: Database, batch: BatchTable): Promise<Actor | undefined> {
  const ofInstallation = batch.opened_by.slice(0, -1) === systemActor.accountId.slice(0, -1);
  if (ofInstallation) return { ...systemActor, accountId: batch.opened_by, provinceId: batch.province_id, homeKey: batch.area };
  return withActor(database, systemActor, "read", (tx) => actorOf(tx, batch.opened_by));
}

/**
 * At the start of the server: batches that a crash or a stop of the server left running are asked for again and go on with the next row.
 * @returns how many
 */
export async function resumeBatches(database: Database): Promise<number> {
  return withActor(database, systemActor, "write", async (tx) => {
    const running = await listRunning(tx);
    for (const batch of running) await requestRun(tx, batch.id);
    return running.length;
  });
}

export const jobs: readonly Job[] = [runBatch];
