import type { Tx } from "../../kernel/db/actor.ts";
import { addRelations, endRelations, type PersonRelation, refreshSight } from "./store/sight-store.ts";

export { PersonFacts, RegisterPerson } from "./contract.ts";
export { type Corrected, type Correction, correctPersons } from "./correct-persons.ts";
export { type DuplicateCandidate, findDuplicateCandidates } from "./find-duplicates.ts";
export { jobs } from "./jobs.ts";
export { queueItems } from "./judge-duplicates.ts";
export { findCard } from "./person-card.ts";
export { addressesOf, linesOf } from "./person-lines.ts";
export { reactions } from "./reactions.ts";
export { type NewPerson, type Registered, registerPersons } from "./register-persons.ts";
export { routes } from "./routes.ts";
export { checkPerson, checkPersons } from "./rules/check-person.ts";
export { findRepeats } from "./rules/find-repeats.ts";
export type { Likeness } from "./rules/likeness.ts";
export { canonicalIds } from "./store/facts-store.ts";
export type { PersonRelation } from "./store/sight-store.ts";
export { withdrawPersons } from "./withdraw-persons.ts";

/** Lets units and agencies see persons from now on: where they stay, who treats them. */
export async function relatePersons(tx: Tx, relations: readonly PersonRelation[]): Promise<void> {
  await addRelations(tx, relations);
  await refreshSight(tx, [...new Set(relations.map(({ personId }) => personId))]);
}

/** Ends relations now; whoever saw the persons through them alone sees them no more. */
export async function unrelatePersons(tx: Tx, relations: readonly Omit<PersonRelation, "until">[]): Promise<void> {
  await endRelations(tx, relations);
  await refreshSight(tx, [...new Set(relations.map(({ personId }) => personId))]);
}
