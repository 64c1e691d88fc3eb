import { keyring } from "../../../kernel/crypto/keys.ts";
import { blindIndex, blindToken, openSealed, seal } from "../../../kernel/crypto/seal.ts";
import type { PersonFacts, PersonNumbers } from "../contract.ts";
import { type MatchColumn, matchColumns, storedKeys } from "../rules/match-keys.ts";
import { deletions, nameSortKey, nameWords, SEARCHED_WORDS, searchedWords } from "../rules/person-name.ts";

/** Words repeat: a few thousand serve a nation. */
const known = { ring: undefined as unknown, tokens: new Map<string, number>() };
const MOST_KNOWN = 50_000;

/** Keyed hash of a folded word of a name. */
export function wordToken(word: string): number {
  if (known.ring !== keyring() || known.tokens.size > MOST_KNOWN) {
    known.ring = keyring();
    known.tokens.clear();
  }
  let token = known.tokens.get(word);
  if (token === undefined) {
    token = blindToken("persons.word", word);
    known.tokens.set(word, token);
  }
  return token;
}

/** Keyed hash of a form of a word: itself or one letter left out. */
export const formToken = (form: string): number => blindToken("persons.form", form);
/** Keyed hash of the beginning of a word. */
export const beginningToken = (beginning: string): number => blindToken("persons.beginning", beginning);
export const matchToken = (key: string): number => blindToken("persons.match", key);

/** Beginnings shorter than this stand for too many words. */
export const SHORTEST_BEGINNING = 2;

/** Every entry of a word in the dictionary of misspelt and unfinished words. */
export function dictionaryForms(word: string): number[] {
  const beginnings = Array.from({ length: Math.max(0, word.length - SHORTEST_BEGINNING) }, (_, index) =>
    word.slice(0, index + SHORTEST_BEGINNING),
  );
  return [...[word, ...deletions(word)].map(formToken), ...beginnings.map(beginningToken)];
}

export type IdKind = "cccd" | "cmnd" | "passport" | "phone";

/** Blind index of a number; equal numbers of one kind give equal bytes. */
export const numberIndex = (kind: IdKind, number: string): Buffer => blindIndex(`persons.${kind}`, number);

/** `\x…`: how bytes travel in JSON. */
const bytea = (bytes: Buffer) => `\\x${bytes.toString("hex")}`;
const indexed = (kind: IdKind, number: string | null | undefined) => (number ? bytea(numberIndex(kind, number)) : null);

export type IdentityFacts = Pick<
  PersonFacts,
  "fullName" | "birthOn" | "birthYear" | "residenceUnit" | "address" | "cccd" | "cmnd" | "passport" | "phones"
>;

/** The columns of `person_identity.identity` that follow from what is known of a person. */
export function identityColumns(personId: string, facts: IdentityFacts): Record<string, string | number | null> {
  const words = facts.fullName ? nameWords(facts.fullName) : [];
  const tokens = searchedWords(words).map(wordToken);
  const keys = storedKeys({ words, birthOn: facts.birthOn, birthYear: facts.birthYear, unit: facts.residenceUnit });
  return {
    full_name: facts.fullName,
    name_sort: facts.fullName && nameSortKey(facts.fullName),
    birth_year: facts.birthYear,
    ...numbered("word", SEARCHED_WORDS, (at) => tokens[at] ?? null),
    ...numbered("phone", 4, (at) => indexed("phone", facts.phones[at])),
    cccd_index: indexed("cccd", facts.cccd),
    cmnd_index: indexed("cmnd", facts.cmnd),
    passport_index: indexed("passport", facts.passport),
    numbers_sealed: sealNumbers(personId, facts),
    address_sealed: facts.address && seal("persons.address", facts.address, personId),
    ...Object.fromEntries(matchColumns.map((column) => [`match_${column}`, matchOf(keys, column)])),
  };
}

function matchOf(keys: ReturnType<typeof storedKeys>, column: MatchColumn): number | null {
  const key = keys[column];
  return key === undefined ? null : matchToken(key);
}

function numbered<T>(name: string, count: number, value: (at: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}_${at + 1}`, value(at)]));
}

function sealNumbers(personId: string, { cccd, cmnd, passport, phones }: IdentityFacts): string | null {
  if (!cccd && !cmnd && !passport && phones.length === 0) return null;
  return seal("persons.numbers", JSON.stringify({ cccd, cmnd, passport, phones }), personId);
}

export function openNumbers(personId: string, sealed: string | null): PersonNumbers {
  if (sealed === null) return { cccd: null, cmnd: null, passport: null, phones: [] };
  return JSON.parse(openSealed("persons.numbers", sealed, personId)) as PersonNumbers;
}

export function openAddress(personId: string, sealed: string | null): string | null {
  return sealed === null ? null : openSealed("persons.address", sealed, personId);
}
