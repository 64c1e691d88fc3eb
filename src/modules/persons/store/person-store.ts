import type { Tx } from "../../../kernel/db/actor.ts";
import { type NewRecord, type PutOptions, type PutResult, putRecords } from "../../../kernel/db/records.ts";
import type { PersonFacts } from "../contract.ts";
import { nameWords, searchedWords } from "../rules/person-name.ts";
import type { Sight } from "./sight-store.ts";
import { dictionaryForms, formToken, identityColumns, wordToken } from "./tokens.ts";

/** A person as the store writes it: checked facts, province and who sees it. */
export interface PlacedPerson {
  id: string;
  facts: PersonFacts;
  sight: Sight;
}

/** Rows of `persons.person`. */
export function personRow({ id, facts, sight }: PlacedPerson): NewRecord {
  return {
    province_id: sight.provinceId,
    id,
    seen_by: sight.seenBy,
    sex: facts.sex,
    birth_on: facts.birthOn,
    birth_year: facts.birthYear,
    nationality: facts.nationality,
    occupation: facts.occupation,
    workplace: facts.workplace,
    school: facts.school,
    vulnerable: facts.vulnerable,
    residence_unit: facts.residenceUnit,
    household_id: facts.householdId,
    named: facts.fullName !== null,
    description: facts.description,
  };
}

export interface PutPersons {
  person: PutResult;
  identity: PutResult;
}

export interface PutPersonsOptions {
  /** `create`: all are new. */
  mode?: NonNullable<PutOptions["mode"]>;
  expected?: { person: ReadonlyMap<string, number>; identity: ReadonlyMap<string, number> };
}

/** Writes both parts of many persons and the words of their names, in a handful of statements. */
export async function putPersons(
  tx: Tx,
  people: readonly PlacedPerson[],
  { mode = "upsert", expected }: PutPersonsOptions = {},
): Promise<PutPersons> {
  const person = await putRecords(tx, "persons.person", people.map(personRow), { mode, ...(expected && { expected: expected.person }) });
  const searched = new Set<string>();
  const identities = people.map(({ id, facts, sight }) => {
    const words = facts.fullName ? nameWords(facts.fullName) : [];
    for (const word of searchedWords(words)) searched.add(word);
    return { province_id: sight.provinceId, id, seen_by: sight.seenBy, ...identityColumns(id, facts, words) };
  });
  const identity = await putRecords(tx, "person_identity.identity", identities, { mode, ...(expected && { expected: expected.identity }) });
  await learnWords(tx, searched);
  return { person, identity };
}

/** New words enter the dictionary of misspellings, in one order so that two writers cannot block each other. */
export async function learnWords(tx: Tx, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return;
  const byForm = new Map([...words].map((word) => [formToken(word), word]));
  const { rows } = await tx.client.query<{ form: number; word: number }>(
    "select form, word from person_identity.name_word where form = any($1::bigint[])",
    [[...byForm.keys()]],
  );
  const known = new Set(rows.map((row) => `${row.form} ${row.word}`));
  const fresh = [...byForm].filter(([form, word]) => !known.has(`${form} ${wordToken(word)}`));
  const entries = fresh.flatMap(([, word]) => dictionaryForms(word).map((form) => ({ form, word: wordToken(word) })));
  if (entries.length === 0) return;
  await tx.client.query(
    `insert into person_identity.name_word (form, word)
     select form, word from jsonb_to_recordset($1) as e(form bigint, word bigint) order by form, word on conflict do nothing`,
    [JSON.stringify(entries)],
  );
}
