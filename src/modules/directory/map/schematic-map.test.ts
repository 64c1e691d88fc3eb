import fc from "fast-check";
import type { Polygon } from "geojson";
import { feature } from "topojson-client";
import { describe, expect, it } from "vitest";
import { unitsOfProvince } from "../store/unit-memory.ts";
import { contains, signedArea } from "./representative-point.ts";
import { type SchematicUnit, schematicMap } from "./schematic-map.ts";

const asUnits = (units: ReturnType<typeof unitsOfProvince>): SchematicUnit[] =>
  units.filter(({ level }) => level === "commune").map(({ key, name, parent, centre }) => ({ key, name, parentKey: parent!, centre }));

function cellsOf(units: readonly SchematicUnit[]) {
  const { topology } = schematicMap(units);
  return topology
    ? feature(topology, topology.objects.units).features.map(({ properties, geometry }) => ({
        key: properties.key,
        rings: (geometry as Polygon).coordinates,
      }))
    : [];
}

/** Every turn of the ring goes the same way. */
function isConvex(ring: readonly (readonly number[])[]): boolean {
  const turns = ring.slice(1).map(([x, y], i) => {
    const [before, after] = [ring[i]!, ring[i + 2] ?? ring[1]!];
    return (x! - before[0]!) * (after[1]! - y!) - (y! - before[1]!) * (after[0]! - x!);
  });
  return turns.every((turn) => turn > -1e-7) || turns.every((turn) => turn < 1e-7);
}

describe("the schematic map", () => {
  it("draws one cell for each unit of Sóc Trăng with a known centre and lists the one without", () => {
    const units = asUnits(unitsOfProvince("92", "o19")).filter(({ parentKey }) => /^o19\.9[45]/.test(parentKey!));
    const { topology, without } = schematicMap(units);
    expect(units).toHaveLength(109);
    expect(topology!.objects.units.geometries).toHaveLength(108);
    expect(without.map(({ name }) => name)).toEqual(["1"]);
  });

  it("is the same map for the same units", () => {
    const units = asUnits(unitsOfProvince("14", "n25"));
    expect(schematicMap(units)).toEqual(schematicMap(units));
  });

  it("gives convex cells that hold their centre and no other point of the province, for provinces with islands and wards alike", () => {
    for (const [province, era] of [
      ["92", "n25"],
      ["91", "n25"],
      ["79", "o25"],
      ["22", "o25"],
    ] as const) {
      const units = asUnits(unitsOfProvince(province, era)).filter(({ centre }) => centre);
      const cells = cellsOf(units);
      expect(cells.map(({ key }) => key)).toEqual(units.map(({ key }) => key));
      for (const [i, { rings }] of cells.entries()) {
        expect(isConvex(rings[0]!)).toBe(true);
        expect(units.flatMap(({ centre }, j) => (contains(rings, centre!) ? [j] : []))).toEqual([i]);
      }
    }
  });

  it("never lets two cells overlap, wherever the centres lie", () => {
    const centre = fc.tuple(fc.double({ min: 105, max: 106, noNaN: true }), fc.double({ min: 9, max: 10, noNaN: true }));
    fc.assert(
      fc.property(
        fc.uniqueArray(centre, { minLength: 1, maxLength: 25, selector: String }),
        fc.array(centre, { minLength: 50, maxLength: 50 }),
        (centres, probes) => {
          const cells = cellsOf(centres.map((at, i) => ({ key: `n25.${i}`, name: String(i), centre: at })));
          expect(cells).toHaveLength(centres.length);
          expect(cells.every(({ rings }) => rings.length === 1 && signedArea(rings[0]!) !== 0)).toBe(true);
          for (const probe of probes) expect(cells.filter(({ rings }) => contains(rings, probe)).length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("keeps two units on the same spot apart, and draws nothing where no centre is known", () => {
    const twins = cellsOf([105, 105].map((x, i) => ({ key: `n25.${i}`, name: String(i), centre: [x, 9] as const })));
    expect(twins).toHaveLength(2);
    expect(schematicMap([{ key: "n25.1", name: "1", centre: null }])).toEqual({
      topology: undefined,
      without: [{ key: "n25.1", name: "1" }],
    });
  });
});
