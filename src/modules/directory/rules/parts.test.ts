import { describe, expect, it } from "vitest";
import { unitGraph } from "../store/unit-memory.ts";
import { isPlace, placesFor } from "./parts.ts";
import { rollUp } from "./roll-up.ts";
import { expandSeenBy } from "./seen-by.ts";
import { counterpartsOf, getUnit } from "./unit-graph.ts";
import { tableUnitName, unitName, unitPath } from "./unit-name.ts";

const graph = unitGraph();
/** Xã Vĩnh Thành of 2019 went into four communes of 2025. */
const split = "o19.31771";
const part = `${split}-n25.31741`;

describe("where a record of a unit can be placed", () => {
  it("is in one of the parts of a commune that was split", () => {
    expect(placesFor(graph, split)).toEqual(["n25.31741", "n25.31756", "n25.31759", "n25.31777"].map((now) => `${split}-${now}`));
  });

  it("is in a commune that took from its district, where nobody recorded what became of it", () => {
    expect(placesFor(graph, "o25.30622")).toContain("o25.30622-n25.30589");
  });

  it("is in a commune of the same list, where only a district or a province was stated", () => {
    const communes = placesFor(graph, "o19.950");
    expect(communes).toContain("o19.31792");
    expect(communes.every((key) => key.startsWith("o19.") && graph.units.get(key)!.parent === "o19.950")).toBe(true);
    expect(placesFor(graph, "n25.92")).toContain("n25.31741");
  });

  it("is nowhere else for a commune that went on whole, or is of today", () => {
    expect(placesFor(graph, "o19.31501")).toEqual([]);
    expect(placesFor(graph, "n25.31741")).toEqual([]);
  });

  it("is not a part that the commune never had", () => {
    expect(isPlace(graph, part)).toBe(true);
    expect(isPlace(graph, `${split}-n25.31120`)).toBe(false);
    expect(isPlace(graph, "o19.31501-n25.31498")).toBe(false);
  });
});

describe("a part of a commune that was split", () => {
  it("counts in the commune on its own map, and where it lies on today's", () => {
    expect(rollUp(graph, part, "o19")).toMatchObject({ key: split, placement: "exact" });
    expect(rollUp(graph, part, "o25")).toMatchObject({ key: "o25.31771", placement: "exact" });
    expect(rollUp(graph, part, "n25")).toEqual({ key: "n25.31741", placement: "exact", estimated: false });
  });

  it("is seen by the successor it lies in and by all who see the commune, but by no other successor", () => {
    const seen = expandSeenBy(graph, part);
    expect(seen).toEqual(expect.arrayContaining([split, "o19.94", "o25.31771", "n25.31741", "n25.92", "vn"]));
    expect(seen.filter((key) => /^n25\.\d{5}$/.test(key))).toEqual(["n25.31741"]);
  });

  it("says both names", () => {
    const unit = getUnit(graph, part);
    const now = unitName(getUnit(graph, "n25.31741"));
    expect(unitName(unit)).toBe(`Xã Vĩnh Thành (nay thuộc ${now.charAt(0).toLowerCase()}${now.slice(1)})`);
    expect(tableUnitName(unit)).toBe(`Xã Vĩnh Thành → ${now}`);
    expect(unitPath(unit, [getUnit(graph, split), getUnit(graph, "o19.949")])).not.toContain("xã Vĩnh Thành,");
  });

  it("of every split commune is exact on both its maps and seen by one unit of today only", () => {
    for (const unit of graph.units.values()) {
      if (unit.level !== "commune" || unit.era === "n25") continue;
      for (const key of placesFor(graph, unit.key)) {
        const now = key.split("-")[1]!;
        const counterparts = counterpartsOf(graph, key);
        expect(rollUp(graph, key, "n25", counterparts)).toMatchObject({ key: now, placement: "exact" });
        expect(expandSeenBy(graph, key, counterparts).filter((one) => /^n25\.\d{5}$/.test(one))).toEqual([now]);
      }
    }
  });
});
