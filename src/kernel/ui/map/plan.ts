import { type GeoPermissibleObjects, geoPath, geoTransform } from "d3-geo";
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh, neighbors } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type LabelPoint, labelPoint, type Point } from "./label-point.ts";

/** A unit as the outlines carry it in their properties. */
export interface AreaShape {
  key: string;
  name: string;
  /** District or other parent whose outline is drawn heavier and whose name stands on the map. */
  parentKey?: string;
  parentName?: string;
}

type Outline = Polygon | MultiPolygon;
export type Shapes = FeatureCollection<Outline, AreaShape>;
export type ShapesTopology = Topology<{ units: GeometryCollection<AreaShape> }>;

/** Outlines, borders and who touches whom, in degrees. */
export interface Plan {
  units: readonly Feature<Outline, AreaShape>[];
  inner: MultiLineString;
  heavy: MultiLineString;
  neighbours: readonly (readonly number[])[];
}

/** From TopoJSON (object `units`) or GeoJSON with `AreaShape` properties. */
export function planOf(source: ShapesTopology | Shapes): Plan {
  const shared = source.type === "Topology" ? source : (topology({ units: source }, 1e5) as unknown as ShapesTopology);
  const { units } = shared.objects;
  const parentOf = (shape: unknown): string | undefined => (shape as { properties: AreaShape }).properties.parentKey;
  return {
    units: (feature(shared, units) as Shapes).features,
    inner: mesh(shared, units as never, (one, other) => one !== other),
    heavy: mesh(shared, units as never, (one, other) => one === other || parentOf(one) !== parentOf(other)),
    neighbours: neighbors(units.geometries),
  };
}

/** A plan drawn to a width, in px. */
export interface Drawing {
  width: number;
  height: number;
  paths: readonly string[];
  labels: readonly LabelPoint[];
  inner: string;
  heavy: string;
}

const MARGIN = 5;

/** Flat, with degrees of longitude shortened as at the middle of the map: true enough for a province, and no winding rule to obey. */
export function drawPlan(plan: Plan, width: number, mostHeight: number): Drawing {
  const all: GeoPermissibleObjects = { type: "FeatureCollection", features: plan.units as Feature<Outline, AreaShape>[] };
  const [[west, south], [east, north]] = geoPath(geoTransform({})).bounds(all);
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((width - 2 * MARGIN) / ((east - west) * squeeze), (mostHeight - 2 * MARGIN) / (north - south));
  const place = (x: number, y: number): Point => [MARGIN + (x - west) * squeeze * scale, MARGIN + (north - y) * scale];
  const path = geoPath(
    geoTransform({
      point(x, y) {
        this.stream.point(...(place(x, y) as [number, number]));
      },
    }),
  ).digits(1);
  return {
    width: (east - west) * squeeze * scale + 2 * MARGIN,
    height: (north - south) * scale + 2 * MARGIN,
    paths: plan.units.map((unit) => path(unit) ?? ""),
    labels: plan.units.map(({ geometry }) => labelPoint(ringsOf(geometry).map((ring) => ring.map(([x = 0, y = 0]) => place(x, y))))),
    inner: path(plan.inner) ?? "",
    heavy: path(plan.heavy) ?? "",
  };
}

function ringsOf(geometry: Outline): readonly (readonly (readonly number[])[])[] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
