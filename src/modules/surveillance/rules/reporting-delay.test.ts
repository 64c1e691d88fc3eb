import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sharedData } from "../../../kernel/test-kit/shared-data.ts";
import { addDays } from "../../../kernel/time/local-date.ts";
import { type DelayedReport, daysUntilComplete, reportingDelay } from "./reporting-delay.ts";

const options = { asOf: "2021-12-31", maxDays: 15, windowDays: null };
const reports = (delays: readonly number[], eventOn = "2021-11-01"): DelayedReport[] =>
  delays.map((delay) => ({ eventOn, reportedOn: addDays(eventOn, delay) }));

it("measures the share of reports in after each day", () => {
  const delay = reportingDelay(reports([0, 0, 1, 1, 1, 2, 2, 2, 5, 9]), options);
  expect([0, 1, 2, 4, 5, 9].map((day) => Math.round(delay.cumulative[day]! * 100))).toEqual([20, 50, 80, 80, 90, 100]);
  expect([daysUntilComplete(delay, 0.8), daysUntilComplete(delay, 0.95)]).toEqual([2, 9]);
});

it("does not take the quick first reports of the last days for quick reporting", () => {
  // Every event waits 0 or 4 days, half each; of yesterday's only the quick half is in.
  const old = reports([0, 4, 0, 4, 0, 4, 0, 4]);
  const young = reports([0, 0, 0, 0, 0, 0], "2021-12-30");
  expect(reportingDelay([...old, ...young], options).cumulative[0]).toBeCloseTo(0.5);
});

it("says nothing when nothing was measured, or when reports are slower than it looks", () => {
  expect(daysUntilComplete(reportingDelay([], options), 0.95)).toBeNull();
  expect(daysUntilComplete(reportingDelay(reports([20, 25, 30]), options), 0.95)).toBeNull();
});

it("leaves reports dated before their event out, and counts them", () => {
  expect(reportingDelay(reports([-1, 0, 2]), options)).toMatchObject({ count: 2, negative: 1 });
});

it("measures the same whether reports of the same days come one by one or counted", () => {
  const counted = [0, 1, 2, 5].map((delay, at) => ({ ...reports([delay])[0]!, n: [2, 3, 3, 1][at]! }));
  expect(reportingDelay(counted, options)).toEqual(reportingDelay(reports([0, 0, 1, 1, 1, 2, 2, 2, 5]), options));
});

it("looks only at the window it is given, so that a slow spring does not shade a quick autumn", () => {
  const slow = reports([10, 10, 10], "2021-03-01");
  expect(daysUntilComplete(reportingDelay([...slow, ...reports([1, 1], "2021-12-10")], { ...options, windowDays: 42 }), 0.95)).toBe(1);
});

it("rises to one and holds every report", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 40 }))), (pairs) => {
      const all = pairs.map(([age, delay]) => ({ eventOn: addDays(options.asOf, -age), reportedOn: addDays(options.asOf, -age + delay) }));
      const measured = reportingDelay(all, options);
      expect(measured.count + measured.negative).toBe(all.filter(({ reportedOn }) => reportedOn <= options.asOf).length);
      expect(measured.reports.reduce((sum, count) => sum + count, 0)).toBe(measured.count);
      for (const [day, share] of measured.cumulative.entries())
        expect(share >= (measured.cumulative[day - 1] ?? 0) && share <= 1).toBe(true);
      if (measured.count > 0) expect(measured.cumulative.at(-1)).toBe(1);
    }),
  );
});

interface Fixture {
  now: string;
  D: number;
  m: number | null;
  n_x: number[];
  N_x: number[];
  methods: { method: string; delay_cdf?: number[] }[];
}

function measureFixture(folder: string, name: string) {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8"));
  const fixture: Fixture = read(name);
  const list: { dHosp: string[]; dReport: string[] } = read("linelist_husO104Hosp");
  const rows = list.dHosp
    .map((eventOn, index) => ({ eventOn, reportedOn: list.dReport[index]! }))
    .filter(({ eventOn }) => eventOn >= "2011-05-01");
  return { fixture, delay: reportingDelay(rows, { asOf: fixture.now, maxDays: fixture.D, windowDays: fixture.m }) };
}

const outbreaks = [
  "hus_now2011-05-30_D15",
  "hus_now2011-06-02_D15",
  "hus_now2011-06-05_D12",
  "hus_now2011-06-06_D15_m20",
  "hus_now2011-06-09_D15",
];

sharedData("reference/epi/nowcast", "reporting delay against R's surveillance package on the HUS outbreak of 2011", (folder) => {
  it.each(outbreaks)("counts the same reports and the same reports at risk: %s", (name) => {
    const { fixture, delay } = measureFixture(folder, name);
    expect([delay.reports, delay.atRisk]).toEqual([fixture.n_x, fixture.N_x]);
  });

  it.each(outbreaks)("estimates the same delays: %s", (name) => {
    const { fixture, delay } = measureFixture(folder, name);
    // R goes on beyond the longest delay with ones.
    const expected = fixture.methods.find(({ method }) => method === "lawless")!.delay_cdf!;
    for (const [day, share] of expected.slice(0, fixture.D + 1).entries()) expect(delay.cumulative[day]).toBeCloseTo(share, 12);
  });
});
