import type { CorrectPerson, PersonCard, PersonNumbers, Sex, Vulnerable } from "../contract.ts";

export const textFields = ["address", "nationality", "occupation", "workplace", "school"] as const;
type TextField = (typeof textFields)[number];

/** What stands in the form: texts as typed, "" for nothing. */
export interface Draft extends Record<TextField, string> {
  fullName: string;
  description: string;
  sex: Sex | null;
  birthOn: string | null;
  birthYear: string;
  residence: { key: string; name: string } | undefined;
  vulnerable: Vulnerable[];
  /** Undefined until somebody has the numbers shown. */
  numbers?: { known: PersonNumbers; cccd: string; cmnd: string; passport: string; phones: string };
}

export function draftOf(person: PersonCard): Draft {
  const texts = Object.fromEntries(textFields.map((field) => [field, person[field] ?? ""])) as Record<TextField, string>;
  return {
    ...texts,
    fullName: person.fullName ?? "",
    description: person.description ?? "",
    sex: person.sex,
    birthOn: person.birthOn,
    birthYear: person.birthYear === null ? "" : String(person.birthYear),
    residence: { key: person.residenceUnit, name: person.residenceName ?? person.residenceUnit },
    vulnerable: person.vulnerable,
  };
}

type Changes = CorrectPerson["changes"];

const orNull = (typed: string): string | null => typed.trim() || null;
const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** The facts that differ from what was known when the form was opened. */
export function changesOf(draft: Draft, person: PersonCard): Changes {
  const year = draft.birthOn ? Number(draft.birthOn.slice(0, 4)) : /^\d{4}$/.test(draft.birthYear) ? Number(draft.birthYear) : null;
  const facts: Changes = {
    fullName: orNull(draft.fullName),
    description: orNull(draft.description),
    sex: draft.sex,
    birthOn: draft.birthOn,
    birthYear: year,
    vulnerable: [...draft.vulnerable].sort(),
    ...Object.fromEntries(textFields.map((field) => [field, orNull(draft[field])])),
    ...(draft.residence && { residenceUnit: draft.residence.key }),
  };
  const before: Record<string, unknown> = { ...person, vulnerable: [...person.vulnerable].sort() };
  const changed = Object.entries(facts).filter(([field, value]) => differs(value, before[field]));
  return { ...(Object.fromEntries(changed) as Changes), ...numberChanges(draft.numbers) };
}

function numberChanges(numbers: Draft["numbers"]): Changes {
  if (!numbers) return {};
  const { known } = numbers;
  const phones = numbers.phones
    .split(/[,;/\n]/)
    .map((phone) => phone.trim())
    .filter(Boolean);
  const facts = { cccd: orNull(numbers.cccd), cmnd: orNull(numbers.cmnd), passport: orNull(numbers.passport), phones };
  return Object.fromEntries(Object.entries(facts).filter(([field, value]) => differs(value, known[field as keyof typeof facts])));
}
