import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { UnplacedCases } from "../level-views.ts";
import type { DayCount } from "./inputs.ts";

export type Counted = "cases" | "communityCases" | "deaths";

/** Cases of one day as coded: with a commune of any era, or a unit above it when the commune is not known. */
export interface CodedCount {
  what: Counted;
  unit: string;
  on: LocalDate;
  n: number;
  backFilled: number;
}

/** Where what is coded with a unit belongs on the map that is assessed. */
export interface CodedPlace {
  /** Lowest unit that surely holds it; null when none does. */
  holder: string | null;
  estimated: boolean;
  /** Units that may hold it. */
  candidates: readonly string[];
}

export interface CountedUnit {
  days: DayCount[];
  unplaced: UnplacedCases | null;
  estimated: boolean;
}

interface TreeUnit {
  key: string;
  parent: string | null;
}

/**
 * Counts of every unit of a map from counts as coded: each case once in the lowest unit that surely holds it and in all units above.
 * Units below that one may hold it too; they get it as unplaced, and it is in none of their rates.
 * @param units the units assessed with all below them, parents before or after
 */
export function countUnits(
  units: readonly TreeUnit[],
  counts: readonly CodedCount[],
  places: ReadonlyMap<string, CodedPlace>,
): Map<string, CountedUnit> {
  const parents = new Map(units.map(({ key, parent }) => [key, parent]));
  const days = new Map(units.map(({ key }) => [key, new Map<LocalDate, DayCount>()]));
  const result = new Map(units.map(({ key }): [string, CountedUnit] => [key, { days: [], unplaced: null, estimated: false }]));
  const below = belowOf(units, parents, places);
  for (const count of counts) {
    const place = places.get(count.unit);
    for (let at: string | null | undefined = place?.holder; at && days.has(at); at = parents.get(at)) {
      addDay(days.get(at)!, count);
      if (place!.estimated) result.get(at)!.estimated = true;
    }
    for (const key of below(count.unit)) addUnplaced(result.get(key)!, count);
  }
  for (const [key, byDay] of days) result.get(key)!.days = [...byDay.values()];
  return result;
}

function addDay(byDay: Map<LocalDate, DayCount>, { what, on, n, backFilled }: CodedCount): void {
  let day = byDay.get(on);
  if (!day) {
    day = { on, cases: 0, communityCases: 0, deaths: 0, backFilledCases: 0, backFilledCommunityCases: 0, oxygenPatients: null };
    byDay.set(on, day);
  }
  day[what] += n;
  if (what === "cases") day.backFilledCases += backFilled;
  if (what === "communityCases") day.backFilledCommunityCases += backFilled;
}

function addUnplaced(unit: CountedUnit, { what, unit: coded, n }: CodedCount): void {
  unit.unplaced ??= { cases: 0, communityCases: 0, deaths: 0, units: [] };
  unit.unplaced[what] += n;
  if (!unit.unplaced.units.includes(coded)) unit.unplaced.units.push(coded);
}

/** Units of the map under the holder that may hold what is coded with a unit: its candidates, or all when none of them is on the map. */
function belowOf(
  units: readonly TreeUnit[],
  parents: ReadonlyMap<string, string | null>,
  places: ReadonlyMap<string, CodedPlace>,
): (coded: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const withUnitsBelow = new Set(parents.values());
  const isUnder = (key: string, holder: string): boolean => {
    for (let at = parents.get(key); at; at = parents.get(at)) if (at === holder) return true;
    return false;
  };
  const find = ({ holder, candidates }: CodedPlace): string[] => {
    const isOnMap = holder !== null && parents.has(holder);
    if (isOnMap && !withUnitsBelow.has(holder)) return [];
    const under = isOnMap ? units.filter(({ key }) => isUnder(key, holder)) : units;
    const likely = under.filter(({ key }) => candidates.includes(key));
    return (isOnMap && likely.length === 0 ? under : likely).map(({ key }) => key);
  };
  return (coded) => {
    const place = places.get(coded);
    if (!place) return [];
    const found = known.get(coded) ?? find(place);
    known.set(coded, found);
    return found;
  };
}
