import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Capacity, RoleCode } from "../contract.ts";
import { type HeldGrant, withoutVoidDelegations } from "../rules/rights.ts";
import type { AccountTable } from "./tables.ts";

export type AccountState = AccountTable;

export async function findAccountByLogin(tx: Tx, login: string): Promise<AccountState | undefined> {
  return await tx.selectFrom("identity.account").selectAll().where("login", "=", login.trim().toLowerCase()).executeTakeFirst();
}

export async function findAccount(tx: Tx, id: string): Promise<AccountState | undefined> {
  return await tx.selectFrom("identity.account").selectAll().where("id", "=", id).executeTakeFirst();
}

export interface StoredGrant extends HeldGrant {
  id: string;
}

export async function listGrants(tx: Tx, accountIds: readonly string[]): Promise<StoredGrant[]> {
  if (accountIds.length === 0) return [];
  const rows = await tx.selectFrom("identity.grant").selectAll().where("account_id", "in", accountIds).orderBy("valid_from").execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    role: row.role,
    key: row.key,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    endedAt: row.ended_at,
    delegatedBy: row.delegated_by,
  }));
}

/** Grants of an account without delegations that have lost their ground. For the installation: the giver may be out of an account's sight. */
export async function listHeldGrants(tx: Tx, accountId: string): Promise<StoredGrant[]> {
  const grants = await listGrants(tx, [accountId]);
  const givers = [...new Set(grants.flatMap(({ delegatedBy }) => delegatedBy ?? []))];
  return withoutVoidDelegations(grants, await listGrants(tx, givers), tx.now);
}

export interface NewAccount {
  id: string;
  login: string;
  name: string;
  title: string | null;
  email: string | null;
  phone?: string | null;
  provinceId: string;
  homeKey: string;
  seenBy: readonly string[];
  passwordHash: string | null;
  mustChangePassword: boolean;
  capacities: readonly Capacity[];
}

/** @returns false when the login is taken */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const row = {
    id: account.id,
    login: account.login,
    name: account.name,
    title: account.title,
    email: account.email,
    phone: account.phone ?? null,
    province_id: account.provinceId,
    home_key: account.homeKey,
    language: "vi" as const,
    password_hash: account.passwordHash,
    must_change_password: account.mustChangePassword,
    totp_secret: null,
    totp_pending: null,
    totp_confirmed_at: null,
    last_totp_step: null,
    capacities: JSON.stringify(account.capacities) as never,
    preferences: JSON.stringify({}) as never,
    created_at: tx.now,
    created_by: tx.actor.accountId,
    closed_at: null,
    closed_by: null,
    closed_reason: null,
    seen_by: [...account.seenBy],
  };
  const done = await tx
    .insertInto("identity.account")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Province of 2025 a unit or agency belongs to; undefined for the country. */
export async function provinceOf(tx: Tx, key: string): Promise<string | undefined> {
  const unit = await tx.selectFrom("directory.unit").select("province_id").where("key", "=", key).executeTakeFirst();
  const agency = unit ?? (await tx.selectFrom("directory.agency").select("province_id").where("key", "=", key).executeTakeFirst());
  return agency?.province_id;
}

export interface NewGrant {
  accountId: string;
  role: RoleCode;
  key: string;
  from?: Date;
  until: Date | null;
  delegatedBy?: string | null;
}

export async function insertGrant(tx: Tx, grant: NewGrant): Promise<void> {
  const row = {
    id: newId(),
    account_id: grant.accountId,
    role: grant.role,
    key: grant.key,
    valid_from: grant.from ?? tx.now,
    valid_until: grant.until,
    given_by: tx.actor.accountId,
    delegated_by: grant.delegatedBy ?? null,
    giver_name: grant.delegatedBy ? tx.actor.name : null,
    ended_at: null,
    ended_reason: null,
  };
  await tx.insertInto("identity.grant").values(row).execute();
}

export async function endGrants(tx: Tx, accountId: string, reason: string, grantId?: string): Promise<void> {
  let update = tx
    .updateTable("identity.grant")
    .set({ ended_at: tx.now, ended_reason: reason })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null);
  if (grantId) update = update.where("id", "=", grantId);
  await update.execute();
}

export async function changeAccount(
  tx: Tx,
  id: string,
  change: Partial<Omit<AccountTable, "id" | "capacities" | "preferences">>,
): Promise<void> {
  await tx.updateTable("identity.account").set(change).where("id", "=", id).execute();
}

/** Accounts the actor may administer, newest first. */
export async function listAccounts(tx: Tx, limit: number): Promise<(AccountState & { last_seen_at: Date | null })[]> {
  const lastSeen = sql<Date | null>`(select max(seen_at) from identity.session s where s.account_id = a.id)`.as("last_seen_at");
  return await tx
    .selectFrom("identity.account as a")
    .selectAll()
    .select(lastSeen)
    .orderBy("a.closed_at", "desc")
    .orderBy("a.login")
    .limit(limit)
    .execute();
}

export async function addSecret(
  tx: Tx,
  accountId: string,
  kind: "recovery_code" | "one_time_link",
  hash: Buffer,
  expiresAt: Date | null,
): Promise<void> {
  await tx
    .insertInto("identity.secret")
    .values({ account_id: accountId, kind, hash, created_at: tx.now, expires_at: expiresAt, used_at: null })
    .execute();
}

/** Uses a secret once. @param of only a secret of this account @returns the account it belongs to, or undefined when unknown, used or expired */
export async function spendSecret(tx: Tx, kind: "recovery_code" | "one_time_link", hash: Buffer, of?: string): Promise<string | undefined> {
  let update = tx
    .updateTable("identity.secret")
    .set({ used_at: tx.now })
    .where("kind", "=", kind)
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .where((where) => where.or([where("expires_at", "is", null), where("expires_at", ">", tx.now)]));
  if (of) update = update.where("account_id", "=", of);
  return (await update.returning("account_id").executeTakeFirst())?.account_id;
}

/** What was given out and not used yet is worth nothing from now on. */
export async function endSecrets(tx: Tx, accountId: string, kind: "recovery_code" | "one_time_link"): Promise<void> {
  await tx
    .updateTable("identity.secret")
    .set({ used_at: tx.now })
    .where("account_id", "=", accountId)
    .where("kind", "=", kind)
    .where("used_at", "is", null)
    .execute();
}

/** Uses a time step of the authenticator app. @returns false when it, or a later one, was used before: two sign-ins at once share no code */
export async function spendStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const done = await tx
    .updateTable("identity.account")
    .set({ last_totp_step: step })
    .where("id", "=", accountId)
    .where((where) => where.or([where("last_totp_step", "is", null), where("last_totp_step", "<", step)]))
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
