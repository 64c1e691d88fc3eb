import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { unitNames } from "../directory/server.ts";
import type { Colleague, Delegation, RoleCode } from "./contract.ts";
import { errors } from "./errors.ts";
import { grantsAt } from "./rules/rights.ts";
import { findAccountByLogin, insertGrant, listGrants } from "./store/account-store.ts";
import { endLent, type LentGrant, listColleagues, listLent } from "./store/delegation-store.ts";
import { tellAccount } from "./tell-account.ts";

/**
 * Hands one's own work to a colleague for some days: the roles one holds, in the areas one holds, until a date.
 * The delegation shows who gave it, and never reaches further than the giver's own rights.
 */
export async function delegate(tx: Tx, toLogin: string, from: Date, until: Date): Promise<Outcome<{ id: string }>> {
  const target = await findAccountByLogin(tx, toLogin);
  if (!target || target.closed_at || until <= from || target.id === tx.actor.accountId) return refuse(errors.account_not_found);
  const own = grantsAt(await listGrants(tx, [tx.actor.accountId]), tx.now).filter(({ delegatedBy }) => delegatedBy === null);
  if (own.length === 0) return refuse(errors.nothing_to_lend);
  for (const { role, key, validUntil } of own) {
    const end = validUntil && validUntil < until ? validUntil : until;
    const lent = { accountId: target.id, role: role as RoleCode, key, from, until: end, delegatedBy: tx.actor.accountId };
    if (end > from) await insertGrant(tx, lent);
  }
  await tellAccount(tx, target, "notice.delegated", { name: tx.actor.name });
  return ok({ id: target.id });
}

/** Takes one's own work back; the colleague's next request finds it gone. */
export async function endDelegation(tx: Tx, accountId: string, from: Date): Promise<Outcome<{ ended: number }>> {
  const ended = await endLent(tx, accountId, from);
  return ended > 0 ? ok({ ended }) : refuse(errors.delegation_not_found);
}

/** What one gave and what one was given, the ended ones of the last month too. */
export async function listDelegations(tx: Tx): Promise<{ given: Delegation[]; received: Delegation[] }> {
  const [given, received] = [await listLent(tx, "given"), await listLent(tx, "received")];
  const names = await unitNames(
    tx,
    [...given, ...received].map(({ key }) => key),
  );
  return { given: together(given, names), received: together(received, names) };
}

/** Roles that went from one person to another at the same instant are one delegation. */
function together(grants: readonly LentGrant[], names: ReadonlyMap<string, string>): Delegation[] {
  const found = new Map<string, Delegation>();
  for (const { role, key, ...grant } of grants) {
    const id = `${grant.accountId} ${grant.login} ${grant.name} ${grant.from.toISOString()}`;
    const delegation = found.get(id) ?? { ...grant, roles: [] };
    if (grant.until > delegation.until) delegation.until = grant.until;
    delegation.roles.push({ role, key, keyName: names.get(key) ?? null });
    found.set(id, delegation);
  }
  return [...found.values()];
}

/** Whom work can be handed to. */
export async function colleagues(tx: Tx): Promise<Colleague[]> {
  const found = await listColleagues(tx);
  const names = await unitNames(
    tx,
    found.map(({ home_key }) => home_key),
  );
  return found.map(({ home_key, ...account }) => ({ ...account, unitName: names.get(home_key) ?? null }));
}
