import type { Tx } from "../../../kernel/db/actor.ts";
import { addDays, localDateOf, startOf } from "../../../kernel/time/local-date.ts";
import type { RoleCode } from "../contract.ts";

export interface LentGrant {
  accountId: string;
  login: string | null;
  name: string | null;
  role: RoleCode;
  key: string;
  from: Date;
  until: Date;
  endedAt: Date | null;
}

/** Ended ones stay in sight for a month. */
const KEPT_DAYS = 30;

/** What the actor gave to others, or others to the actor; the latest first. */
export async function listLent(tx: Tx, side: "given" | "received"): Promise<LentGrant[]> {
  const since = startOf(addDays(localDateOf(tx.now), -KEPT_DAYS));
  const { rows } = await tx.client.query<{
    account_id: string;
    login: string | null;
    name: string | null;
    role: RoleCode;
    key: string;
    valid_from: Date;
    valid_until: Date;
    ended_at: Date | null;
  }>(
    `select g.account_id, a.login, case when $2 = 'given' then a.name else g.giver_name end as name,
            g.role, g.key, g.valid_from, g.valid_until, g.ended_at
       from identity.grant g left join identity.account a on a.id = case when $2 = 'given' then g.account_id else g.delegated_by end
      where g.delegated_by is not null and case when $2 = 'given' then g.delegated_by else g.account_id end = $1
        and coalesce(g.ended_at, g.valid_until) > $3
      order by g.valid_from desc, g.account_id, g.role, g.key`,
    [tx.actor.accountId, side, since],
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    login: row.login,
    name: row.name,
    role: row.role,
    key: row.key,
    from: row.valid_from,
    until: row.valid_until,
    endedAt: row.ended_at,
  }));
}

/** Ends what the actor lent to an account from that instant on. @returns how many roles it was */
export async function endLent(tx: Tx, accountId: string, from: Date): Promise<number> {
  const done = await tx
    .updateTable("identity.grant")
    .set({ ended_at: tx.now, ended_reason: "taken back by the giver" })
    .where("account_id", "=", accountId)
    .where("delegated_by", "=", tx.actor.accountId)
    .where("valid_from", "=", from)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** Open accounts in the actor's sight, without the actor's own. */
export async function listColleagues(tx: Tx): Promise<{ login: string; name: string; title: string | null; home_key: string }[]> {
  return await tx
    .selectFrom("identity.account")
    .select(["login", "name", "title", "home_key"])
    .where("closed_at", "is", null)
    .where("id", "!=", tx.actor.accountId)
    .orderBy("name")
    .limit(1000)
    .execute();
}
