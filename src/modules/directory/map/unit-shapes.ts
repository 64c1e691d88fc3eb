import type { Era, Level, Unit } from "../contract.ts";
import { getUnit, type UnitGraph } from "../rules/unit-graph.ts";
import { mapUnitName } from "../rules/unit-name.ts";
import { drawnIn } from "./dissolve.ts";
import { type Outlines, regroup } from "./outlines.ts";
import type { ShapeProperties } from "./schematic-map.ts";

/** What a map shows of a unit; communes of an era with districts are framed by them. */
export function shapeOf(graph: UnitGraph, unit: Unit): ShapeProperties {
  const parent = unit.parent ? getUnit(graph, unit.parent) : undefined;
  const own = { key: unit.key, name: mapUnitName(unit) };
  return parent?.level === "district" ? { ...own, parentKey: parent.key, parentName: mapUnitName(parent) } : own;
}

export interface DerivedOutlines {
  era: Era;
  outlines: Outlines;
  /** True when part of the borders is not known. */
  approximate: boolean;
}

/**
 * Outlines of other eras that follow from those of 03/2025: of 2019 where a unit came over unchanged; since 07/2025 by setting communes
 * together, a divided one being drawn whole in one of its successors.
 */
export function deriveOutlines(graph: UnitGraph, era: Era, level: Level, outlines: Outlines): DerivedOutlines[] {
  if (era !== "o25" || level === "district") return [];
  const unchanged = (key: string) => {
    const [only, ...more] = graph.predecessors.get(key) ?? [];
    return only && more.length === 0 && only.share === "full" ? only.from : undefined;
  };
  const before: DerivedOutlines = { era: "o19", outlines: regroup(outlines, unchanged), approximate: false };
  if (level === "province") return [before];
  const communeLinks = [...graph.units.values()]
    .filter((unit) => unit.era === era && unit.level === level)
    .flatMap((unit) => graph.successors.get(unit.key) ?? []);
  const holders = drawnIn(communeLinks);
  return [before, { era: "n25", outlines: regroup(outlines, (key) => holders.get(key)), approximate: true }];
}
