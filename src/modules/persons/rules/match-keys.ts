import type { NameWord } from "./person-name.ts";

/** What the keys are made of. */
export interface Matchable {
  words: readonly NameWord[];
  birthOn: string | null;
  birthYear: number | null;
}

/** The key columns of a person: two records of one person share a key, an identity number or a phone. */
export const matchColumns = ["name_year", "date_given", "date_others"] as const;
export type MatchColumn = (typeof matchColumns)[number];

/**
 * The keys of a person: sorted folded words, so that tones and order do not matter.
 * - name_year: whole name and year of birth
 * - date_given: birth date and given name: a letter wrong or a name missing before it
 * - date_others: birth date and all names but the given one: a letter wrong in it
 * Who has no year of birth is recognised by numbers and phones alone: a name in a commune says too little.
 */
export function matchKeys({ words, birthOn, birthYear }: Matchable): Partial<Record<MatchColumn, string>> {
  if (words.length === 0) return {};
  const folded = words.map((word) => word.folded);
  const others = folded.slice(0, -1).sort().join(" ");
  return {
    ...(birthYear !== null && { name_year: `${[...folded].sort().join(" ")}@${birthYear}` }),
    ...(birthOn && { date_given: `${folded.at(-1)}@${birthOn}`, date_others: `${others}@${birthOn}` }),
  };
}
