import type { NameWord } from "./person-name.ts";

/** What the keys are made of. */
export interface Matchable {
  words: readonly NameWord[];
  birthOn: string | null;
  birthYear: number | null;
  unit: string;
}

/** The key columns of a person: two records of one person share a key, an identity number or a phone. */
export const matchColumns = ["name_year", "name_place", "date_given", "date_others"] as const;
export type MatchColumn = (typeof matchColumns)[number];

/**
 * Keys to be stored with a person: sorted folded words, so that tones and order do not matter.
 * - name_year: whole name and year of birth; with the unit for a person whose year is unknown
 * - name_place: whole name and unit, asked for by those whose own year is unknown
 * - date_given: birth date and given name: a letter wrong or a name missing before it
 * - date_others: birth date and all names but the given one: a letter wrong in it
 */
export function storedKeys(person: Matchable): Partial<Record<MatchColumn, string>> {
  const parts = partsOf(person);
  if (!parts) return {};
  const { name, given, others } = parts;
  const { birthOn, birthYear: year, unit } = person;
  return {
    name_year: `${name}@${year ?? unit}`,
    name_place: `${name}@${unit}`,
    ...(birthOn && { date_given: `${given}@${birthOn}`, date_others: `${others}@${birthOn}` }),
  };
}

/** Keys under which a person who is about to be registered may be stored already. */
export function askedKeys(person: Matchable): Partial<Record<MatchColumn, string[]>> {
  const parts = partsOf(person);
  if (!parts) return {};
  const { name, given, others } = parts;
  const { birthOn, birthYear: year, unit } = person;
  if (year === null) return { name_place: [`${name}@${unit}`] };
  return {
    name_year: [`${name}@${year}`, `${name}@${unit}`],
    ...(birthOn && { date_given: [`${given}@${birthOn}`], date_others: [`${others}@${birthOn}`] }),
  };
}

function partsOf({ words }: Matchable): { name: string; given: string; others: string } | undefined {
  if (words.length === 0) return undefined;
  const folded = words.map((word) => word.folded);
  return { name: [...folded].sort().join(" "), given: folded.at(-1)!, others: folded.slice(0, -1).sort().join(" ") };
}
