import type { FieldName, PersonFacts } from "../contract.ts";

/** Every fact of a person, in the order of the form. */
export const fieldNames = [
  "fullName",
  "description",
  "sex",
  "birthOn",
  "birthYear",
  "nationality",
  "occupation",
  "workplace",
  "school",
  "vulnerable",
  "residenceUnit",
  "address",
  "householdId",
  "cccd",
  "cmnd",
  "passport",
  "phones",
] as const satisfies readonly FieldName[];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** The facts in which two states of a person differ. */
export function differingFields(a: PersonFacts, b: PersonFacts): FieldName[] {
  return fieldNames.filter((field) => !same(a[field], b[field]));
}

/** The facts after a correction. A new date of birth brings its year, and a person who is named needs no description. */
export function applyChanges(facts: PersonFacts, changes: Partial<PersonFacts>): PersonFacts {
  const dated = changes.birthOn && changes.birthYear === undefined ? { birthYear: Number(changes.birthOn.slice(0, 4)) } : {};
  return { ...facts, ...changes, ...dated };
}

/**
 * The facts of the kept person after a merge: what it lacks comes from the other, and what is asked for. Phones and groups are joined,
 * the kept person's first; the day of birth and its year go together.
 * @returns the facts and which of them were taken over
 */
export function mergeFacts(keep: PersonFacts, drop: PersonFacts, take: readonly FieldName[]): { facts: PersonFacts; taken: FieldName[] } {
  const asked = new Set<FieldName>(take);
  if (asked.has("birthOn") || asked.has("birthYear")) for (const field of ["birthOn", "birthYear"] as const) asked.add(field);
  const birthFits = asked.has("birthOn") || keep.birthYear === null || keep.birthYear === drop.birthYear;
  const wanted = (field: FieldName) =>
    !empty(drop[field]) && (asked.has(field) || (empty(keep[field]) && (field !== "birthOn" || birthFits)));
  const replaced = Object.fromEntries(fieldNames.filter(wanted).map((field) => [field, drop[field]]));
  const joined = {
    vulnerable: [...new Set([...keep.vulnerable, ...drop.vulnerable])].sort(),
    phones: [...new Set([...(asked.has("phones") ? drop.phones : []), ...keep.phones, ...drop.phones])].slice(0, 4),
  };
  const facts = { ...keep, ...replaced, ...joined } as PersonFacts;
  return { facts, taken: differingFields(keep, facts) };
}

/** Undoes a merge: what was taken over goes back to what it was, unless it has been corrected since. */
export function unmergeFacts(now: PersonFacts, before: PersonFacts, merged: PersonFacts, taken: readonly FieldName[]): PersonFacts {
  const back = taken.filter((field) => same(now[field], merged[field]));
  return { ...now, ...Object.fromEntries(back.map((field) => [field, before[field]])) } as PersonFacts;
}

/** A merge can be undone for 30 days: as long as a mistake is likely to be noticed and before others have built much upon it. */
const UNDO_DAYS = 30;

/** Last instant at which a merge can be undone. */
export function undoableUntil(mergedAt: Date): Date {
  return new Date(mergedAt.getTime() + UNDO_DAYS * 86_400_000);
}
