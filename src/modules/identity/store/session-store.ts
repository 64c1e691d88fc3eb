import type { Tx } from "../../../kernel/db/actor.ts";
import { newId } from "../../../kernel/ids.ts";
import { sessionLimits } from "../rules/session-state.ts";
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

export async function failuresOf(tx: Tx, key: Buffer): Promise<{ failures: number; lastAt: Date } | undefined> {
  const row = await tx.selectFrom("identity.attempt").selectAll().where("key", "=", key).executeTakeFirst();
  return row && { failures: row.failures, lastAt: row.last_at };
}

export async function countFailure(tx: Tx, key: Buffer): Promise<void> {
  await tx.client.query(
    `insert into identity.attempt as a (key, failures, last_at) values ($1, 1, $2)
     on conflict (key) do update set failures = case when a.last_at < $2::timestamptz - interval '1 day' then 1 else a.failures + 1 end, last_at = $2`,
    [key, tx.now],
  );
}

export async function forgetFailures(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom("identity.attempt").where("key", "=", key).execute();
}
