import { type Era, wholeUnit } from "../contract.ts";
import { eraOf } from "./eras.ts";
import { type Counterparts, commonChain, counterpartsOf, type UnitGraph } from "./unit-graph.ts";

/** Where a unit's records belong on the map of an era. */
export interface RollUp {
  /** The unit of that era; for an unplaced one the lowest unit that surely holds it; null when not even a province does. */
  key: string | null;
  /** `unplaced`: the unit was split, so each record counts once, under "chưa phân" of `key`, until somebody places it. */
  placement: "exact" | "unplaced";
  /** True when a link on the way is only an estimate. */
  estimated: boolean;
}

/**
 * Carries a unit to the map of any era, earlier or later. A part of a unit counts in the unit on its own map, and where it lies on today's.
 * @param counterparts those of the unit, when the caller has them already
 */
export function rollUp(
  graph: UnitGraph,
  key: string,
  era: Era,
  counterparts: readonly Counterparts[] = counterpartsOf(graph, key),
): RollUp {
  if (eraOf(key) === era) return { key: wholeUnit(key), placement: "exact", estimated: false };
  const { keys, estimated } = counterparts.find((one) => one.era === era) ?? { keys: [], estimated: false };
  const holder = commonChain(graph, keys)[0] ?? null;
  return { key: holder, placement: keys.length === 1 ? "exact" : "unplaced", estimated };
}
