import { describe, expect, it } from "vitest";
import { areaIndex } from "../store/unit-memory.ts";
import { searchAreas } from "./search-areas.ts";
import { unitPath } from "./unit-name.ts";

const index = areaIndex();
const find = (text: string, era: "o19" | "o25" | "n25" = "o19", within?: string) => searchAreas(index, text, { era, within });
const best = (text: string, era?: "o19" | "o25" | "n25", within?: string) => {
  const hit = find(text, era, within)[0];
  return hit && unitPath(hit.unit, hit.above);
};

describe("searching for a unit", () => {
  it("finds a town by its full name, its abbreviation without accents, and its code", () => {
    for (const text of ["thị xã Vĩnh Châu", "TX Vinh Chau", "tx. vĩnh châu", "Vinh Chau", "950", "o19.950"])
      expect(best(text)).toBe("Thị xã Vĩnh Châu, tỉnh Sóc Trăng");
  });

  it("finds a commune in any word order, composed or decomposed, with or without its district", () => {
    const answer = "Xã Trung Bình, huyện Trần Đề, tỉnh Sóc Trăng";
    for (const text of ["trung binh tran de", "Trần Đề, Trung Bình", "xã Trung Bình huyện Trần Đề".normalize("NFD"), "31681"])
      expect(best(text)).toBe(answer);
  });

  it("reads P5, p. 05 and F5 as ward 5", () => {
    for (const text of ["P5 Sóc Trăng", "p. 05 soc trang", "F5 Sóc Trăng"])
      expect(best(text)).toBe("Phường 5, thành phố Sóc Trăng, tỉnh Sóc Trăng");
    expect(best("q1 hcm")).toBe("Quận 1, thành phố Hồ Chí Minh");
  });

  it("answers an old name on the new map with what became of it", () => {
    const hit = find("Bùi Hữu Nghĩa", "n25")[0]!;
    expect(hit.unit.key).toBe("o25.31178");
    expect(hit.counterparts.map((unit) => unit.name)).toEqual(["Cái Khế", "Bình Thủy"]);
    expect(find("xã Trung Bình Trần Đề", "n25")[0]!.counterparts.map((unit) => unit.key)).toEqual(["n25.31673"]);
  });

  it("does not repeat a unit that came over unchanged into the next list", () => {
    const keys = find("Bùi Hữu Nghĩa", "n25").map((hit) => hit.unit.key);
    expect(keys).toEqual(["o25.31178"]);
    expect(find("xã Trung Bình Trần Đề").map((hit) => hit.unit.key)).toEqual(["o19.31681"]);
  });

  it("keeps to an area, whatever era the area is named in", () => {
    expect(find("phường", "o19", "o19.94").every((hit) => hit.unit.provinceId === "92")).toBe(true);
    expect(find("Mỹ Xuyên", "o19", "n25.92").map((hit) => hit.unit.key)).toContain("o19.947");
    expect(find("Ba Đình", "o19", "o19.94")).toEqual([]);
  });

  it("finds nothing for words that fit nothing, and nothing for no words", () => {
    expect(find("qwerty")).toEqual([]);
    expect(find("  ")).toEqual([]);
    expect(find("99999")).toEqual([]);
  });

  it("is quick enough to search while somebody types", () => {
    const times = ["Vĩnh Châu", "trung binh tran de", "p", "xa", "can tho"].map((text) => {
      const started = performance.now();
      find(text);
      return performance.now() - started;
    });
    expect(Math.max(...times)).toBeLessThan(500);
  });
});
