import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { undoCases } from "../surveillance/server.ts";
import { UNDO_DAYS } from "./contract.ts";
import { errors } from "./errors.ts";
import { changeBatch, findBatch } from "./store/batch-store.ts";

export interface Undone {
  /** Cases the batch had made, now withdrawn. */
  withdrawn: number;
  /** Cases the batch had changed, now as they were before. */
  restored: number;
  /** Cases somebody changed after the batch: left as they are, because that work is not ours to undo. */
  kept: number;
}

/**
 * Takes a batch back: what it made is withdrawn, what it changed is as before. Nothing is deleted: as of earlier instants the batch is still there.
 * People it registered stay: they may have been looked up since, and a person without a case counts nowhere.
 */
export async function undoImport(tx: Tx, batchId: string): Promise<Outcome<Undone>> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse(errors.batch_not_found);
  if (batch.state === "mapping") return discard(tx, batchId);
  if (!["done", "stopped", "failed"].includes(batch.state) || batch.dry_run) return refuse(errors.not_undoable);
  if (tx.now.getTime() > batch.opened_at.getTime() + UNDO_DAYS * 86_400_000) return refuse(errors.undo_too_late, { days: UNDO_DAYS });
  const undone = await undoCases(tx, batch.province_id, batchId);
  await changeBatch(tx, batchId, { state: "undone", undoneAt: tx.now, undoneBy: tx.actor.accountId });
  return ok(undone);
}

/** A file that was taken in and not imported: nothing is to be taken back. */
async function discard(tx: Tx, batchId: string): Promise<Outcome<Undone>> {
  await changeBatch(tx, batchId, { state: "undone", undoneAt: tx.now, undoneBy: tx.actor.accountId });
  return ok({ withdrawn: 0, restored: 0, kept: 0 });
}
