import type { Tx } from "../../../kernel/db/actor.ts";
import { newId } from "../../../kernel/ids.ts";
import { sessionLimits } from "../rules/session-state.ts";
import { secondsToWait, type TryLimit } from "../rules/sign-in-delay.ts";
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

const FORGET_AFTER_MS = 24 * 3600_000;

/** A try that was counted, and when the one before it was. */
export interface TakenTry {
  key: Buffer;
  at: Date;
  before: Date;
}

/**
 * Counts a try before it is looked at, so that a hundred at once are a hundred: the row stays locked until the transaction ends.
 * @returns seconds still to wait when it must not be looked at; it is not counted then
 */
export async function takeTry(tx: Tx, key: Buffer, limit: TryLimit): Promise<TakenTry | { seconds: number }> {
  await tx.client.query("insert into identity.attempt (key, failures, last_at) values ($1, 0, $2) on conflict (key) do nothing", [
    key,
    tx.now,
  ]);
  const row = await tx.selectFrom("identity.attempt").selectAll().where("key", "=", key).forUpdate().executeTakeFirstOrThrow();
  const quiet = tx.now.getTime() - row.last_at.getTime() > FORGET_AFTER_MS;
  const failures = quiet ? 0 : row.failures;
  const seconds = secondsToWait(failures, row.last_at, tx.now, limit);
  if (seconds > 0) return { seconds };
  await tx
    .updateTable("identity.attempt")
    .set({ failures: failures + 1, last_at: tx.now })
    .where("key", "=", key)
    .execute();
  return { key, at: tx.now, before: row.last_at };
}

/** A try that turns out to be none: the first step of an honest sign-in with two, or a right one from a network that has wrong ones. */
export async function giveTryBack(tx: Tx, { key, at, before }: TakenTry): Promise<void> {
  await tx.client.query(
    "update identity.attempt set failures = failures - 1, last_at = case when last_at = $2 then $3 else last_at end where key = $1 and failures > 0",
    [key, at, before],
  );
}

export async function forgetFailures(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom("identity.attempt").where("key", "=", key).execute();
}
