import { Delaunay } from "d3-delaunay";
import type { AreaShape, Shapes } from "../../../kernel/ui/map/plan.ts";
import type { LevelValue } from "../../../kernel/ui/parts/level-badge.tsx";

const districts = ["Trần Đề", "Kế Sách", "Mỹ Tú", "Long Phú", "Thạnh Trị", "TX. Vĩnh Châu"];
const [west, south, east, north] = [105.6, 9.2, 106.3, 9.9] as const;

/** Evenly spread and always the same: the R2 sequence of Martin Roberts. */
const points = Array.from({ length: 60 }, (_, index): [number, number] => [
  west + (east - west) * ((0.5 + 0.7548776662466927 * (index + 1)) % 1),
  south + (north - south) * ((0.5 + 0.5698402909980532 * (index + 1)) % 1),
]);
const centres = districts.map((_, index): [number, number] => [
  west + (east - west) * (0.2 + 0.3 * (index % 3)),
  south + (north - south) * (index < 3 ? 0.7 : 0.3),
]);

function districtOf([x, y]: [number, number]): number {
  const away = centres.map(([cx, cy]) => Math.hypot(cx - x, cy - y));
  return away.indexOf(Math.min(...away));
}

/** Invented communes: one cell each, as a schematic map shows them. The last has no outline. */
export const sampleUnits: AreaShape[] = [
  ...points.map((point, index) => ({
    key: `u${index}`,
    name: `Xã Số ${index + 1}`,
    parentKey: `d${districtOf(point)}`,
    parentName: districts[districtOf(point)]!,
  })),
  { key: "u60", name: "Phường 9", parentKey: "d0", parentName: districts[0]! },
];

const cells = Delaunay.from(points).voronoi([west, south, east, north]);
export const sampleShapes: Shapes = {
  type: "FeatureCollection",
  features: points.map((_, index) => ({
    type: "Feature",
    properties: sampleUnits[index]!,
    geometry: { type: "Polygon", coordinates: [cells.cellPolygon(index) as [number, number][]] },
  })),
};

const spread: LevelValue[] = [1, 2, 1, 2, 3, 1, 2, 2, 1, 4, 1, 2, 3, null, 1];
export const sampleLevels = new Map<string, LevelValue>(
  sampleUnits.map(({ key }, index) => [key, index === 60 ? null : spread[index % spread.length]!]),
);
