import type { Tx } from "../../kernel/db/actor.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import type { Unit } from "../directory/contract.ts";
import { getUnits, listUnits, seenByOf, unitName } from "../directory/server.ts";

export interface UnitTree {
  area: Unit;
  /** The province the area lies in, in its era. */
  province: string;
  /** The area and all under it, provinces first, then by code. */
  units: readonly Unit[];
  /** Full names of the units and of those above them. */
  names: ReadonlyMap<string, string>;
}

const order = { province: 0, district: 1, commune: 2 };

/** A unit with all under it; undefined when there is no such unit. */
export async function unitsUnder(tx: Tx, key: string): Promise<UnitTree | undefined> {
  const area = (await getUnits(tx, [key])).get(key);
  if (!area) return undefined;
  const all = await listUnits(tx, area.provinceId, area.era);
  const parents = new Map(all.map((unit) => [unit.key, unit.parent]));
  const chainOf = (from: string): string[] => {
    const chain: string[] = [];
    for (let at: string | null | undefined = from; at; at = parents.get(at)) chain.push(at);
    return chain;
  };
  const units = all
    .filter((unit) => chainOf(unit.key).includes(key))
    .toSorted((a, b) => order[a.level] - order[b.level] || a.code.localeCompare(b.code));
  return { area, province: chainOf(key).at(-1)!, units, names: new Map(all.map((unit) => [unit.key, unitName(unit)])) };
}

/** Units all of whose cases the actor sees. What is open to everyone gives no sight of cases. */
export async function inSight(tx: Tx, units: readonly Unit[]): Promise<ReadonlySet<string>> {
  const seen = await seenByOf(
    tx,
    units.map(({ key }) => key),
  );
  return new Set(units.flatMap(({ key }) => (seen.get(key)?.some((each) => tx.actor.scope.includes(each)) ? [key] : [])));
}

/** Where and when: what every view of a level begins with. */
export function placeOf(unit: Unit, on: LocalDate, names: ReadonlyMap<string, string>) {
  return {
    area: unit.key,
    era: unit.era,
    unitLevel: unit.level,
    name: unitName(unit),
    parent: unit.parent,
    parentName: unit.parent ? (names.get(unit.parent) ?? null) : null,
    on,
  };
}
