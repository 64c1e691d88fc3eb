import type { Era, Unit, UnitLink } from "../contract.ts";
import { eraOf, eras, isBefore, levelOf } from "./eras.ts";

/** All units of all eras with the links between them. */
export interface UnitGraph {
  units: ReadonlyMap<string, Unit>;
  successors: ReadonlyMap<string, readonly UnitLink[]>;
  predecessors: ReadonlyMap<string, readonly UnitLink[]>;
}

export function makeUnitGraph(units: Iterable<Unit>, links: readonly UnitLink[]): UnitGraph {
  return {
    units: new Map(Array.from(units, (unit) => [unit.key, unit])),
    successors: Map.groupBy(links, (link) => link.from),
    predecessors: Map.groupBy(links, (link) => link.to),
  };
}

/**
 * The unit with this key, or the part of a unit: `o19.31771-n25.31741` is what of commune 31771 lies in today's commune 31741. A part is the
 * unit itself, under which it stands, and says what it lies in now.
 */
export function findUnit(graph: UnitGraph, key: string): Unit | undefined {
  const [whole, now] = key.split("-");
  const unit = graph.units.get(whole!);
  if (!unit || now === undefined) return unit;
  const lies = graph.units.get(now);
  return lies && { ...unit, key, parent: unit.key, centre: null, nowIn: { key: lies.key, kind: lies.kind, name: lies.name } };
}

export function getUnit(graph: UnitGraph, key: string): Unit {
  const unit = findUnit(graph, key);
  if (!unit) throw new Error(`no unit ${key}`);
  return unit;
}

/** The unit and all above it, lowest first. */
export function chainOf(graph: UnitGraph, key: string): string[] {
  const chain = [key];
  for (let parent = getUnit(graph, key).parent; parent; parent = getUnit(graph, parent).parent) chain.push(parent);
  return chain;
}

/** What became of a unit in the next era. Where the record does not say, any successor of the unit above may hold it. */
function next(graph: UnitGraph, key: string): readonly UnitLink[] {
  const links = graph.successors.get(key);
  if (links) return links;
  const { parent } = getUnit(graph, key);
  return parent ? next(graph, parent) : [];
}

/** What a unit was made of in the era before: units of its own level where they are known, else of the level above. */
function previous(graph: UnitGraph, key: string): readonly UnitLink[] {
  const links = graph.predecessors.get(key);
  if (!links) {
    const { parent } = getUnit(graph, key);
    return parent ? previous(graph, parent) : [];
  }
  const sameLevel = links.filter((link) => levelOf(link.from) === levelOf(key));
  return sameLevel.length > 0 ? sameLevel : links;
}

export interface Counterparts {
  era: Era;
  /** Units of that era that the unit lies in, or of which it is made. */
  keys: readonly string[];
  /** True when a link on the way is only an estimate. */
  estimated: boolean;
}

/** The counterparts of a unit, or a part of one, in every other era, nearest era first, later eras before earlier ones. */
export function counterpartsOf(graph: UnitGraph, key: string): Counterparts[] {
  const [whole, now] = key.split("-");
  return now === undefined ? counterpartsOfUnit(graph, key) : counterpartsOfPart(graph, whole!, now);
}

/** Those of the unit, less what the part cannot lie in: it is known what it lies in now. */
function counterpartsOfPart(graph: UnitGraph, whole: string, now: string): Counterparts[] {
  const ofNow = new Map(counterpartsOfUnit(graph, now).map(({ era, keys }) => [era, keys]));
  return counterpartsOfUnit(graph, whole).map((one) => {
    if (one.era === eraOf(now)) return { era: one.era, keys: [now], estimated: false };
    if (isBefore(one.era, eraOf(whole))) return one;
    const both = one.keys.filter((key) => ofNow.get(one.era)?.includes(key));
    return both.length > 0 ? { ...one, keys: both } : one;
  });
}

function counterpartsOfUnit(graph: UnitGraph, key: string): Counterparts[] {
  const own = eraOf(key);
  const order = eras.map(({ era }) => era);
  const later = order.filter((era) => isBefore(own, era));
  const earlier = order.filter((era) => isBefore(era, own)).reverse();
  return [
    ...walk(key, later, (at) => next(graph, at).map((link) => [link.to, link])),
    ...walk(key, earlier, (at) => previous(graph, at).map((link) => [link.from, link])),
  ];
}

function walk(key: string, path: readonly Era[], step: (key: string) => [string, UnitLink][]): Counterparts[] {
  let keys: readonly string[] = [key];
  let estimated = false;
  return path.map((era) => {
    const steps = keys.flatMap(step);
    estimated ||= steps.some(([, link]) => link.method === "nearest_estimate");
    keys = [...new Set(steps.map(([to]) => to))];
    return { era, keys, estimated };
  });
}

/** Units that contain every one of the given units of one era, lowest first. */
export function commonChain(graph: UnitGraph, keys: readonly string[]): string[] {
  const [first, ...others] = keys.map((key) => chainOf(graph, key));
  return (first ?? []).filter((key) => others.every((chain) => chain.includes(key)));
}
