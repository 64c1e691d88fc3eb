import { randomBytes } from "node:crypto";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { seenByOf } from "../directory/server.ts";
import type { CreateAccount, RoleCode } from "./contract.ts";
import { errors } from "./errors.ts";
import { grantsAt, mayGrantOver } from "./rules/rights.ts";
import { hashPassword, tokenHash } from "./sign-in.ts";
import {
  type AccountState,
  addSecret,
  changeAccount,
  endGrants,
  endSecrets,
  findAccount,
  insertAccount,
  insertGrant,
  listGrants,
  provinceOf,
} from "./store/account-store.ts";
import { endSessions } from "./store/session-store.ts";
import { tellAccount } from "./tell-account.ts";
import { removeTwoFactor } from "./two-factor.ts";

const LINK_DAYS = 7;

/** A new account without password; its holder sets one through the link. @returns the token of the one-time link */
export async function createAccount(tx: Tx, command: CreateAccount): Promise<Outcome<{ id: string; link: string }>> {
  const seen = await seenByOf(tx, [command.homeKey, ...command.grants.map((grant) => grant.key)]);
  const beyond = await checkGrants(tx, command.grants, seen);
  if (beyond) return beyond;
  const homeSeenBy = seen.get(command.homeKey);
  if (!homeSeenBy) return refuse(errors.unknown_area, { key: command.homeKey });
  if (!mayGrantOver(tx.actor.scope, homeSeenBy)) return refuse(errors.beyond_own_rights);
  const account = {
    ...command,
    title: command.title ?? null,
    email: command.email ?? null,
    phone: command.phone ?? null,
    provinceId: (await provinceOf(tx, command.homeKey)) ?? tx.actor.provinceId,
    seenBy: homeSeenBy,
    passwordHash: null,
    mustChangePassword: true,
  };
  if (!(await insertAccount(tx, account))) return refuse(errors.login_taken, { login: command.login });
  for (const grant of command.grants)
    await insertGrant(tx, { accountId: command.id, role: grant.role, key: grant.key, until: grant.until ?? null });
  return ok({ id: command.id, link: await makeLink(tx, command.id) });
}

async function checkGrants(tx: Tx, grants: readonly { role: RoleCode; key: string }[], seen: ReadonlyMap<string, readonly string[]>) {
  for (const grant of grants) {
    const seenBy = seen.get(grant.key);
    if (!seenBy) return refuse(errors.unknown_area, { key: grant.key });
    if (!mayGrantOver(tx.actor.scope, seenBy)) return refuse(errors.beyond_own_rights);
  }
  return undefined;
}

/** @returns the token; only its hash is kept */
export async function makeLink(tx: Tx, accountId: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await addSecret(tx, accountId, "one_time_link", tokenHash(token), new Date(tx.now.getTime() + LINK_DAYS * 86_400_000));
  return token;
}

/** An open account in the administrator's sight whose rights all lie within their own: a new password is a way into all of them. */
async function findManaged(tx: Tx, accountId: string): Promise<Outcome<AccountState>> {
  const account = await findAccount(tx, accountId);
  if (!account || account.closed_at) return refuse(errors.account_not_found);
  const grants = grantsAt(await listGrants(tx, [accountId]), tx.now);
  const seen = await seenByOf(tx, [account.home_key, ...grants.map(({ key }) => key)]);
  const within = [account.home_key, ...grants.map(({ key }) => key)].every((key) => mayGrantOver(tx.actor.scope, seen.get(key) ?? []));
  return within ? ok(account) : refuse(errors.beyond_own_rights);
}

/** Password forgotten: a new link; every session ends and the second factor is kept. */
export async function resetPassword(tx: Tx, accountId: string, alsoTwoFactor: boolean): Promise<Outcome<{ link: string }>> {
  const account = await findManaged(tx, accountId);
  if (!account.ok) return account;
  await changeAccount(tx, accountId, { password_hash: null, must_change_password: true });
  if (alsoTwoFactor) await removeTwoFactor(tx, accountId);
  await endSessions(tx, accountId, "password reset");
  await endSecrets(tx, accountId, "one_time_link");
  await tellAccount(tx, account.value, "notice.passwordReset");
  return ok({ link: await makeLink(tx, accountId) });
}

/** The person leaves: nothing of theirs works any more; what they did stays under their name. */
export async function closeAccount(tx: Tx, accountId: string, reason: string): Promise<Outcome<{ id: string }>> {
  const account = await findManaged(tx, accountId);
  if (!account.ok) return account;
  await changeAccount(tx, accountId, { closed_at: tx.now, closed_by: tx.actor.accountId, closed_reason: reason, password_hash: null });
  await endGrants(tx, accountId, "account closed");
  await removeTwoFactor(tx, accountId);
  await endSecrets(tx, accountId, "one_time_link");
  await endSessions(tx, accountId, "account closed");
  return ok({ id: accountId });
}

/** Gives a role in an area, from–until. */
export async function grantRole(
  tx: Tx,
  accountId: string,
  grant: { role: RoleCode; key: string; until: Date | null },
): Promise<Outcome<{ id: string }>> {
  const account = await findManaged(tx, accountId);
  if (!account.ok) return account;
  const beyond = await checkGrants(tx, [grant], await seenByOf(tx, [grant.key]));
  if (beyond) return beyond;
  await insertGrant(tx, { accountId, ...grant });
  return ok({ id: accountId });
}

/** Takes a role back; the next request of its holder, and of whoever it was lent to, finds it gone. */
export async function revokeGrant(tx: Tx, accountId: string, grantId: string, reason: string): Promise<Outcome<{ id: string }>> {
  const account = await findManaged(tx, accountId);
  if (!account.ok) return account;
  await endGrants(tx, accountId, reason, grantId);
  return ok({ id: accountId });
}

/** Sets a password directly: demo accounts and the first administrator of an installation only. */
export async function setInitialPassword(tx: Tx, accountId: string, password: string, mustChange: boolean): Promise<void> {
  await changeAccount(tx, accountId, { password_hash: await hashPassword(password), must_change_password: mustChange });
}
