import { expect, it } from "vitest";
import type { Indicator } from "../indicators/define-indicator.ts";
import { indicators } from "../indicators/index.gen.ts";
import { evaluate, needsOf, type Readings } from "./evaluate.ts";
import { isTooLong, periodsOf } from "./periods.ts";

const find = (code: string): Indicator => {
  const found = (indicators as Record<string, Indicator>)[code];
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
};
const readings = (counts: Record<string, number>, population: number | null = null, reported: Record<string, number> = {}): Readings => ({
  counts: new Map(Object.entries(counts)),
  reported: new Map(Object.entries(reported)),
  population,
});

it("has at least 25 indicators, each with both languages, definition, source and parts that exist", () => {
  const all = Object.values(indicators) as Indicator[];
  expect(all.length).toBeGreaterThanOrEqual(25);
  for (const indicator of all) {
    expect(
      [indicator.vi, indicator.en, indicator.definition.vi, indicator.definition.en, indicator.source, indicator.unit].every(
        (text) => text.length > 0,
      ),
      indicator.code,
    ).toBe(true);
    expect(() => needsOf([indicator.code], find), indicator.code).not.toThrow();
  }
  expect(new Set(all.map((indicator) => indicator.code)).size).toBe(all.length);
});

it("keeps cumulative = active + recovered + died + moved away or lost from sight", () => {
  const from = readings({ "cases-cumulative": 120, "recovered-cumulative": 70, "deaths-cumulative": 3, "left-cumulative": 2 });
  expect(evaluate("cases-active", from, find)).toEqual({ value: 45, missing: [] });
});

it("does not know a sum of which a part is unknown, and names the part", () => {
  expect(evaluate("cases-active", readings({ "cases-cumulative": 120, "recovered-cumulative": 70, "left-cumulative": 0 }), find)).toEqual({
    value: null,
    missing: ["deaths-cumulative"],
  });
});

it("gives no rate without a population, and no rounding error with one", () => {
  expect(evaluate("cases-new-per-100k", readings({ "cases-new": 12 }), find)).toEqual({ value: null, missing: ["population"] });
  expect(evaluate("cases-new-per-100k", readings({ "cases-new": 12 }, 80_000), find).value).toBe(15);
});

it("gives no fatality where there was no case", () => {
  expect(evaluate("case-fatality", readings({ "cases-cumulative": 0, "deaths-cumulative": 0 }), find).value).toBeNull();
});

it("splits a span into days or weeks without losing or doubling one", () => {
  expect(periodsOf("2022-02-01", "2022-02-10", "week")).toEqual([
    { from: "2022-02-01", to: "2022-02-03" },
    { from: "2022-02-04", to: "2022-02-10" },
  ]);
  expect(periodsOf("2022-02-01", "2022-02-03", "day").map((each) => each.to)).toEqual(["2022-02-01", "2022-02-02", "2022-02-03"]);
});

it("answers ten years day by day and no more: a span of millennia would hold up the whole server", () => {
  expect(isTooLong("2013-01-01", "2022-12-31", "day")).toBe(false);
  expect(isTooLong("0001-01-01", "9999-12-31", "day")).toBe(true);
  expect(isTooLong("0001-01-01", "9999-12-31", "week")).toBe(true);
  expect(isTooLong("0001-01-01", "9999-12-31", undefined)).toBe(false);
});
