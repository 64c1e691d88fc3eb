import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { seenByOf } from "../directory/server.ts";
import type { PersonFacts } from "./contract.ts";
import { errors } from "./errors.ts";
import { type PlacedPerson, putPersons } from "./store/person-store.ts";
import { addRelations, type PersonRelation, type Sight, sightsOf } from "./store/sight-store.ts";

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
  const sights = await sightsOf(
    tx,
    people.map(({ facts }) => facts.residenceUnit),
  );
  const keys = people.flatMap(({ relations = [] }) => relations.map(({ key }) => key));
  const seen = await seenByOf(tx, [...keys, tx.actor.homeKey]);
  const widen = widener(seen);
  const placed: PlacedPerson[] = [];
  const noted: PersonRelation[] = [];
  for (const { personId, facts, relations = [] } of people) {
    const base = sights.get(facts.residenceUnit);
    if (!base) return refuse(errors.unknown_unit, { unit: facts.residenceUnit });
    const own = base.seenBy.includes(tx.actor.homeKey) ? [] : [{ kind: "registered", key: tx.actor.homeKey, until: null }];
    const all = [...relations, ...own];
    placed.push({
      id: personId,
      facts,
      sight: widen(
        base,
        all.map(({ key }) => key),
      ),
    });
    noted.push(...all.map((relation) => ({ ...relation, provinceId: base.provinceId, personId })));
  }
  return ok({ people: placed, relations: noted });
}

/** Sights repeat within a chunk: one object for each combination. */
function widener(seen: ReadonlyMap<string, readonly string[]>): (base: Sight, keys: readonly string[]) => Sight {
  const known = new Map<string, Sight>();
  return (base, keys) => {
    if (keys.length === 0) return base;
    const name = `${base.seenBy.join()} ${keys.join()}`;
    const found = known.get(name) ?? {
      ...base,
      seenBy: [...new Set([...base.seenBy, ...keys.flatMap((key) => seen.get(key) ?? [])])].sort(),
    };
    known.set(name, found);
    return found;
  };
}
