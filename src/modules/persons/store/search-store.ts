import type { Tx } from "../../../kernel/db/actor.ts";
import type { Sex } from "../contract.ts";
import { deletions } from "../rules/person-name.ts";
import type { SearchText } from "../rules/search-text.ts";
import { beginningToken, formToken, numberIndex } from "./tokens.ts";

/** A person as lists show it. */
export interface LineRow {
  province_id: string;
  id: string;
  full_name: string | null;
  description: string | null;
  sex: Sex | null;
  birth_on: string | null;
  birth_year: number | null;
  residence_unit: string;
  merged_into: string | null;
}

export interface SearchFilter {
  birthYear: number | null;
  unit: string | null;
}

/** How many candidates are ranked: what is beyond is told as "more". */
export const MOST_CANDIDATES = 200;

const LINE = "p.province_id, p.id, i.full_name, p.description, p.sex, p.birth_on, p.birth_year, p.residence_unit, p.merged_into";
const WORDS = [1, 2, 3, 4, 5].map((at) => `word_${at}`);
const PHONES = [1, 2, 3, 4].map((at) => `phone_${at}`);

/** Somebody whose name may answer. */
export interface Found {
  id: string;
  full_name: string | null;
}

/**
 * People with a name that holds one of each set of words (tokens), within the actor's sight, at most `MOST_CANDIDATES`.
 * The set is planned as if all of it were wanted and then read only as far as needed: a plan for "the first 200" would walk the whole
 * table for two common words that never stand together.
 */
export async function findByWords(tx: Tx, words: readonly (readonly number[])[], filter: SearchFilter): Promise<Found[]> {
  const params: unknown[] = [...words];
  const conditions = words.map((_, at) => `(${WORDS.map((column) => `${column} = any($${at + 1}::bigint[])`).join(" or ")})`);
  if (filter.birthYear !== null) conditions.push(`birth_year = $${params.push(filter.birthYear)}`);
  if (filter.unit !== null) conditions.push(`seen_by && array[$${params.push(filter.unit)}::text]`);
  return findWhere(tx, conditions.join(" and "), params);
}

/** People who have one of these numbers. */
export async function findByNumbers(tx: Tx, numbers: SearchText["numbers"]): Promise<Found[]> {
  const columnsOf = (kind: string) => (kind === "phone" ? PHONES : [`${kind}_index`]);
  const conditions = numbers.flatMap(({ kind }, at) => columnsOf(kind).map((column) => `${column} = $${at + 1}`));
  return findWhere(
    tx,
    `(${conditions.join(" or ")})`,
    numbers.map(({ kind, number }) => numberIndex(kind, number)),
  );
}

async function findWhere(tx: Tx, condition: string, params: readonly unknown[]): Promise<Found[]> {
  const { rows } = await tx.client.query<Found>(
    `with found as materialized (select id, full_name from person_identity.identity where ${condition} and withdrawn is null)
     select id, full_name from found limit ${MOST_CANDIDATES}`,
    [...params],
  );
  return rows;
}

/** Lines of persons by id, within sight. */
export async function findLines(tx: Tx, ids: readonly string[]): Promise<Map<string, LineRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<LineRow>(
    `select ${LINE} from persons.person p left join person_identity.identity i on i.province_id = p.province_id and i.id = p.id where p.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export interface WordForms {
  /** Whether any name here has this very word. */
  known: boolean;
  /** Tokens of words one letter apart, the word itself left out. */
  misspelt: number[];
  /** Tokens of longer words that begin so. */
  longer: number[];
}

/** What each folded word may stand for, out of the words that names here have. */
export async function formsOf(tx: Tx, words: readonly string[], itself: (word: string) => number): Promise<WordForms[]> {
  const misspelt = words.map((word) => [word, ...deletions(word)].map(formToken));
  const longer = words.map(beginningToken);
  const { rows } = await tx.client.query<{ form: number; word: number }>(
    "select form, word from person_identity.name_word where form = any($1::bigint[])",
    [[...misspelt.flat(), ...longer]],
  );
  const byForm = Map.groupBy(rows, (row) => row.form);
  const wordsOf = (forms: readonly number[], own: number) =>
    [...new Set(forms.flatMap((form) => (byForm.get(form) ?? []).map((row) => row.word)))].filter((word) => word !== own);
  return words.map((word, at) => ({
    known: (byForm.get(formToken(word)) ?? []).some((row) => row.word === itself(word)),
    misspelt: wordsOf(misspelt[at]!, itself(word)),
    longer: wordsOf([longer[at]!], itself(word)),
  }));
}
