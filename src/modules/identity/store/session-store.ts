import type { Tx } from "../../../kernel/db/actor.ts";
import { newId } from "../../../kernel/ids.ts";
import { sessionLimits } from "../rules/session-state.ts";
import { secondsToWait } from "../rules/sign-in-delay.ts";
import type { SessionTable } from "./tables.ts";

export async function insertSession(tx: Tx, accountId: string, tokenHash: Buffer, device: string | null): Promise<string> {
  const id = newId();
  const endsAt = new Date(tx.now.getTime() + sessionLimits.absoluteHours * 3600_000);
  const row = {
    id,
    token_hash: tokenHash,
    account_id: accountId,
    device,
    created_at: tx.now,
    seen_at: tx.now,
    ends_at: endsAt,
    locked_at: null,
    ended_at: null,
    ended_reason: null,
  };
  await tx.insertInto("identity.session").values(row).execute();
  return id;
}

export async function findSession(tx: Tx, tokenHash: Buffer): Promise<SessionTable | undefined> {
  return await tx.selectFrom("identity.session").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();
}

export async function changeSession(
  tx: Tx,
  id: string,
  change: Partial<Pick<SessionTable, "seen_at" | "locked_at" | "ended_at" | "ended_reason">>,
): Promise<void> {
  await tx.updateTable("identity.session").set(change).where("id", "=", id).execute();
}

/** Ends every session of an account at once; the next request of any device finds none. */
export async function endSessions(tx: Tx, accountId: string, reason: string, except?: string): Promise<number> {
  let update = tx
    .updateTable("identity.session")
    .set({ ended_at: tx.now, ended_reason: reason })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null);
  if (except) update = update.where("id", "!=", except);
  const done = await update.executeTakeFirst();
  return Number(done.numUpdatedRows);
}

export async function listSessions(tx: Tx, accountId: string): Promise<SessionTable[]> {
  return await tx
    .selectFrom("identity.session")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .orderBy("seen_at", "desc")
    .limit(50)
    .execute();
}

/**
 * Counts a try before it is looked at, so that a hundred at once are a hundred: the row stays locked until the transaction ends.
 * @returns seconds still to wait; the try is not counted then and must not be looked at
 */
export async function takeTry(tx: Tx, key: Buffer): Promise<number> {
  await tx.client.query("insert into identity.attempt (key, failures, last_at) values ($1, 0, $2) on conflict (key) do nothing", [
    key,
    tx.now,
  ]);
  const row = await tx.selectFrom("identity.attempt").selectAll().where("key", "=", key).forUpdate().executeTakeFirst();
  const quiet = row && tx.now.getTime() - row.last_at.getTime() > FORGET_AFTER_MS;
  const failures = row && !quiet ? row.failures : 0;
  const wait = row ? secondsToWait(failures, row.last_at, tx.now) : 0;
  if (wait > 0) return wait;
  await tx
    .updateTable("identity.attempt")
    .set({ failures: failures + 1, last_at: tx.now })
    .where("key", "=", key)
    .execute();
  return 0;
}

const FORGET_AFTER_MS = 24 * 3600_000;

/** A try that turns out to be none: the first step of an honest sign-in with two. */
export async function giveTryBack(tx: Tx, key: Buffer): Promise<void> {
  await tx
    .updateTable("identity.attempt")
    .set(({ eb }) => ({ failures: eb("failures", "-", 1) }))
    .where("key", "=", key)
    .where("failures", ">", 0)
    .execute();
}

export async function forgetFailures(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom("identity.attempt").where("key", "=", key).execute();
}
