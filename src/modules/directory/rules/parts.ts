import type { Unit } from "../contract.ts";
import { levelOf } from "./eras.ts";
import { type Counterparts, chainOf, counterpartsOf, findUnit, type UnitGraph } from "./unit-graph.ts";

/** The newest list of units: what a unit of an earlier list is placed on. */
const NEWEST = "n25";

/**
 * Where a record coded with this unit can be placed, for who knows more (nơi có thể xếp vào); empty when there is nothing to place.
 * - A commune of an earlier list that was split, or whose successor nobody recorded: its **parts**, one for each unit of today that took some of it.
 * - A unit above the commune: the communes of its own list under it. The commune was not stated, and is no question of maps.
 */
export function placesFor(graph: UnitGraph, key: string, counterparts?: readonly Counterparts[]): string[] {
  const unit = graph.units.get(key);
  if (!unit) return [];
  if (unit.level !== "commune") return communesOf(graph, unit);
  const now = (counterparts ?? counterpartsOf(graph, key)).find(({ era }) => era === NEWEST)?.keys ?? [];
  return now.length > 1 ? now.map((one) => partKey(key, one)) : [];
}

export const partKey = (unit: string, now: string): string => `${unit}-${now}`;

/** Whether records may be placed with this key: a unit, or a part that a unit really has. */
export function isPlace(graph: UnitGraph, key: string): boolean {
  const unit = findUnit(graph, key);
  return unit !== undefined && (!unit.nowIn || placesFor(graph, unit.parent!).includes(key));
}

function communesOf(graph: UnitGraph, { key, era, provinceId }: Unit): string[] {
  const own = [...graph.units.values()].filter((unit) => unit.era === era && unit.provinceId === provinceId);
  return own.filter((unit) => levelOf(unit.key) === "commune" && chainOf(graph, unit.key).includes(key)).map((unit) => unit.key);
}
