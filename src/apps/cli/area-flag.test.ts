import { describe, expect, it } from "vitest";
import { areaOf } from "./area-flag.ts";

describe("--area", () => {
  it("is a code of the map of that day, a key, or a name only one unit bears", () => {
    expect(areaOf({ area: "94" }, "2022-02-16")).toBe("o19.94");
    expect(areaOf({ area: "n25.92" }, "2022-02-16")).toBe("n25.92");
    expect(areaOf({ area: "TX Vinh Chau" }, "2022-02-16")).toBe("o19.950");
  });
  it("a code that left the map is refused, and where it lies now is said", () => {
    expect(() => areaOf({ area: "94" }, "2025-08-01")).toThrow(/trong n25 .*94 → n25\.92 Cần Thơ/);
    expect(() => areaOf({ area: "31681" }, "2025-08-01")).toThrow(/31681 → n25\.31673/);
  });
  it("without a day, a code that means different units is asked back", () => {
    expect(() => areaOf({ area: "92" }, undefined)).toThrow(/mã 92 có ở/);
    expect(areaOf({ area: "92", era: "o19" }, undefined)).toBe("o19.92");
  });
  it("a name of several units is asked back with their codes", () => {
    expect(() => areaOf({ area: "Long Phu" }, "2022-02-16")).toThrow(/có ở nhiều nơi.*o19\.31639/);
  });
});
