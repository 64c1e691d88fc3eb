import { Delaunay } from "d3-delaunay";
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { topology } from "topojson-server";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type OutlinePoint, type Point, quantile, softOutline } from "./soft-outline.ts";

/** What an outline carries: the unit, and the unit whose border is drawn heavier around it. */
export interface ShapeProperties {
  key: string;
  name: string;
  parentKey?: string;
  parentName?: string;
}

export type UnitTopology = Topology<{ units: GeometryCollection<ShapeProperties> }>;

export interface SchematicMap {
  /** One convex cell per unit that has a centre, neighbours sharing their borders; degrees. Undefined when no unit has a centre. */
  topology: UnitTopology | undefined;
  /** Units without a centre, to be listed beside the map. */
  without: ShapeProperties[];
}

export interface SchematicUnit extends ShapeProperties {
  /** [longitude, latitude] */
  centre: readonly [number, number] | null;
}

/**
 * A map without boundaries: each unit is the land nearer to its centre than to any other (Voronoi), inside a soft line around all centres.
 * Not an administrative boundary, and to be labelled so. The same units give the same map.
 */
export function schematicMap(units: readonly SchematicUnit[]): SchematicMap {
  const located = units.filter((unit) => unit.centre !== null);
  const without = units.filter((unit) => unit.centre === null).map(propertiesOf);
  if (located.length === 0) return { topology: undefined, without };
  const plane = makePlane(located.map((unit) => unit.centre!));
  const cells = cellsAround(apart(located.map((unit) => plane.from(unit.centre!))));
  const features = located.map((unit, i): Feature<Polygon, ShapeProperties> => {
    const ring = cells[i]!.map((point) => [...plane.to(point)]);
    return { type: "Feature", properties: propertiesOf(unit), geometry: { type: "Polygon", coordinates: [ring] } };
  });
  const collection: FeatureCollection<Polygon, ShapeProperties> = { type: "FeatureCollection", features };
  return { topology: topology({ units: collection }, 1e5) as unknown as UnitTopology, without };
}

function propertiesOf({ key, name, parentKey, parentName }: SchematicUnit): ShapeProperties {
  return { key, name, ...(parentKey && { parentKey }), ...(parentName && { parentName }) };
}

/** Kilometres around the middle of the units: flat enough for a province. */
function makePlane(centres: readonly (readonly [number, number])[]): {
  from(degrees: readonly [number, number]): Point;
  to(point: Point): Point;
} {
  const latitude = quantile(
    centres.map(([, y]) => y),
    0.5,
  );
  const [kmX, kmY] = [111.32 * Math.cos((latitude * Math.PI) / 180), 110.57];
  return { from: ([x, y]) => [x * kmX, y * kmY], to: ([x, y]) => [x / kmX, y / kmY] };
}

/** Two units on one spot would have no cell: the later one is moved by 100 m steps until it is clear of the others. */
function apart(points: readonly Point[]): Point[] {
  const placed: Point[] = [];
  for (const [x, y] of points) {
    let [nx, ny] = [x, y];
    for (let turn = 1; placed.some(([px, py]) => Math.hypot(px - nx, py - ny) < 0.05); turn++)
      [nx, ny] = [x + 0.1 * turn * Math.cos(turn), y + 0.1 * turn * Math.sin(turn)];
    placed.push([nx, ny]);
  }
  return placed;
}

/**
 * Cells of the points inside the soft outline. For each point of the outline the site it belongs to is mirrored across it: the border between
 * a site and its mirror image *is* the outline, so one Voronoi diagram of sites and images gives convex cells that share borders exactly.
 */
function cellsAround(sites: readonly Point[]): Point[][] {
  const outline = softOutline(sites, reachOf(sites));
  const images = outline.map((point) => mirrored(sites[point.site]!, point)).filter((image) => image !== undefined);
  const all = [...sites, ...images];
  const box = [...all.map(([x]) => x), ...all.map(([, y]) => y)];
  const voronoi = Delaunay.from(all as [number, number][]).voronoi([
    Math.min(...box) - 1,
    Math.min(...box) - 1,
    Math.max(...box) + 1,
    Math.max(...box) + 1,
  ]);
  return sites.map((_, i) => voronoi.cellPolygon(i) as [number, number][]);
}

/**
 * How far the land of each site reaches outwards: with the distance to its third nearest neighbour, so that thinly settled districts hold
 * together; at most twice what four units in five have, so that a far island stays an island.
 */
function reachOf(sites: readonly Point[]): number[] {
  const nearby = sites.map(
    ([x, y]) => sites.map(([ox, oy]) => Math.hypot(x - ox, y - oy)).sort((a, b) => a - b)[Math.min(3, sites.length - 1)]!,
  );
  const most = Math.max(2 * quantile(nearby, 0.8), 1);
  const least = Math.max(0.6 * quantile(nearby, 0.5), 0.5); // km: also a single unit, or several on one spot, get some land
  return nearby.map((distance) => 0.6 * Math.min(Math.max(distance, least), most));
}

function mirrored(site: Point, { at, outward }: OutlinePoint): Point | undefined {
  const depth = (at[0] - site[0]) * outward[0] + (at[1] - site[1]) * outward[1];
  const distance = Math.hypot(at[0] - site[0], at[1] - site[1]);
  // In a bay the tangent passes close to the site: its image would cut the cell to a sliver.
  if (depth < 0.2 * distance) return undefined;
  return [site[0] + 2 * depth * outward[0], site[1] + 2 * depth * outward[1]];
}
