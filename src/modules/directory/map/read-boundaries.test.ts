import { readFileSync } from "node:fs";
import type { FeatureCollection, Polygon } from "geojson";
import { feature } from "topojson-client";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../../kernel/test-kit/shared-data.ts";
import { getUnit } from "../rules/unit-graph.ts";
import { unitName } from "../rules/unit-name.ts";
import { unitGraph, unitsOfProvince } from "../store/unit-memory.ts";
import { outlinesOf, pick } from "./outlines.ts";
import { type BoundaryFile, readBoundaries } from "./read-boundaries.ts";
import { representativePoint } from "./representative-point.ts";
import { schematicMap } from "./schematic-map.ts";
import { deriveOutlines, shapeOf } from "./unit-shapes.ts";

const graph = unitGraph();
const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const read = (value: unknown, more: Partial<BoundaryFile> = {}) =>
  readBoundaries(graph, { bytes: bytesOf(value), licence: "MIT", credit: "somebody", ...more });
const square = (x: number, y: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + 0.1, y],
      [x + 0.1, y + 0.1],
      [x, y + 0.1],
      [x, y],
    ],
  ],
});
const collection = (features: { properties: object; geometry: object }[]) => ({
  type: "FeatureCollection",
  features: features.map((one) => ({ type: "Feature", ...one })),
});

describe("a file of boundaries", () => {
  it("is joined by code, also where a sheet program took the zeros in front", () => {
    const file = collection(
      ["94", "92"].map((code, i) => ({ properties: { stt: i + 1, ma: Number(code) }, geometry: square(105 + i, 9) })),
    );
    const answer = read(file, { era: "o19", level: "province" });
    expect(answer.ok && [...answer.value.outlines.byUnit.keys()]).toEqual(["o19.94", "o19.92"]);
  });

  it("is joined by unaccented name within the unit above when it has no codes", () => {
    const names = [
      ["xa tan thanh", "TP Long Xuyen"],
      ["Tân Thạnh", "Huyện Long Phú"],
      ["Tan Thanh", "khong co"],
    ];
    const file = collection(names.map(([xa, huyen], i) => ({ properties: { xa, huyen }, geometry: square(105 + i / 10, 9) })));
    const answer = read(file, { era: "o19", level: "commune" });
    expect(answer.ok && [...answer.value.outlines.byUnit.keys()].map((key) => unitName(getUnit(graph, key)))).toEqual(["Xã Tân Thạnh"]);
    expect(answer.ok && answer.value.notJoined).toHaveLength(2);
  });

  it("is refused without licence and credit", () => {
    const file = collection([{ properties: { ma: "94" }, geometry: square(105, 9) }]);
    expect(read(file, { licence: " " })).toMatchObject({ refusal: { code: "directory/boundary_without_licence" } });
    expect(read(file, { credit: "" })).toMatchObject({ refusal: { code: "directory/boundary_without_licence" } });
  });

  it("is refused when it is broken, empty, in metres, latitude first, or of another country, and never crashes", () => {
    const feature94 = (geometry: object) => collection([{ properties: { ma: "94" }, geometry }]);
    const hostile: [unknown, string][] = [
      ["{", "boundary_unreadable"],
      ["", "boundary_unreadable"],
      ["null", "boundary_unreadable"],
      ["[]", "boundary_unreadable"],
      [{ type: "Topology" }, "boundary_unreadable"],
      [{ type: "FeatureCollection", features: [null, 1] }, "boundary_without_outlines"],
      [collection([]), "boundary_without_outlines"],
      [feature94({ type: "Point", coordinates: [105, 9] }), "boundary_without_outlines"],
      [feature94({ type: "Polygon", coordinates: [[["105", null]]] }), "boundary_unreadable"],
      [feature94({ type: "Polygon", coordinates: [] }), "boundary_unreadable"],
      [feature94(square(550_000, 1_060_000)), "boundary_outside"],
      [
        feature94({
          type: "Polygon",
          coordinates: [
            [
              [9, 105],
              [9.1, 105],
              [9.1, 105.1],
              [9, 105],
            ],
          ],
        }),
        "boundary_outside",
      ],
      [collection([{ properties: { name: "Guangxi" }, geometry: square(108, 23) }]), "boundary_unknown_units"],
      [
        { type: "Topology", objects: { a: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [] }] } }, arcs: [] },
        "boundary_without_outlines",
      ],
    ];
    for (const [value, code] of hostile) expect(read(value)).toMatchObject({ ok: false, refusal: { code: `directory/${code}` } });
    expect(readBoundaries(graph, { bytes: new Uint8Array([0xff, 0xfe, 0x00]), licence: "MIT", credit: "x" })).toMatchObject({
      refusal: { code: "directory/boundary_unreadable" },
    });
  });

  it("can be picked from a stored map as from the file", () => {
    const units = unitsOfProvince("92", "n25").filter(({ level }) => level === "commune");
    const { topology } = schematicMap(units.map((unit) => ({ ...shapeOf(graph, unit), centre: unit.centre })));
    const again = pick(
      outlinesOf(topology!),
      units.map((unit) => shapeOf(graph, unit)),
    );
    expect(again.objects.units.geometries).toHaveLength(topology!.objects.units.geometries.length);
  });
});

