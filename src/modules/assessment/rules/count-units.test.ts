import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CodedCount, type CodedPlace, countUnits } from "./count-units.ts";

const units = [
  { key: "p", parent: null },
  { key: "d1", parent: "p" },
  { key: "d2", parent: "p" },
  { key: "c1", parent: "d1" },
  { key: "c2", parent: "d1" },
  { key: "c3", parent: "d2" },
];
const on = "2022-02-18";
const cases = (unit: string, n: number, backFilled = 0): CodedCount => ({ what: "cases", unit, on, n, backFilled });
const exact = (key: string): [string, CodedPlace] => [key, { holder: key, estimated: false, candidates: [] }];
const places = new Map<string, CodedPlace>([
  ...["p", "d1", "c1", "c2", "c3"].map(exact),
  ["split", { holder: "p", estimated: false, candidates: ["c2", "c3", "d1", "d2", "p"] }],
  ["outside", { holder: "country", estimated: false, candidates: ["c3", "d2", "p", "country"] }],
  ["near", { holder: "c3", estimated: true, candidates: [] }],
]);
const casesOf = (counted: ReturnType<typeof countUnits>, key: string) => counted.get(key)!.days.reduce((sum, day) => sum + day.cases, 0);

describe("counting cases on a map", () => {
  it("counts a case of a commune in the commune, its district and its province, on its own day", () => {
    const counted = countUnits(units, [cases("c1", 3, 1), { ...cases("c1", 2), on: "2022-02-17" }], places);
    expect(["c1", "c2", "d1", "d2", "p"].map((key) => casesOf(counted, key))).toEqual([5, 0, 5, 0, 5]);
    expect(counted.get("d1")!.days).toContainEqual(expect.objectContaining({ on, cases: 3, backFilledCases: 1 }));
    expect(counted.get("c1")!.unplaced).toBeNull();
  });
  it("shows the cases of a split commune beside each successor and counts them once in the province", () => {
    const counted = countUnits(units, [cases("split", 7)], places);
    expect(casesOf(counted, "p")).toBe(7);
    for (const key of ["c2", "c3", "d1", "d2"]) {
      expect(casesOf(counted, key)).toBe(0);
      expect(counted.get(key)!.unplaced).toMatchObject({ cases: 7, units: ["split"] });
    }
    expect(counted.get("c1")!.unplaced).toBeNull();
    expect(counted.get("p")!.unplaced).toBeNull();
  });
  it("shows a case known only by its district beside every commune of the district", () => {
    const counted = countUnits(units, [cases("d1", 2)], places);
    expect(casesOf(counted, "d1")).toBe(2);
    expect(["c1", "c2", "c3"].map((key) => counted.get(key)!.unplaced?.cases ?? null)).toEqual([2, 2, null]);
  });
  it("does not count what only a unit above the map surely holds, and says where it may belong", () => {
    const counted = countUnits(units, [cases("outside", 4)], places);
    expect(casesOf(counted, "p")).toBe(0);
    expect(["c3", "d2", "p", "c1"].map((key) => counted.get(key)!.unplaced?.cases ?? null)).toEqual([4, 4, 4, null]);
  });
  it("says when a link between eras was only an estimate", () => {
    const counted = countUnits(units, [cases("near", 1)], places);
    expect(["c3", "d2", "p", "c1"].map((key) => counted.get(key)!.estimated)).toEqual([true, true, true, false]);
  });
  it("loses no case: the province holds what its communes hold and what is unplaced", () => {
    const coded = fc.record({ unit: fc.constantFrom("c1", "c2", "c3", "d1", "p", "split", "near"), n: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(coded), (rows) => {
        const counted = countUnits(
          units,
          rows.map(({ unit, n }) => cases(unit, n)),
          places,
        );
        const all = rows.reduce((sum, { n }) => sum + n, 0);
        const placed = ["c1", "c2", "c3"].reduce((sum, key) => sum + casesOf(counted, key), 0);
        const open = rows.filter(({ unit }) => ["d1", "p", "split"].includes(unit)).reduce((sum, { n }) => sum + n, 0);
        expect([casesOf(counted, "p"), placed + open]).toEqual([all, all]);
      }),
    );
  });
});
