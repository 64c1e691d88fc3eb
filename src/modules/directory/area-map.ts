import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import type { Era, Level, Unit } from "./contract.ts";
import { errors } from "./errors.ts";
import { outlinesOf, pick, regroup } from "./map/outlines.ts";
import { type ShapeProperties, schematicMap, type UnitTopology } from "./map/schematic-map.ts";
import { shapeOf } from "./map/unit-shapes.ts";
import { type Entry, liesIn } from "./rules/area-index.ts";
import { COUNTRY } from "./rules/seen-by.ts";
import { findBoundaries } from "./store/boundary-store.ts";
import { areaIndex, unitGraph } from "./store/unit-memory.ts";

export interface AreaMap {
  era: Era;
  /** Every unit of the map, also those without an outline. */
  units: ShapeProperties[];
  /** Null when nothing can be drawn. */
  topology: UnitTopology | null;
  /** True: a cell per unit, "sơ đồ, không phải ranh giới hành chính". */
  schematic: boolean;
  /** True: some borders were put together and are not exact. */
  approximate: boolean;
  licence: string | null;
  credit: string | null;
}

/** Units of a level below an area, on the map of an era that need not be the area's own. */
export function unitsBelow(area: string, era: Era, level: Level): Unit[] {
  const index = areaIndex();
  const provinceId = index.byKey.get(area)?.unit.provinceId;
  const suits = ({ unit }: Entry) => unit.era === era && unit.level === level && (area === COUNTRY || unit.provinceId === provinceId);
  return index.entries.filter((entry) => suits(entry) && (area === COUNTRY || liesIn(index, entry, area))).map(({ unit }) => unit);
}

/**
 * The map of the communes (or districts) of an area, or of all provinces: imported outlines where there are any, else the schematic one.
 * @param schematic asks for the schematic map even where outlines were imported
 */
export async function areaMap(tx: Tx, area: string, era: Era, level: Level, schematic = false): Promise<Outcome<AreaMap>> {
  const graph = unitGraph();
  const provinceId = area === COUNTRY ? COUNTRY : graph.units.get(area)?.provinceId;
  if (!provinceId) return refuse(errors.area_not_found, { key: area });
  const members = unitsBelow(area, era, level);
  const units = members.map((unit) => shapeOf(graph, unit));
  const drawn = schematic ? undefined : await drawBoundaries(tx, provinceId, era, level, units);
  if (drawn) return ok({ era, units, schematic: false, ...drawn });
  // A map of the country has to show Hoàng Sa and Trường Sa, for which the schematic one has no cell.
  const cells = provinceId === COUNTRY ? undefined : schematicCells(`${area} ${era} ${level}`, members, units);
  return ok({ era, units, topology: cells ?? null, schematic: true, approximate: false, licence: null, credit: null });
}

/** A map with more holes than this reads worse than the schematic one: communes merged after 2019 have no outline of their own. */
const LEAST_COVER = 0.9;

type Drawn = Pick<AreaMap, "topology" | "approximate" | "licence" | "credit">;

async function drawBoundaries(tx: Tx, provinceId: string, era: Era, level: Level, units: ShapeProperties[]): Promise<Drawn | undefined> {
  const own = await findBoundaries(tx, provinceId, era, level);
  const stored = own ?? (level === "district" ? await findBoundaries(tx, provinceId, era, "commune") : undefined);
  if (!stored) return undefined;
  const outlines = outlinesOf(stored.topology);
  const graph = unitGraph();
  const topology = pick(own ? outlines : regroup(outlines, (key) => graph.units.get(key)?.parent ?? undefined), units);
  if (topology.objects.units.geometries.length < LEAST_COVER * units.length) return undefined;
  return { topology, approximate: stored.approximate, licence: stored.licence, credit: stored.credit };
}

const drawnCells = new Map<string, UnitTopology | undefined>();

/** Drawn once per process and map: a large province takes half a second. */
function schematicCells(name: string, members: readonly Unit[], units: readonly ShapeProperties[]): UnitTopology | undefined {
  if (drawnCells.size > 100) drawnCells.clear();
  if (!drawnCells.has(name)) drawnCells.set(name, schematicMap(units.map((unit, i) => ({ ...unit, centre: members[i]!.centre }))).topology);
  return drawnCells.get(name);
}
