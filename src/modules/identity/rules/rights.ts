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
