import { describe, expect, it } from "vitest";
import { unitGraph } from "../store/unit-memory.ts";
import { isBefore } from "./eras.ts";
import { rollUp } from "./roll-up.ts";
import { COUNTRY, expandSeenBy } from "./seen-by.ts";
import { chainOf, commonChain, counterpartsOf } from "./unit-graph.ts";

const graph = unitGraph();
const seenBy = (key: string) => expandSeenBy(graph, key);

describe("who sees what is coded with a unit", () => {
  it("is the unit, every unit above it, and the country", () => {
    expect(seenBy("o19.31681")).toEqual(expect.arrayContaining(["o19.31681", "o19.951", "o19.94", COUNTRY]));
    expect(seenBy("o19.31681")).not.toContain("o19.950");
  });

  it("is every successor of a unit that was split, until somebody places the record", () => {
    expect(seenBy("o25.31178")).toEqual(expect.arrayContaining(["n25.31120", "n25.31168", "n25.92"]));
  });

  it("is an account with a former code only where its old unit surely holds the new one", () => {
    // Xã Trần Đề was made of several communes, all of Sóc Trăng: the old province sees it, one old commune must not see its neighbours' people.
    const seen = seenBy("n25.31673");
    expect(seen).toEqual(expect.arrayContaining(["n25.92", "o25.951", "o25.94", "o19.951", "o19.94"]));
    expect(seen.filter((key) => /^o\d\d\.\d{5}$/.test(key))).toEqual([]);
    // A province merged of three is not seen by an account of one of the three.
    expect(seenBy("n25.92")).toEqual(["n25.92", COUNTRY]);
    // Xã Lai Hòa went on as it was: its old and its new station are the same station.
    expect(seenBy("n25.31810")).toEqual(expect.arrayContaining(["o25.31810", "o19.31810", "o19.94"]));
  });

  it("covers a commune whose successor nobody knows: all successors of its district see it", () => {
    const seen = seenBy("o25.30622");
    expect(seen).toEqual(expect.arrayContaining(["n25.91", "n25.30589", "n25.30604"]));
    expect(seen).not.toContain("n25.82");
  });

  it("follows communes that were dissolved into their island district", () => {
    expect(seenBy("o19.21541")).toEqual(expect.arrayContaining(["o25.536", "n25.21548", "n25.51"]));
  });

  it("holds for every unit: itself, its province and the country; whoever it sees from an earlier era holds all its parts", () => {
    for (const unit of graph.units.values()) {
      const seen = seenBy(unit.key);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining([...chainOf(graph, unit.key), `n25.${unit.provinceId}`, COUNTRY]));
      for (const { era, keys } of counterpartsOf(graph, unit.key).filter((one) => isBefore(one.era, unit.era))) {
        expect(seen.filter((key) => key.startsWith(era))).toEqual(commonChain(graph, keys));
      }
    }
  });
});

describe("rolling a unit up to the map of an era", () => {
  it("gives the unit itself on its own map", () => {
    expect(rollUp(graph, "o19.950", "o19")).toEqual({ key: "o19.950", placement: "exact", estimated: false });
  });

  it("gives the successor of a unit that went on whole, and says when that is only an estimate", () => {
    expect(rollUp(graph, "o19.31681", "n25")).toEqual({ key: "n25.31673", placement: "exact", estimated: false });
    // Phường 1 of Sóc Trăng was merged into phường 9, which has its name since: known by the name, so no estimate.
    expect(rollUp(graph, "o19.31513", "o25")).toEqual({ key: "o25.31522", placement: "exact", estimated: false });
    const estimate = [...graph.successors.values()].flat().find((link) => link.method === "nearest_estimate" && link.share === "full")!;
    expect(rollUp(graph, estimate.from, "o25")).toEqual({ key: estimate.to, placement: "exact", estimated: true });
  });

  it("counts a split unit, and a district after districts went, once under the unit that surely holds it", () => {
    expect(rollUp(graph, "o25.31178", "n25")).toEqual({ key: "n25.92", placement: "unplaced", estimated: false });
    expect(rollUp(graph, "o19.950", "n25")).toMatchObject({ key: "n25.92", placement: "unplaced" });
  });

  it("goes back as well: a merged unit is somewhere in its old district", () => {
    expect(rollUp(graph, "n25.31673", "o25")).toMatchObject({ key: "o25.951", placement: "unplaced" });
    expect(rollUp(graph, "n25.92", "o25")).toMatchObject({ key: null, placement: "unplaced" });
  });

  it("places every old unit in the new province that contains it", () => {
    for (const unit of graph.units.values()) {
      const { key } = rollUp(graph, unit.key, "n25");
      expect(key && graph.units.get(key)?.provinceId).toBe(unit.provinceId);
    }
  });
});
