import type { Tx } from "../../kernel/db/actor.ts";
import type { PersonFacts } from "./contract.ts";
import { bestFirst, numberKeys } from "./rules/find-repeats.ts";
import { compare, type Likeness } from "./rules/likeness.ts";
import { type Candidate, findCandidates, type Sought, soughtOf } from "./store/likeness-store.ts";

export interface DuplicateCandidate extends Likeness {
  personId: string;
}

/**
 * Registered persons whom these people may be, within the actor's sight, best first; `different` ones are left out.
 * Made for imports: one statement for a chunk of 1,000. It does not compare the people with each other, see `findRepeats`.
 * @param people facts that `checkPerson` has passed
 * @returns one list for each of them, in their order
 */
export async function findDuplicateCandidates(tx: Tx, people: readonly PersonFacts[]): Promise<DuplicateCandidate[][]> {
  const found = await findLikenesses(tx, people.map(soughtOf));
  return found.map((likenesses) =>
    likenesses.map(({ candidate, verdict, score, reasons }) => ({ personId: candidate.id, verdict, score, reasons })),
  );
}

export type FoundLikeness = Likeness & { candidate: Candidate };

export async function findLikenesses(tx: Tx, sought: readonly Sought[]): Promise<FoundLikeness[][]> {
  const byKey = new Map<Key, Candidate[]>();
  for (const candidate of await findCandidates(tx, sought)) {
    for (const key of keysOf(candidate)) {
      const list = byKey.get(key);
      if (list) list.push(candidate);
      else byKey.set(key, [candidate]);
    }
  }
  return sought.map((one) => {
    const candidates = new Set(keysOf(one).flatMap((key) => byKey.get(key) ?? []));
    return bestFirst([...candidates].map((candidate) => ({ candidate, ...compare(one, candidate) })));
  });
}

type Key = number | string;

/** Match keys and hashes of numbers, by which a candidate finds back to whom it was found for. */
const keysOf = (one: Sought | Candidate): Key[] => [...one.keys, ...numberKeys(one)];
