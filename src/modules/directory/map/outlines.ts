import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature, mergeArcs } from "topojson-client";
import { topology } from "topojson-server";
import type { MultiPolygon as ArcMultiPolygon, Polygon as ArcPolygon, GeometryCollection, Topology } from "topojson-specification";
import type { ShapeProperties, UnitTopology } from "./schematic-map.ts";

/** An outline in a topology: neighbours share their borders. */
export type ArcOutline = ArcPolygon | ArcMultiPolygon;

/** Outlines joined to units, all in one topology. */
export interface Outlines {
  topology: Topology;
  /** By unit key; a unit may have several. */
  byUnit: ReadonlyMap<string, readonly ArcOutline[]>;
}

/** Sets several outlines together to one, their inner borders gone. */
export function regroup(outlines: Outlines, holderOf: (key: string) => string | undefined): Outlines {
  const byUnit = new Map<string, ArcOutline[]>();
  for (const [key, shapes] of outlines.byUnit) {
    const holder = holderOf(key);
    if (holder) byUnit.set(holder, [...(byUnit.get(holder) ?? []), ...shapes]);
  }
  return { topology: outlines.topology, byUnit };
}

/** A topology of some units alone, small enough to send to a browser. Units without an outline are left out. */
export function pick(outlines: Outlines, units: readonly ShapeProperties[]): UnitTopology {
  const features = units.flatMap((unit): Feature<Polygon | MultiPolygon, ShapeProperties>[] => {
    const shapes = outlines.byUnit.get(unit.key);
    if (!shapes) return [];
    const whole = shapes.length === 1 ? shapes[0]! : mergeArcs(outlines.topology, [...shapes]);
    return [{ type: "Feature", properties: unit, geometry: asGeometry(outlines.topology, whole) }];
  });
  const collection: FeatureCollection<Polygon | MultiPolygon, ShapeProperties> = { type: "FeatureCollection", features };
  return topology({ units: collection }, 1e5) as unknown as UnitTopology;
}

function asGeometry(from: Topology, shape: ArcOutline): Polygon | MultiPolygon {
  return (feature(from, shape) as Feature<Polygon | MultiPolygon>).geometry;
}

/** The outlines of a map that was picked before. */
export function outlinesOf(map: UnitTopology): Outlines {
  const { geometries } = map.objects.units as GeometryCollection<ShapeProperties>;
  return {
    topology: map,
    byUnit: Map.groupBy(geometries as (ArcOutline & { properties: ShapeProperties })[], ({ properties }) => properties.key),
  };
}
