import type { PersonFacts } from "../contract.ts";
import { compare, type Likeable, type Likeness, likeableOf } from "./likeness.ts";
import { matchKeys } from "./match-keys.ts";

/** How many likenesses of one person are worth showing. */
const MOST_SHOWN = 5;

/** Likenesses worth showing: the best first, `different` ones left out. */
export function bestFirst<T extends Likeness>(likenesses: readonly T[]): T[] {
  return likenesses
    .filter(({ verdict }) => verdict !== "different")
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN);
}

/** What a person can be found by besides the keys: identity numbers and phones. Kinds may be mixed up here, `compare` does not. */
export function numberKeys({ ids, phones }: Pick<Likeable, "ids" | "phones">): string[] {
  return [...ids.filter((id) => id !== null), ...phones];
}

/**
 * People of one list who may be the same as an earlier one of the list.
 * @returns for each the positions of earlier ones, best first
 */
export function findRepeats(people: readonly PersonFacts[]): (Likeness & { at: number })[][] {
  const earlier = new Map<string, number[]>();
  const seen: Likeable[] = [];
  return people.map((facts, at) => {
    const one = likeableOf(facts);
    const keys = [...Object.entries(matchKeys(one)).map(([column, key]) => `${column} ${key}`), ...numberKeys(one)];
    const candidates = new Set(keys.flatMap((key) => earlier.get(key) ?? []));
    for (const key of keys) {
      const list = earlier.get(key);
      if (list) list.push(at);
      else earlier.set(key, [at]);
    }
    seen.push(one);
    return bestFirst([...candidates].map((other) => ({ at: other, ...compare(one, seen[other]!) })));
  });
}
