import { keyring } from "../../../kernel/crypto/keys.ts";
import { blindIndex, blindToken, openSealed, seal } from "../../../kernel/crypto/seal.ts";
import type { PersonFacts, PersonNumbers } from "../contract.ts";
import { type MatchColumn, matchKeys } from "../rules/match-keys.ts";
import { deletions, nameSortKey, nameWords, searchedWords } from "../rules/person-name.ts";

/** What follows from the keyring of this process: words repeat, so a few thousand tokens serve a nation. */
const known = { ring: undefined as unknown, words: new Map<string, number>(), seeds: [0, 0] as [number, number] };
const MOST_KNOWN = 50_000;

function remember(): typeof known {
  if (known.ring !== keyring() || known.words.size > MOST_KNOWN) {
    known.ring = keyring();
    known.words.clear();
    known.seeds = [blindToken("persons.match", "first") % 2 ** 32, blindToken("persons.match", "second") % 2 ** 32];
  }
  return known;
}

/** Keyed hash of a folded word of a name. */
export function wordToken(word: string): number {
  const { words } = remember();
  let token = words.get(word);
  if (token === undefined) {
    token = blindToken("persons.word", word);
    words.set(word, token);
  }
  return token;
}

/**
 * 53 bits for a match key, seeded by the keyring: quick rather than hard to turn back, because name and birth date stand beside it.
 * Two multiplying lanes over the letters, mixed at the end.
 */
export function matchToken(key: string): number {
  let [a, b] = remember().seeds;
  for (let at = 0; at < key.length; at++) {
    const letter = key.charCodeAt(at);
    a = Math.imul(a ^ letter, 0x9e3779b1);
    b = Math.imul(b ^ letter, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b & 0x1fffff) * 0x1_0000_0000 + (a >>> 0);
}

/** Keyed hash of a form of a word: itself or one letter left out. */
export const formToken = (form: string): number => blindToken("persons.form", form);
/** Keyed hash of the beginning of a word. */
export const beginningToken = (beginning: string): number => blindToken("persons.beginning", beginning);

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
const indexed = (kind: IdKind, number: string | null | undefined) => (number ? `\\x${numberIndex(kind, number).toString("hex")}` : null);

export type IdentityFacts = Pick<PersonFacts, "fullName" | "birthOn" | "birthYear" | "address" | "cccd" | "cmnd" | "passport" | "phones">;

/**
 * The columns of `person_identity.identity` that follow from what is known of a person.
 * @param words of the name, when the caller has them
 */
export function identityColumns(personId: string, facts: IdentityFacts, words = nameWords(facts.fullName ?? "")) {
  const tokens = searchedWords(words).map(wordToken);
  const { birthOn, birthYear, phones } = facts;
  const keys = matchKeys({ words, birthOn, birthYear });
  const match = (column: MatchColumn) => (keys[column] === undefined ? null : matchToken(keys[column]));
  return {
    full_name: facts.fullName,
    name_sort: facts.fullName && nameSortKey(words),
    birth_year: birthYear,
    word_1: tokens[0] ?? null,
    word_2: tokens[1] ?? null,
    word_3: tokens[2] ?? null,
    word_4: tokens[3] ?? null,
    word_5: tokens[4] ?? null,
    cccd_index: indexed("cccd", facts.cccd),
    cmnd_index: indexed("cmnd", facts.cmnd),
    passport_index: indexed("passport", facts.passport),
    phone_1: indexed("phone", phones[0]),
    phone_2: indexed("phone", phones[1]),
    phone_3: indexed("phone", phones[2]),
    phone_4: indexed("phone", phones[3]),
    numbers_sealed: sealNumbers(personId, facts),
    address_sealed: facts.address && seal("persons.address", facts.address, personId),
    match_name_year: match("name_year"),
    match_date_given: match("date_given"),
    match_date_others: match("date_others"),
  };
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
