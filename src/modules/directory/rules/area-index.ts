import { foldWords } from "../../../kernel/tabular/fold.ts";
import type { Era, Unit, UnitKind } from "../contract.ts";
import { expandSeenBy } from "./seen-by.ts";
import { chainOf, getUnit, type UnitGraph } from "./unit-graph.ts";
import { kindWords } from "./unit-name.ts";

/** One unit as the search sees it. */
export interface Entry {
  unit: Unit;
  /** Words of the name, comparable. */
  words: readonly string[];
  /** The name in one piece, ` trung binh `, to see whether it was typed in one piece. */
  phrase: string;
  /** Words of its kind, and what people type for them. */
  kind: readonly string[];
  /** Words of the units above, with their kinds. */
  above: readonly string[];
}

/** All units in memory, made once per process: a search of 26,000 units takes a few milliseconds. */
export interface AreaIndex {
  graph: UnitGraph;
  entries: readonly Entry[];
  byKey: ReadonlyMap<string, Entry>;
  /** By name without the word of the kind. */
  byName: ReadonlyMap<string, readonly Entry[]>;
  /** Who sees a unit, worked out when first asked. */
  seenBy(key: string): readonly string[];
}

const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ["hcm", ["ho", "chi", "minh"]],
  ["tphcm", ["tp", "ho", "chi", "minh"]],
  ["hn", ["ha", "noi"]],
  ["brvt", ["ba", "ria", "vung", "tau"]],
]);

/**
 * Words of a typed or official name in the form they are compared in: unaccented, `y` as `i` (Mỹ and Mĩ, Quy and Qui are the same name),
 * numbers without leading zeros, `P5` and `F.5` as two words, a few names people always shorten written out.
 */
export function areaWords(text: string): string[] {
  return foldWords(text)
    .flatMap((word) => aliases.get(word) ?? word.match(/^[a-z]{1,2}(?=\d)|\d+$|.+/gu) ?? [])
    .map((word) => word.replaceAll("y", "i").replace(/^0+(?=\d)/, ""));
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * A name as it was accented, to choose between namesakes that differ only in accents (Minh Quán, Minh Quân). Where in the syllable the tone
 * stands (hoà, hòa) makes no difference.
 */
export function accentedWords(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize("NFD")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(TONES, "").replaceAll("y", "i") + (word.match(TONES) ?? []).join("")).join(" ");
}

const wordsOfKind = Object.fromEntries(
  Object.entries(kindWords).map(([kind, { vi, typed }]) => [kind, [...areaWords(vi), ...typed]]),
) as Record<UnitKind, string[]>;

export function makeAreaIndex(graph: UnitGraph): AreaIndex {
  const entries = Array.from(graph.units.values(), (unit) => entryOf(graph, unit));
  return {
    graph,
    entries,
    byKey: new Map(entries.map((entry) => [entry.unit.key, entry])),
    byName: Map.groupBy(entries, (entry) => entry.words.join(" ")),
    seenBy: remember((key) => expandSeenBy(graph, key)),
  };
}

function remember<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}

function entryOf(graph: UnitGraph, unit: Unit): Entry {
  const words = areaWords(unit.name);
  const above = chainOf(graph, unit.key)
    .slice(1)
    .map((key) => getUnit(graph, key));
  return {
    unit,
    words,
    phrase: ` ${words.join(" ")} `,
    kind: wordsOfKind[unit.kind],
    above: above.flatMap((one) => [...wordsOfKind[one.kind], ...areaWords(one.name)]),
  };
}

const kindPhrases = (Object.entries(kindWords) as [UnitKind, (typeof kindWords)[UnitKind]][]).flatMap(([kind, { vi, typed }]) =>
  [areaWords(vi), ...typed.map((word) => [word])].map((words) => ({ kind, words })),
);

/** The kinds a text begins with, and the words after them: `TX Vinh Chau` → town, `vinh chau`. A name alone begins with no kind. */
export function leadingKinds(words: readonly string[]): { kinds: ReadonlySet<UnitKind>; rest: readonly string[] } {
  const fits = kindPhrases.filter((phrase) => phrase.words.length < words.length && phrase.words.every((word, i) => word === words[i]));
  const length = Math.max(0, ...fits.map((fit) => fit.words.length));
  return { kinds: new Set(fits.filter((fit) => fit.words.length === length).map((fit) => fit.kind)), rest: words.slice(length) };
}

/** Whether a unit lies in an area, of whatever era: what is coded with it is seen there, or it may hold what is coded with the area. */
export function liesIn(index: AreaIndex, { unit }: Entry, area: string): boolean {
  if (area.startsWith(unit.era)) return chainOf(index.graph, unit.key).includes(area);
  if (index.seenBy(unit.key).includes(area)) return true;
  if (area.length <= UNIT_OF_PROVINCE || !index.byKey.has(area)) return false;
  return index.seenBy(area).includes(unit.key);
}

const UNIT_OF_PROVINCE = "o19.94".length;

/** Units of a key (`o19.94`) or of a code, the first era of `order` first; none when the text is neither. */
export function findByCode(index: AreaIndex, text: string, order: readonly Era[]): Entry[] {
  const keyed = index.byKey.get(text.trim().toLowerCase());
  if (keyed) return [keyed];
  const digits = /^\d{2,5}$/.test(text.trim()) ? text.trim() : undefined;
  if (!digits) return [];
  return order.flatMap((era) => index.byKey.get(`${era}.${digits}`) ?? []);
}
