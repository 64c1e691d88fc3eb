import type { Feature, FeatureCollection } from "geojson";
import { topology } from "topojson-server";
import { presimplify, quantile, simplify } from "topojson-simplify";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { Era, Level } from "../contract.ts";
import { errors } from "../errors.ts";
import type { UnitGraph } from "../rules/unit-graph.ts";
import { joinOutlines, type Properties } from "./join-outlines.ts";
import type { ArcOutline, Outlines } from "./outlines.ts";

export interface BoundaryFile {
  bytes: Uint8Array;
  /** Under which licence the file may be used, e.g. `CC BY-SA 4.0`. */
  licence: string;
  /** How its maker wants to be named. */
  credit: string;
  era?: Era | undefined;
  level?: Level | undefined;
}

export interface ReadBoundaries {
  era: Era;
  level: Level;
  outlines: Outlines;
  /** Outlines that fit no unit, as the file calls them. */
  notJoined: string[];
  /** Units of the list that the file has no outline for. */
  without: string[];
}

const LARGEST_BYTES = 64 * 1024 * 1024;
/** Points kept per outline, enough for a screen; more only makes the map slow. */
const POINTS: Record<Level, number> = { province: 600, district: 150, commune: 40 };
/** Viet Nam with its islands, in degrees, with room around. */
const BOX = { west: 100, south: 5, east: 119, north: 25 };

/** Reads a GeoJSON or TopoJSON file of unit outlines: checked, joined to units and simplified so that neighbours still share borders. */
export function readBoundaries(graph: UnitGraph, file: BoundaryFile): Outcome<ReadBoundaries> {
  if (!file.licence.trim() || !file.credit.trim()) return refuse(errors.boundary_without_licence);
  if (file.bytes.length > LARGEST_BYTES) return refuse(errors.boundary_too_large, { mebibytes: LARGEST_BYTES / 1024 / 1024 });
  const source = parseTopology(file.bytes);
  if (!source) return refuse(errors.boundary_unreadable);
  const shapes = outlinesIn(source);
  if (shapes.length === 0) return refuse(errors.boundary_without_outlines);
  const stray = findOutside(source);
  if (stray) return refuse(errors.boundary_outside, { x: stray[0], y: stray[1] });
  const join = joinOutlines(
    graph,
    shapes.map((shape) => (shape.properties ?? {}) as Properties),
    file,
  );
  if (join.joined * 10 < shapes.length) return refuse(errors.boundary_unknown_units, { joined: join.joined, outlines: shapes.length });
  const byUnit = new Map<string, ArcOutline[]>();
  for (const [i, shape] of shapes.entries()) {
    const key = join.keys[i];
    if (key) byUnit.set(key, [...(byUnit.get(key) ?? []), shape]);
  }
  const units = [...graph.units.values()].filter((unit) => unit.era === join.era && unit.level === join.level);
  return ok({
    era: join.era,
    level: join.level,
    outlines: { topology: thin(source, shapes.length * POINTS[join.level]), byUnit },
    notJoined: shapes.filter((_, i) => !join.keys[i]).map(labelOf),
    without: units.filter((unit) => !byUnit.has(unit.key)).map((unit) => unit.key),
  });
}

function parseTopology(bytes: Uint8Array): Topology | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined; // not JSON: the caller refuses the file
  }
  const value = parsed as { type?: unknown; objects?: unknown; arcs?: unknown; features?: unknown } | null;
  if (value?.type === "Topology" && Array.isArray(value.arcs) && typeof value.objects === "object" && value.objects)
    return value as Topology;
  if (value?.type !== "FeatureCollection" || !Array.isArray(value.features)) return undefined;
  const features = (value.features as Feature[]).filter(
    (one) => one?.geometry?.type === "Polygon" || one?.geometry?.type === "MultiPolygon",
  );
  const collection: FeatureCollection = { type: "FeatureCollection", features };
  return features.every(hasRings) ? (topology({ outlines: collection }, 1e6) as unknown as Topology) : undefined;
}

function hasRings({ geometry }: Feature): boolean {
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return false;
  const numbers = JSON.stringify(geometry.coordinates).replace(/[[\]\s]/g, "");
  return (
    Array.isArray(geometry.coordinates) &&
    numbers !== "" &&
    numbers.split(",").every((text) => text !== "" && Number.isFinite(Number(text)))
  );
}

/** The polygons of the object that holds most of them. */
function outlinesIn(source: Topology): ArcOutline[] {
  const collections = Object.values(source.objects).filter((object): object is GeometryCollection => object?.type === "GeometryCollection");
  const polygons = collections.map(({ geometries }) => geometries.filter(isOutline));
  return polygons.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

const isOutline = (object: GeometryObject): object is ArcOutline =>
  (object.type === "Polygon" || object.type === "MultiPolygon") && object.arcs.length > 0;

/** The first point that is not in or around Viet Nam: a file in metres, or with latitude first. */
function findOutside({ arcs, transform }: Topology): [number, number] | undefined {
  for (const arc of arcs) {
    let [x, y] = [0, 0];
    for (const [px, py] of arc) {
      [x, y] = transform ? [x + px!, y + py!] : [px!, py!];
      const [longitude, latitude] = transform
        ? [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
        : [x, y];
      if (!(longitude >= BOX.west && longitude <= BOX.east && latitude >= BOX.south && latitude <= BOX.north)) return [longitude, latitude];
    }
  }
  return undefined;
}

/** Leaves out the points that matter least for the shape, over the whole map at once. */
function thin(source: Topology, most: number): Topology {
  const points = source.arcs.reduce((total, arc) => total + arc.length, 0);
  const kept = Math.min(1, most / points);
  if (kept === 1) return source;
  const weighted = presimplify(source as Parameters<typeof presimplify>[0]);
  return simplify(weighted, quantile(weighted, 1 - kept));
}

function labelOf(shape: ArcOutline): string {
  const values = Object.values(shape.properties ?? {}).filter((value) => typeof value === "string" || typeof value === "number");
  return values.slice(0, 4).join(", ") || "?";
}
