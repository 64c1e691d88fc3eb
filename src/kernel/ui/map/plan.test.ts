import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sharedData } from "../../test-kit/shared-data.ts";
import { drawPlan, type Plan, planOf, type ShapesTopology } from "./plan.ts";
import { type Direction, stepTo } from "./walk.ts";

sharedData("data/vn-boundaries/communes_pre2025.topojson", "the communes of Sóc Trăng", (file) => {
  const country = JSON.parse(readFileSync(file, "utf8"));
  const [collection] = Object.values(country.objects) as { geometries: { properties: Record<string, string> }[] }[];
  const geometries = collection!.geometries
    .filter(({ properties }) => properties.province_code === "94")
    .map((geometry) => ({
      ...geometry,
      properties: { key: geometry.properties.code, name: "", parentKey: geometry.properties.district_code },
    }));
  const plan = planOf({ ...country, objects: { units: { type: "GeometryCollection", geometries } } } as ShapesTopology);
  const drawing = drawPlan(plan, 780, 600);

  it("are drawn whole, in their true proportions", () => {
    expect(drawing.paths).toHaveLength(108); // Phường 9 has no outline
    expect(drawing.paths.every((path) => path.startsWith("M"))).toBe(true);
    expect(drawing.height).toBeCloseTo(600, 0);
    expect(drawing.width).toBeGreaterThan(640); // 0.79° × cos 9.6° wide, 0.70° high
    expect(drawing.width).toBeLessThan(700);
  });
  it("have their numbers inside, nearly all with room for one", () => {
    expect(drawing.labels.filter(({ radius }) => radius >= 4).length).toBeGreaterThanOrEqual(105);
    expect(drawing.labels.every(({ radius }) => radius > 0)).toBe(true);
  });
  it("can be walked with the arrow keys from any one to nearly all others", () => {
    expect(reachable(plan, drawing.labels).size).toBeGreaterThanOrEqual(105);
  });
});

function reachable(plan: Plan, labels: ReturnType<typeof drawPlan>["labels"]): Set<number> {
  const seen = new Set([0]);
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] satisfies Direction[]) {
      const next = stepTo(key, at, labels, plan.neighbours);
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

const square = (x: number) => ({
  type: "Feature" as const,
  properties: { key: `u${x}`, name: `Xã ${x}`, parentKey: x < 2 ? "west" : "east" },
  geometry: {
    type: "Polygon" as const,
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  },
});

it("finds neighbours and district borders in plain GeoJSON too", () => {
  const plan = planOf({ type: "FeatureCollection", features: [square(0), square(1), square(2)] });
  expect(plan.neighbours).toEqual([[1], [0, 2], [1]]);
  expect(drawPlan(plan, 300, 300).heavy).not.toBe("");
  expect(plan.inner.coordinates).toHaveLength(2);
});
