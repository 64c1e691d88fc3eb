import { systemActor, type Tx } from "../../../src/kernel/db/actor.ts";
import { nameWords, searchedWords } from "../../../src/modules/persons/rules/person-name.ts";
import { learnWords, personRow } from "../../../src/modules/persons/store/person-store.ts";
import { sightMaker } from "../../../src/modules/persons/store/sight-store.ts";
import { identityColumns } from "../../../src/modules/persons/store/tokens.ts";
import type { SimulatedOutbreak } from "../../../src/modules/simulation/outbreak/simulate-outbreak.ts";
import type { Row } from "./copy.ts";
import type { Loader } from "./loader.ts";

/** Writes the people of an outbreak as `registerPersons` does, rows and events, by COPY. */
export async function loadPeople(tx: Tx, outbreak: SimulatedOutbreak, units: readonly string[], loader: Loader): Promise<void> {
  const sightFor = await sightMaker(tx, units);
  const recorded = { version: 1, recorded_from: outbreak.registeredAt, recorded_by: systemActor.accountId };
  const words = new Set<string>();
  for (const { id, facts } of outbreak.persons()) {
    const sight = sightFor(facts.residenceUnit)!;
    const own = nameWords(facts.fullName ?? "");
    for (const word of searchedWords(own)) words.add(word);
    const common: Row = { province_id: sight.provinceId, id, seen_by: sight.seenBy, ...recorded };
    loader.add("persons.person", { ...personRow({ id, facts, sight }), ...common });
    loader.add("person_identity.identity", { ...common, ...identityColumns(id, facts, own) });
    loader.add("kernel.event", {
      province_id: sight.provinceId,
      type: "persons.registered",
      at: outbreak.registeredAt,
      actor_id: systemActor.accountId,
      subject_id: id,
      person_id: id,
      payload: { personId: id },
      seen_by: sight.seenBy,
    });
    if (loader.isFull) await loader.send();
  }
  await loader.finish();
  await learnWords(tx, words);
}
