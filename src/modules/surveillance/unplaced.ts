import type { Tx } from "../../kernel/db/actor.ts";
import { getUnit, placesFor, unitGraph, unitName } from "../directory/server.ts";
import { addressesOf } from "../persons/server.ts";
import { caseLines } from "./case-answers.ts";
import type { UnplacedCases, UnplacedUnits } from "./case-views.ts";
import { hamletKey, hamletOf } from "./rules/hamlet-of.ts";
import { countUnplaced, listUnplaced, type UnplacedUnit } from "./store/unplaced-queries.ts";

/** Most cases of a unit shown at once: they are placed in sets, and the next ones follow. */
const MOST = 200;
const MOST_NAMED = 3;

const known = new Map<string, readonly string[]>();

/** Units of a province, of any list, that may have cases to place: split communes, and units above the commune. Computed once. */
function unitsToPlace(provinceId: string): readonly string[] {
  const graph = unitGraph();
  const units =
    known.get(provinceId) ??
    [...graph.units.values()]
      .filter((unit) => unit.provinceId === provinceId && placesFor(graph, unit.key).length > 0)
      .map(({ key }) => key);
  known.set(provinceId, units);
  return units;
}

/** Units with cases that wait to be placed, within sight. */
export const unplacedUnits = (tx: Tx): Promise<UnplacedUnit[]> => countUnplaced(tx, unitsToPlace(tx.actor.provinceId));

export async function unplacedUnitNames(tx: Tx, language: "vi" | "en"): Promise<UnplacedUnits> {
  const waiting = await unplacedUnits(tx);
  return { rows: waiting.map((each) => ({ ...each, name: unitName(getUnit(unitGraph(), each.unit), language) })) };
}

/** The cases of one unit that wait to be placed, with the address each is judged by, and where they may belong. */
export async function unplacedCases(tx: Tx, unit: string, language: "vi" | "en"): Promise<UnplacedCases> {
  const graph = unitGraph();
  const places = placesFor(graph, unit);
  const cases = places.length > 0 ? await listUnplaced(tx, unit, MOST + 1) : [];
  const shown = cases.slice(0, MOST);
  const lines = await caseLines(tx, shown);
  const addresses = await addressesOf(tx, [...new Set(shown.map(({ personId }) => personId))]);
  const rows = lines.map((line) => {
    const address = addresses.get(line.personId) ?? null;
    return { ...line, address, hamlet: hamletOf(address) };
  });
  const nameOf = (key: string) => {
    const { nowIn, ...whole } = getUnit(graph, key);
    return unitName(nowIn ?? whole, language);
  };
  return {
    unit,
    name: graph.units.has(unit) ? unitName(getUnit(graph, unit), language) : unit,
    kind: places.some((key) => key.includes("-")) ? "split" : "no_commune",
    places: places.map((key) => ({ key, name: nameOf(key) })).toSorted((a, b) => a.name.localeCompare(b.name, "vi")),
    rows: rows.toSorted((a, b) => hamletKey(a.hamlet).localeCompare(hamletKey(b.hamlet), "vi")),
    more: cases.length > MOST,
  };
}

/** Names of the first places of a unit, for a sentence, and how many there are. */
export function placesInWords(unit: string): { places: string; n: number } {
  const graph = unitGraph();
  const places = placesFor(graph, unit).map((key) => {
    const found = getUnit(graph, key);
    return unitName(found.nowIn ?? found);
  });
  return { places: places.slice(0, MOST_NAMED).join(", "), n: places.length };
}
