import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import type { PersonFacts } from "./contract.ts";
import { errors } from "./errors.ts";
import { type PlacedPerson, putPersons } from "./store/person-store.ts";
import { addRelations, type PersonRelation, sightMaker } from "./store/sight-store.ts";

/** A person to be registered: facts that `checkPerson` has passed, and who sees it besides the unit of residence. */
export interface NewPerson {
  personId: string;
  facts: PersonFacts;
  /** Place of stay, facility, … */
  relations?: readonly Pick<PersonRelation, "kind" | "key" | "until">[];
}

export interface Registered {
  created: string[];
  /** Ids that were registered before; nothing was written for them. */
  unchanged: string[];
}

/**
 * Registers persons: one, or a chunk of an import (2,000 at a time is a good size), in the same handful of statements.
 * The unit of the account sees whom it registers, even when they live elsewhere.
 * @throws when a person would be outside the actor's own sight
 */
export async function registerPersons(tx: Tx, people: readonly NewPerson[]): Promise<Outcome<Registered>> {
  const placed = await placePersons(tx, people);
  if (!placed.ok) return placed;
  const { person } = await putPersons(tx, placed.value.people, { mode: "create" });
  const created = new Set(person.created);
  await addRelations(
    tx,
    placed.value.relations.filter(({ personId }) => created.has(personId)),
  );
  await recordEvents(
    tx,
    placed.value.people
      .filter(({ id }) => created.has(id))
      .map(({ id, sight }) => ({
        type: "persons.registered",
        provinceId: sight.provinceId,
        subjectId: id,
        personId: id,
        payload: { personId: id },
        seenBy: sight.seenBy,
      })),
  );
  return ok({ created: person.created, unchanged: person.unchanged });
}

async function placePersons(
  tx: Tx,
  people: readonly NewPerson[],
): Promise<Outcome<{ people: PlacedPerson[]; relations: PersonRelation[] }>> {
  const home = tx.actor.homeKey;
  const units = people.map(({ facts }) => facts.residenceUnit);
  const sightFor = await sightMaker(tx, units, [...people.flatMap(({ relations = [] }) => relations.map(({ key }) => key)), home]);
  const placed: PlacedPerson[] = [];
  const noted: PersonRelation[] = [];
  for (const { personId, facts, relations = [] } of people) {
    const base = sightFor(facts.residenceUnit);
    if (!base) return refuse(errors.unknown_unit, { unit: facts.residenceUnit });
    const all = base.seenBy.includes(home) ? relations : [...relations, { kind: "registered", key: home, until: null }];
    placed.push({
      id: personId,
      facts,
      sight:
        sightFor(
          facts.residenceUnit,
          all.map(({ key }) => key),
        ) ?? base,
    });
    for (const relation of all) noted.push({ ...relation, provinceId: base.provinceId, personId });
  }
  return ok({ people: placed, relations: noted });
}
