import type { Tx } from "../../kernel/db/actor.ts";
import { unitNames } from "../directory/server.ts";
import type { PersonCard } from "./contract.ts";
import { undoableUntil } from "./rules/change-person.ts";
import { canonicalIds, loadPersons, type StoredPerson } from "./store/facts-store.ts";
import { listMergesInto } from "./store/merge-store.ts";

/**
 * Everything about a person but the numbers.
 * @param instant as this system knew the person then; null for now. Merged ids lead on only for now.
 * @returns undefined when there is no such person in sight
 */
export async function findCard(tx: Tx, askedId: string, instant: Date | null): Promise<PersonCard | undefined> {
  const id = instant ? askedId : (await canonicalIds(tx, [askedId])).get(askedId);
  const stored = id && (await loadPersons(tx, [id], instant)).get(id);
  return stored ? (await cardsOf(tx, [stored], askedId))[0] : undefined;
}

export async function cardsOf(tx: Tx, people: readonly StoredPerson[], askedId?: string): Promise<PersonCard[]> {
  const names = await unitNames(
    tx,
    people.map(({ facts }) => facts.residenceUnit),
  );
  const merges = await listMergesInto(
    tx,
    people.map(({ id }) => id),
  );
  return people.map((person) => {
    const { cccd, cmnd, passport, phones, ...facts } = person.facts;
    return {
      ...facts,
      id: person.id,
      askedId: askedId ?? person.id,
      provinceId: person.provinceId,
      versions: person.versions,
      recordedAt: person.recordedAt,
      recordedBy: person.recordedBy,
      withdrawn: person.withdrawn,
      residenceName: names.get(facts.residenceUnit) ?? null,
      numbers: { cccd: cccd !== null, cmnd: cmnd !== null, passport: passport !== null, phones: phones.length },
      merged: merges
        .filter((merge) => merge.kept_id === person.id)
        .map((merge) => ({
          mergeId: merge.id,
          personId: merge.dropped_id,
          at: merge.merged_at,
          undoableUntil: undoableUntil(merge.merged_at),
        })),
    };
  });
}