sharedData("data/vn-boundaries", "the boundary files of the shared folder", (folder) => {
  const readFile = (name: string) => {
    const answer = readBoundaries(graph, { bytes: readFileSync(`${folder}/${name}.topojson`), licence: "MIT", credit: "Marc Choisy" });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };

  it("finds out by itself which units a file shows", () => {
    expect(readFile("communes_pre2025")).toMatchObject({ era: "o25", level: "commune", notJoined: [] });
    expect(readFile("communes_2025_approx")).toMatchObject({ era: "n25", level: "commune", notJoined: [] });
    expect(readFile("districts_pre2025")).toMatchObject({ era: "o25", level: "district", notJoined: [] });
    expect(readFile("provinces_2025_odm").outlines.byUnit.size).toBe(34);
  });

  it("draws 9,991 of 10,035 communes, each with land and with its own centre near its outline", () => {
    const { outlines, without } = readFile("communes_pre2025");
    expect([outlines.byUnit.size, without.length]).toEqual([9991, 44]);
    const units = [...graph.units.values()].filter(({ key }) => outlines.byUnit.has(key));
    const shapes = feature(
      pick(
        outlines,
        units.map((unit) => shapeOf(graph, unit)),
      ),
      "units",
    ) as unknown as FeatureCollection<Polygon, { key: string }>;
    for (const { geometry, properties } of shapes.features) {
      const [x, y] = representativePoint(geometry)!;
      const centre = getUnit(graph, properties.key).centre!;
      expect(Math.hypot(x - centre[0], y - centre[1])).toBeLessThan(0.05);
    }
    expect(shapes.features.every(({ geometry }) => geometry.coordinates.flat(2).length > 0)).toBe(true);
  });

  it("puts 2019 and 07/2025 together: unchanged units as they were, merged ones without their inner borders", () => {
    const { era, level, outlines } = readFile("communes_pre2025");
    const [before, after] = deriveOutlines(graph, era, level, outlines);
    expect(before).toMatchObject({ era: "o19", approximate: false });
    expect(before!.outlines.byUnit.has("o19.31513")).toBe(false); // merged since: its own outline is not known
    expect(after).toMatchObject({ era: "n25", approximate: true });
    const hai = pick(after!.outlines, [shapeOf(graph, getUnit(graph, "n25.20242"))]);
    const [shape] = (feature(hai, "units") as unknown as FeatureCollection<Polygon>).features;
    expect(representativePoint(shape!.geometry)![1]).toBeCloseTo(16.07, 1); // Hải Châu stands in Đà Nẵng, not in Quế Sơn
  });
});
