import type { Population, Unit } from "../contract.ts";
import { type AreaIndex, makeAreaIndex } from "../rules/area-index.ts";
import { makeUnitGraph, type UnitGraph } from "../rules/unit-graph.ts";
import { readShippedData } from "./shipped-data.ts";

interface UnitMemory {
  graph: UnitGraph;
  index: AreaIndex;
  populations: readonly Population[];
}

let memory: UnitMemory | undefined;

/** The shipped units, links and search index, read once per process (about half a second) and never changed. */
function remembered(): UnitMemory {
  if (!memory) {
    const { units, links, populations } = readShippedData();
    const graph = makeUnitGraph(units, links);
    memory = { graph, index: makeAreaIndex(graph), populations };
  }
  return memory;
}

export const unitGraph = (): UnitGraph => remembered().graph;
export const areaIndex = (): AreaIndex => remembered().index;
export const shippedPopulations = (): readonly Population[] => remembered().populations;

/** Units of one era in a province of 2025, by code. */
export function unitsOfProvince(provinceId: string, era: Unit["era"]): Unit[] {
  return [...unitGraph().units.values()].filter((unit) => unit.provinceId === provinceId && unit.era === era);
}
