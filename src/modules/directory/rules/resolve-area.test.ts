import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../../kernel/tabular/fold.ts";
import { areaIndex } from "../store/unit-memory.ts";
import { areaFinder, areaResolver, editDistance, resolveArea } from "./resolve-area.ts";
import { chainOf, getUnit } from "./unit-graph.ts";
import { unitName } from "./unit-name.ts";

const index = areaIndex();
const resolve = areaResolver(index);
const keyOf = (row: Parameters<typeof resolve>[0]) => {
  const answer = resolve(row);
  return answer.status === "one" ? answer.unit.key : answer.status;
};
const on = "2021-08-01";

describe("the unit a row of a sheet means", () => {
  it("is found from three columns, from one cell, or from the code alone", () => {
    expect(keyOf({ commune: "Xã Trung Bình", district: "H. Trần Đề", province: "Sóc Trăng", on })).toBe("o19.31681");
    expect(keyOf({ commune: "xã Trung Bình, huyện Trần Đề, tỉnh Sóc Trăng", on })).toBe("o19.31681");
    expect(keyOf({ commune: "31681", on })).toBe("o19.31681");
    expect(keyOf({ commune: "P5", district: "TP Sóc Trăng", on })).toBe("o19.31498");
    expect(keyOf({ province: "94", on })).toBe("o19.94");
  });

  it("is read with the list of the row's day, and with former names after a merger", () => {
    expect(keyOf({ commune: "Phường Vĩnh Châu", province: "Cần Thơ", on: "2025-08-01" })).toBe("n25.31783");
    expect(keyOf({ commune: "Trung Bình, Trần Đề", on: "2025-08-01" })).toBe("o25.31681");
    expect(keyOf({ district: "TP Thủ Đức", province: "TPHCM", on })).toBe("o25.769");
    expect(keyOf({ commune: "Vĩnh Châu", within: "o19.94", on })).toBe("none"); // the ward of that name came in 2025
  });

  it("is never guessed between namesakes", () => {
    const answer = resolve({ commune: "Tân Thạnh", on });
    expect(answer.status).toBe("several");
    expect(answer.status === "several" && new Set(answer.candidates.map((unit) => unit.provinceId)).size).toBeGreaterThan(1);
    expect(keyOf({ commune: "xa minh quan", district: "tran yen", on })).toBe("several");
    expect(keyOf({ commune: "Xã Minh Quân", district: "Trấn Yên", on })).toBe("o19.04567");
    expect(keyOf({ commune: "Xã Minh Quán", district: "Trấn Yên", on })).toBe("o19.04516");
  });

  it("names the part that is unknown and the nearest names", () => {
    expect(resolve({ commune: "Trung Bing", district: "Trần Đề", on })).toMatchObject({
      status: "none",
      field: "commune",
      text: "Trung Bing",
      nearest: [{ key: "o19.31681" }],
    });
    expect(resolve({ commune: "Trung Bình", district: "Trấn Dề 2", within: "o19.94", on })).toMatchObject({
      field: "district",
      nearest: [{ key: "o19.951" }],
    });
    expect(resolve({ on })).toMatchObject({ status: "none", text: "" });
  });

  it("is every commune of the country, from its own full name, accented or in an odd spelling of the tone", () => {
    const days = { o19: "2021-08-01", o25: "2025-04-01", n25: "2025-08-01" };
    const wrong = index.entries.filter(({ unit }) => {
      const [own, ...above] = chainOf(index.graph, unit.key).map((key) => unitName(getUnit(index.graph, key)));
      const row = above.length === 2 ? { district: above[0], province: above[1] } : { province: above[0] };
      return unit.level === "commune" && keyOf({ commune: own, ...row, on: days[unit.era] }) !== unit.key;
    });
    expect(wrong.map(({ unit }) => unit.key)).toEqual([]);
  });

  it("is the same for upper case, decomposed letters and extra blanks, and never another one without accents", () => {
    fc.assert(
      fc.property(fc.constantFrom(...index.entries.filter(({ unit }) => unit.era === "o19" && unit.level === "commune")), ({ unit }) => {
        const [commune, district, province] = chainOf(index.graph, unit.key).map((key) => unitName(getUnit(index.graph, key)));
        const odd = (text: string | undefined) => text && ` ${text.toUpperCase().normalize("NFD").replaceAll(" ", "  ")} `;
        expect(keyOf({ commune: odd(commune), district: odd(district), province: odd(province), on })).toBe(unit.key);
        const plain = resolveArea(index, { commune: fold(commune!), district: fold(district!), province: fold(province!), on });
        expect(plain.status === "one" ? [plain.unit.key] : plain.status === "several" && plain.candidates.map(({ key }) => key)).toContain(
          unit.key,
        );
      }),
      { numRuns: 300 },
    );
  });
});

it("counts the letters to change", () => {
  expect(editDistance("trung bing", "trung binh")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("vinh chau", "vinh chau")).toBe(0);
});

describe("a place named without its level", () => {
  const find = areaFinder(index);
  const found = (text: string, on = "2022-02-16", within?: string) => {
    const answer = find(text, on, within);
    return answer.status === "one" ? answer.unit.key : answer.status;
  };
  it("is found by its key, by a code of that day, and by a name only one unit bears", () => {
    expect(["o19.950", "94", "950", "31681", "Huyện Trần Đề"].map((text) => found(text))).toEqual([
      "o19.950",
      "o19.94",
      "o19.950",
      "o19.31681",
      "o19.951",
    ]);
  });
  it("the word of the kind decides between namesakes of different levels", () => {
    expect(found("TX Vinh Chau")).toBe("o19.950");
    expect(found("Tỉnh Sóc Trăng")).toBe("o19.94");
    expect(found("TP Sóc Trăng")).toBe("o19.941");
  });
  it("is no guess: a name of a city and of its province is asked back", () => {
    expect(found("Sóc Trăng")).toBe("several");
    expect(found("Long Phú", "2022-02-16", "o19.94")).toBe("several");
    expect(found("constructor")).toBe("none");
  });
});
