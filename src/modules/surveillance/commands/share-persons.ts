import type { Tx } from "../../../kernel/db/actor.ts";
import { unitGraph } from "../../directory/server.ts";
import { linesOf, type PersonRelation, relatePersons, unrelatePersons } from "../../persons/server.ts";
import type { CaseReport } from "../contract.ts";

/** A unit or body that must see a person, because it sees a case of theirs. */
export interface PersonShare {
  personId: string;
  kind: "stay" | "facility" | "responsible" | "reporting" | "hand-over";
  key: string;
}

type Places = { [Field in "stayUnit" | "facility" | "responsibleUnit" | "reportingUnit"]: CaseReport[Field] | null };

/** Who must see the person besides the unit of residence: where they stay, who treats, who answers for them, who reported. */
export function sharesOf(personId: string, { stayUnit, facility, responsibleUnit, reportingUnit }: Places): PersonShare[] {
  const shares = [
    { kind: "stay", key: stayUnit },
    { kind: "facility", key: facility },
    { kind: "responsible", key: responsibleUnit },
    { kind: "reporting", key: reportingUnit },
  ] as const;
  return shares.flatMap(({ kind, key }) => (key ? [{ personId, kind, key }] : []));
}

export async function sharePersons(tx: Tx, shares: readonly PersonShare[]): Promise<void> {
  if (shares.length > 0) await relatePersons(tx, await relationsOf(tx, shares));
}

/** @throws when the actor would lose sight of a person: a reaction ends what the actor saw through it */
export async function unsharePersons(tx: Tx, shares: readonly PersonShare[]): Promise<void> {
  if (shares.length > 0) await unrelatePersons(tx, await relationsOf(tx, shares));
}

/** A person is kept in the province of the residence, wherever the case is. Persons out of sight are left out. */
async function relationsOf(tx: Tx, shares: readonly PersonShare[]): Promise<PersonRelation[]> {
  const people = await linesOf(tx, [...new Set(shares.map(({ personId }) => personId))]);
  const { units } = unitGraph();
  return shares.flatMap((share) => {
    const lives = units.get(people.get(share.personId)?.residenceUnit ?? "");
    return lives ? [{ ...share, provinceId: lives.provinceId, until: null }] : [];
  });
}
