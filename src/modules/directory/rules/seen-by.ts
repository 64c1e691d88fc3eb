import { eraOf, isBefore } from "./eras.ts";
import { type Counterparts, chainOf, commonChain, counterpartsOf, type UnitGraph } from "./unit-graph.ts";

/** The whole country: the key of an installation's own work, above every province. */
export const COUNTRY = "vn";

/**
 * The keys of all units that see what is coded with a unit: itself, every unit above it, the country, and in the other eras
 * - later: **every unit that may hold it.** A record of an old unit that was split is seen by each successor, and the units above, until
 *   somebody places it; a district record of an era without districts, by each unit that took part of the district;
 * - earlier: **every unit that surely contains it.** An account still scoped to a former unit sees a newer unit's records only when all of
 *   the newer unit came out of that former unit, so it never sees people of a neighbour it was merged with.
 * @param counterparts those of the unit, when the caller has them already
 */
export function expandSeenBy(graph: UnitGraph, key: string, counterparts: readonly Counterparts[] = counterpartsOf(graph, key)): string[] {
  const seen = new Set(chainOf(graph, key));
  for (const { era, keys } of counterparts) {
    const holders = isBefore(eraOf(key), era) ? keys.flatMap((one) => chainOf(graph, one)) : commonChain(graph, keys);
    for (const holder of holders) seen.add(holder);
  }
  return [...seen, COUNTRY];
}
