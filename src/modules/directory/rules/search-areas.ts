import type { Era, Unit } from "../contract.ts";
import { type AreaIndex, areaWords, type Entry, findByCode, leadingKinds, liesIn } from "./area-index.ts";
import { nearestEras } from "./eras.ts";
import { chainOf, counterpartsOf, getUnit } from "./unit-graph.ts";

export interface SearchOptions {
  /** The map the asker works on: its units come first; units of other eras are answered with what they are on it. */
  era: Era;
  /** Only units in this area, of any era. */
  within?: string | undefined;
  level?: Unit["level"] | undefined;
  limit?: number | undefined;
}

export interface AreaHit {
  unit: Unit;
  /** Units above it, nearest first. */
  above: Unit[];
  /** For a unit of another era: what it is on the asked map ("nay là …" when that map is the later one). Empty for the era's own units. */
  counterparts: Unit[];
}

/**
 * Finds units by unaccented name in any word order, with or without the words of kinds and of the units above, or by code or key.
 * Best first: names typed whole and in one piece, the asked map before others, the kind that was typed, larger units before smaller.
 */
export function searchAreas(index: AreaIndex, text: string, options: SearchOptions): AreaHit[] {
  const order = nearestEras(options.era);
  const suits = (entry: Entry) =>
    (!options.level || entry.unit.level === options.level) && (!options.within || liesIn(index, entry, options.within));
  const coded = findByCode(index, text, order).filter(suits);
  const found = coded.length > 0 ? coded : rank(index, text, order, suits);
  const hits = found.map((entry) => hitOf(index, entry.unit, options.era));
  return hits.filter((hit) => !isRepeated(index, hit, hits, options.era)).slice(0, options.limit ?? 20);
}

function rank(index: AreaIndex, text: string, order: readonly Era[], suits: (entry: Entry) => boolean): Entry[] {
  const words = areaWords(text);
  if (words.length === 0) return [];
  const query = { words, phrase: ` ${words.join(" ")} `, kinds: leadingKinds(words).kinds };
  const levels = ["province", "district", "commune"];
  const scored = index.entries.flatMap((entry) => {
    const score = scoreOf(entry, query);
    return score > 0 && suits(entry)
      ? [{ entry, score: score - order.indexOf(entry.unit.era), level: levels.indexOf(entry.unit.level) }]
      : [];
  });
  scored.sort((a, b) => b.score - a.score || a.level - b.level || (a.entry.unit.key < b.entry.unit.key ? -1 : 1));
  // Enough to fill the answer after namesakes of other eras have been taken out.
  return scored.slice(0, 100).map(({ entry }) => entry);
}

interface Query {
  words: readonly string[];
  phrase: string;
  kinds: ReadonlySet<Unit["kind"]>;
}

/** 0 when a typed word fits nothing, or none fits the name itself. */
function scoreOf(entry: Entry, query: Query): number {
  let score = 0;
  let own = 0;
  for (const word of query.words) {
    if (entry.words.includes(word)) own += 4;
    else if (entry.kind.includes(word)) score += 1;
    else if (entry.words.some((one) => one.startsWith(word))) own += 2;
    else if (entry.above.includes(word)) score += 2;
    else if (entry.above.some((one) => one.startsWith(word))) score += 1;
    else return 0;
  }
  if (own === 0) return 0;
  if (query.phrase.includes(entry.phrase)) score += 10;
  else if (entry.phrase.startsWith(query.phrase.trimEnd())) score += 6;
  if (query.kinds.has(entry.unit.kind)) score += 5;
  return score + own - entry.words.length;
}

function hitOf(index: AreaIndex, unit: Unit, era: Era): AreaHit {
  const { graph } = index;
  const counterparts = counterpartsOf(graph, unit.key).find((one) => one.era === era)?.keys ?? [];
  return {
    unit,
    above: chainOf(graph, unit.key)
      .slice(1)
      .map((key) => getUnit(graph, key)),
    counterparts: counterparts.map((key) => getUnit(graph, key)),
  };
}

/** A unit that came over whole, with name and kind, into one that was found too says nothing new. */
function isRepeated(index: AreaIndex, { unit }: AreaHit, hits: readonly AreaHit[], era: Era): boolean {
  if (unit.era === era) return false;
  const same = counterpartsOf(index.graph, unit.key)
    .flatMap(({ keys }) => (keys.length === 1 ? keys : []))
    .filter((key) => {
      const other = getUnit(index.graph, key);
      return other.name === unit.name && other.kind === unit.kind && (other.era === era || unit.era === "o19");
    });
  return hits.some((hit) => same.includes(hit.unit.key));
}
