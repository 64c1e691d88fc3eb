import type { Tx } from "../../kernel/db/actor.ts";
import type { MatchKind, PersonLine, SearchPersons } from "./contract.ts";
import { personLines } from "./person-lines.ts";
import { nameWords, searchedWords } from "./rules/person-name.ts";
import { matchName } from "./rules/rank-matches.ts";
import { readSearchText, type SearchText } from "./rules/search-text.ts";
import { canonicalIds } from "./store/facts-store.ts";
import {
  type Found,
  findByNumbers,
  findByWords,
  findLines,
  formsOf,
  type LineRow,
  MOST_CANDIDATES,
  type SearchFilter,
} from "./store/search-store.ts";
import { wordToken } from "./store/tokens.ts";

export interface SearchAnswer {
  rows: (PersonLine & { match: MatchKind })[];
  /** There are more than were looked at: another word or the year of birth narrows it. */
  more: boolean;
}

interface Match {
  found: Found;
  kind: MatchKind;
  points: number;
}

/** With fewer answers than this, misspellings are looked for too. */
const FEW = 5;

/** Finds people by name in any order, unaccented, unfinished or with one letter wrong, or by a number; the best first. */
export async function searchPersons(tx: Tx, { text, unit, birthYear, limit }: SearchPersons): Promise<SearchAnswer> {
  const asked = readSearchText(text);
  const filter = { birthYear: birthYear ?? asked.birthYear, unit: unit ?? null };
  const found = asked.numbers.length > 0 ? await findByNumbers(tx, asked.numbers) : await findByName(tx, asked, filter, limit);
  const matches = rank(asked, found);
  const shown = matches.slice(0, limit);
  const rows = await linesThroughMerges(tx, shown);
  const lines = await personLines(
    tx,
    rows.map(({ row }) => row),
  );
  return {
    rows: lines.map((line, at) => ({ ...line, match: rows[at]!.kind })),
    more: matches.length > limit || found.length >= MOST_CANDIDATES,
  };
}

/** As typed first; unfinished and misspelt words are tried only while there is room, because they stand for many. */
async function findByName(tx: Tx, asked: SearchText, filter: SearchFilter, limit: number): Promise<Found[]> {
  const words = searchedWords(asked.words);
  if (words.length === 0) return [];
  const tokens = words.map((word) => [wordToken(word)]);
  const forms = await formsOf(tx, words, wordToken);
  // A word no name here has keeps every question but those about itself from being asked: nobody could answer them.
  const unknown = forms.flatMap(({ known }, at) => (known ? [] : [at]));
  const found = unknown.length === 0 ? await findByWords(tx, tokens, filter) : [];
  if (found.length >= (asked.unfinished ? limit : FEW)) return found;
  const instead = async (at: number, others: number[]) => {
    if (others.length === 0 || unknown.some((one) => one !== at)) return;
    const sets = tokens.map((own, each) => (each === at ? others : own));
    found.push(...(await findByWords(tx, sets, filter)));
  };
  if (asked.unfinished) await instead(words.length - 1, forms.at(-1)!.longer);
  if (found.length >= FEW) return found;
  for (const [at, { misspelt }] of forms.entries()) await instead(at, misspelt);
  return found;
}

function rank(asked: SearchText, found: readonly Found[]): Match[] {
  const each = [...new Map(found.map((one) => [one.id, one])).values()];
  const matches = each.flatMap((one): Match[] => {
    if (asked.numbers.length > 0) return [{ found: one, kind: "number", points: 0 }];
    const match = matchName(asked.words, nameWords(one.full_name ?? ""), asked.unfinished);
    return match ? [{ found: one, ...match }] : [];
  });
  return matches.sort((a, b) => b.points - a.points || (a.found.full_name ?? "").localeCompare(b.found.full_name ?? "", "vi"));
}

/** A record that was merged leads to the person it was merged into, who is shown once. */
async function linesThroughMerges(tx: Tx, matches: readonly Match[]): Promise<{ row: LineRow; kind: MatchKind }[]> {
  const ids = matches.map(({ found }) => found.id);
  const lines = await findLines(tx, ids);
  const merged = [...lines.values()].some((row) => row.merged_into);
  const kept = merged ? await canonicalIds(tx, ids) : new Map(ids.map((id) => [id, id]));
  const missing = [...new Set(kept.values())].filter((id) => !lines.has(id));
  for (const [id, row] of await findLines(tx, missing)) lines.set(id, row);
  const shown = new Map<string, { row: LineRow; kind: MatchKind }>();
  for (const { found, kind } of matches) {
    const row = lines.get(kept.get(found.id) ?? "");
    if (row && !shown.has(row.id)) shown.set(row.id, { row, kind });
  }
  return [...shown.values()];
}
