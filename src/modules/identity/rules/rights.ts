import type { RoleCode } from "../contract.ts";
import { rolePermissions } from "../roles/roles.ts";

export interface GrantState {
  role: string;
  key: string;
  validFrom: Date;
  validUntil: Date | null;
  endedAt: Date | null;
}

/** Grants that hold at `now`. An expired volunteer role is simply no longer there. */
export function grantsAt<G extends GrantState>(grants: readonly G[], now: Date): G[] {
  return grants.filter(
    (grant) => grant.validFrom <= now && !(grant.validUntil && grant.validUntil <= now) && !(grant.endedAt && grant.endedAt <= now),
  );
}

export interface HeldGrant extends GrantState {
  accountId: string;
  delegatedBy: string | null;
}

/**
 * Leaves out delegations whose giver does not hold the same right themselves at `now`: revoking it, its end, and closing the giver's
 * account all reach whoever it was lent to.
 * @param givers grants of the accounts that delegated
 */
export function withoutVoidDelegations<G extends HeldGrant>(grants: readonly G[], givers: readonly HeldGrant[], now: Date): G[] {
  const own = grantsAt(givers, now).filter((grant) => grant.delegatedBy === null);
  return grants.filter(
    ({ delegatedBy, role, key }) =>
      delegatedBy === null || own.some((grant) => grant.accountId === delegatedBy && grant.role === role && grant.key === key),
  );
}

/** What an account may do and where, from its grants of the moment. */
export function rightsOf(grants: readonly GrantState[], now: Date): { roles: string[]; keys: string[]; permissions: Set<string> } {
  const current = grantsAt(grants, now);
  const roles = [...new Set(current.map((grant) => grant.role))];
  return {
    roles,
    keys: [...new Set(current.map((grant) => grant.key))],
    permissions: new Set(roles.flatMap((role) => rolePermissions(role as RoleCode))),
  };
}

/**
 * Whether someone holding `own` keys may give rights over `key`: only over what lies inside their own area.
 * @param seenBy keys that see `key`: itself and everything above it
 */
export function mayGrantOver(own: readonly string[], seenBy: readonly string[]): boolean {
  return seenBy.some((key) => own.includes(key));
}
