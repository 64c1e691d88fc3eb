import type { Tx } from "../../kernel/db/actor.ts";
import type { PersonLine } from "./contract.ts";
import { personLines } from "./search-persons.ts";
import { findLines } from "./store/search-store.ts";

export { PersonFacts, RegisterPerson } from "./contract.ts";
export { type DuplicateCandidate, findDuplicateCandidates } from "./find-duplicates.ts";
export { type NewPerson, registerPersons } from "./register-persons.ts";
export { checkPerson, checkPersons } from "./rules/check-person.ts";
export { findRepeats } from "./rules/find-repeats.ts";

/** Persons as lists show them, by id, within the actor's sight. */
export async function linesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  const rows = await findLines(tx, ids);
  const lines = await personLines(tx, [...rows.values()]);
  return new Map(lines.map((line) => [line.id, line]));
}
