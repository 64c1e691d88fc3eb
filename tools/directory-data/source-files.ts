import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";

const source = resolve(process.env.VX_SHARED ?? "../shared", "data");

export type Row = Record<string, string>;

/** A unit while it is put together: official name with the word of its kind, code of the unit above, people of 2019 and how they are known. */
export interface UnitRow {
  code: string;
  full: string;
  parent: string;
  people?: number | undefined;
  method?: string | undefined;
  centre?: readonly [number, number] | undefined;
}

/** The units of one era by code. */
export type Units = Map<string, UnitRow>;

export interface LinkRow {
  from: string;
  to: string;
  method: string;
  share: "full" | "partial";
}

export const read = (path: string): Row[] => parse(readFileSync(`${source}/${path}`), { columns: true, bom: true });
export const readTopology = (name: string): Topology => JSON.parse(readFileSync(`${source}/vn-boundaries/${name}.topojson`, "utf8"));
export const layerOf = (topology: Topology) => Object.values(topology.objects)[0] as GeometryCollection<{ code: string }>;
/** Code of an outline: every outline of the source files has one. */
export const outlineCode = (geometry: GeometryObject<object>) => (geometry.properties as { code: string }).code;
export const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
