import { describe, expect, it } from "vitest";
import { foldedUnitName, mapUnitName, readUnitName, tableUnitName, unitName, unitPath } from "./unit-name.ts";

const trungBinh = { kind: "commune", name: "Trung Bình" } as const;
const tranDe = { kind: "rural-district", name: "Trần Đề" } as const;
const socTrang = { kind: "province", name: "Sóc Trăng" } as const;

describe("names of units", () => {
  it("writes a commune with its district as official papers do", () => {
    expect(unitPath(trungBinh, [tranDe])).toBe("Xã Trung Bình, huyện Trần Đề");
    expect(unitPath(trungBinh, [tranDe, socTrang])).toBe("Xã Trung Bình, huyện Trần Đề, tỉnh Sóc Trăng");
    expect(unitPath(trungBinh, [tranDe], "en")).toBe("Trung Bình commune, Trần Đề district");
  });

  it("shortens towns, cities and townships in tables, and nothing else", () => {
    expect(tableUnitName({ kind: "town", name: "Vĩnh Châu" })).toBe("TX. Vĩnh Châu");
    expect(tableUnitName({ kind: "city", name: "Sóc Trăng" })).toBe("TP. Sóc Trăng");
    expect(tableUnitName({ kind: "township", name: "Trần Đề" })).toBe("TT. Trần Đề");
    expect(tableUnitName(trungBinh)).toBe("Xã Trung Bình");
  });

  it("keeps the word before a number, on maps and in English", () => {
    expect(mapUnitName({ kind: "ward", name: "9" })).toBe("P. 9");
    expect(mapUnitName({ kind: "urban-district", name: "1" })).toBe("Q. 1");
    expect(mapUnitName(trungBinh)).toBe("Trung Bình");
    expect(unitName({ kind: "ward", name: "9" }, "en")).toBe("Ward 9");
  });

  it("tells a municipality from a city below a province by the length of the code", () => {
    expect(readUnitName("Thành phố Cần Thơ", 2)).toEqual({ kind: "municipality", name: "Cần Thơ" });
    expect(readUnitName("Thành phố Sóc Trăng", 3)).toEqual({ kind: "city", name: "Sóc Trăng" });
    expect(readUnitName("Thị xã Vĩnh Châu", 3)).toEqual({ kind: "town", name: "Vĩnh Châu" });
    expect(() => readUnitName("Vĩnh Châu", 3)).toThrow("Vĩnh Châu");
  });

  it("compares names without accents", () => {
    expect(foldedUnitName({ kind: "special-zone", name: "Phú Quốc" })).toBe("dac khu phu quoc");
  });
});
