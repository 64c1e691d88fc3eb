import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/time/local-date.ts";
import { type DayCount, inputsFromCounts, type UnitCounts, windowEndingOn } from "./inputs.ts";

const on = "2021-12-11";
const day = (daysBefore: number, count: Partial<DayCount>): DayCount => ({
  on: addDays(on, -daysBefore),
  cases: 0,
  communityCases: 0,
  deaths: 0,
  backFilledCases: 0,
  backFilledCommunityCases: 0,
  oxygenPatients: null,
  ...count,
});
const unit = (population: number | null, days: DayCount[] | null): UnitCounts => ({
  id: "00202",
  population,
  days,
  source: "line list",
  asOf: "2021-12-11T17:00:00Z",
});
const inputs = (rule: "qd-4800" | "qd-218", population: number | null, days: DayCount[] | null) =>
  inputsFromCounts(rule, on, [unit(population, days)])[0]!;

it("a week is the 7 local days that end on the assessment day", () => {
  expect(windowEndingOn("2022-03-03", 7)).toEqual({ from: "2022-02-25", to: "2022-03-03" });
});

describe("the community rate of 4800", () => {
  it("is the mean week of the last 14 days, exact, and rounded half up for print", () => {
    const { communityCasesPer100kWeek } = inputs("qd-4800", 9552, [day(0, { communityCases: 40 }), day(13, { communityCases: 42 })]);
    expect(communityCasesPer100kWeek).toMatchObject({ count: 82, of: 9552, printed: 429 });
    expect(communityCasesPer100kWeek!.value).toBeCloseTo(429.23, 2);
  });
  it("leaves out the fifteenth day and the day after", () => {
    const { communityCasesPer100kWeek } = inputs("qd-4800", 9552, [day(14, { communityCases: 5 }), day(-1, { communityCases: 5 })]);
    expect(communityCasesPer100kWeek).toMatchObject({ value: 0, count: 0 });
  });
  it("prints 0.5 as 1", () => {
    expect(inputs("qd-4800", 100_000, [day(3, { communityCases: 1 })]).communityCasesPer100kWeek).toMatchObject({ value: 0.5, printed: 1 });
  });
  it("counts a back-filled case on its own day and says how many there are", () => {
    const days = [day(9, { communityCases: 3, backFilledCommunityCases: 3 }), day(1, { communityCases: 4 })];
    expect(inputs("qd-4800", 10_000, days).communityCasesPer100kWeek).toMatchObject({ count: 7, backFilled: 3 });
  });
});

describe("the weekly rates of 218", () => {
  it("count every case and death of 7 days", () => {
    const days = [day(0, { cases: 30, communityCases: 1 }), day(6, { cases: 34, deaths: 1 }), day(7, { cases: 100, deaths: 9 })];
    const { casesPer100kWeek, deathsPer100k } = inputs("qd-218", 12_561, days);
    expect(casesPer100kWeek).toMatchObject({ count: 64, printed: 510 });
    expect(deathsPer100k!.value).toBeCloseTo(7.96, 2);
  });
  it("give a mean of patients on oxygen only when each of the 7 days was reported", () => {
    const week = Array.from({ length: 7 }, (_, n) => day(n, { oxygenPatients: n }));
    expect(inputs("qd-218", 100_000, week).oxygenPatientsPer100k).toMatchObject({ value: 3 });
    expect(inputs("qd-218", 100_000, week.slice(1)).oxygenPatientsPer100k).toMatchObject({ value: null });
  });
});

it("nothing is zero that nobody counted: without population or counts every rate is missing", () => {
  for (const rule of ["qd-4800", "qd-218"] as const) {
    for (const missing of [inputs(rule, null, [day(0, { cases: 5, communityCases: 5 })]), inputs(rule, 5000, null), inputs(rule, 0, [])]) {
      expect(Object.values(missing).map(({ value }) => value)).toEqual(Object.values(missing).map(() => null));
    }
  }
});

it("a rate is its count over its population, whatever the days", () => {
  const counts = fc.array(fc.record({ before: fc.integer({ min: 0, max: 13 }), cases: fc.nat({ max: 50 }) }), { maxLength: 20 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 1_000_000 }), (list, population) => {
      const rate = inputs(
        "qd-4800",
        population,
        list.map(({ before, cases }) => day(before, { communityCases: cases })),
      ).communityCasesPer100kWeek!;
      const total = list.reduce((sum, { cases }) => sum + cases, 0);
      expect(rate).toMatchObject({ count: total, of: population, value: (total * 50_000) / population });
    }),
  );
});
