import type { Tx } from "../../kernel/db/actor.ts";
import type { PersonFacts } from "./contract.ts";
import { bestFirst, numberKeys } from "./rules/find-repeats.ts";
import { compare, type Likeness } from "./rules/likeness.ts";
import { matchColumns } from "./rules/match-keys.ts";
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
  const index = indexOf(await findCandidates(tx, sought), candidateKeys);
  return sought.map((one) => {
    const candidates = new Set(soughtKeys(one).flatMap((key) => index.get(key) ?? []));
    return bestFirst([...candidates].map((candidate) => ({ candidate, ...compare(one, candidate) })));
  });
}

const keyed = (column: string, key: number) => `${column} ${key}`;
const soughtKeys = (one: Sought): string[] => [
  ...matchColumns.flatMap((column) => (one.keys[column] ?? []).map((key) => keyed(column, key))),
  ...numberKeys(one),
];
const candidateKeys = (one: Candidate): string[] => [
  ...Object.entries(one.keys).map(([column, key]) => keyed(column, key)),
  ...numberKeys(one),
];

function indexOf<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const list = index.get(key);
      if (list) list.push(item);
      else index.set(key, [item]);
    }
  }
  return index;
}
