import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../../kernel/test-kit/shared-data.ts";
import { addDays, daysBetween, localDateOf } from "../../../kernel/time/local-date.ts";
import { CaseReport } from "../../surveillance/contract.ts";
import { demoWindow, eventsOf, type OutbreakPlan, type SimulatedUnit } from "./plan.ts";
import { type SimulatedCase, simulateOutbreak } from "./simulate-outbreak.ts";

const districts = ["941", "942", "947"];
const units: SimulatedUnit[] = Array.from({ length: 12 }, (_, index) => ({
  key: `o19.${31_498 + index * 3}`,
  name: String(index + 1),
  kind: "ward",
  districtKey: `o19.${districts[index % 3]}`,
  districtName: `Huyện ${districts[index % 3]}`,
  population: 6_000 + 1_500 * index,
}));
const plan: OutbreakPlan = { ...demoWindow, units, facilities: [{ key: "ag.94-bvdk", districtKey: null }], persons: 6_000, cases: 1_500 };
const outbreak = simulateOutbreak(plan);
const cases = [...outbreak.cases()];
const last = ({ versions }: SimulatedCase) => versions.at(-1)!.report;
const endOn = addDays(plan.startOn, plan.days - 1);

describe("every report", () => {
  it("is a case report as the system stores it, of a person of the province", () => {
    for (const simulated of cases) {
      for (const { report } of simulated.versions) CaseReport.parse(report);
      expect(outbreak.personOf(simulated).facts.residenceUnit).toBe(last(simulated).residenceUnit);
    }
  });

  it("is there exactly once, as many as asked for, about different people", () => {
    expect(cases).toHaveLength(plan.cases);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(plan.cases);
    expect(new Set(cases.map(({ personId }) => personId)).size).toBe(plan.cases);
    expect(new Set(cases.map((simulated) => last(simulated).nationalNumber).filter((number) => number !== null)).size).toBeGreaterThan(100);
  });

  it("comes in the order in which the system learnt of it, and its versions too", () => {
    const firsts = cases.map(({ versions }) => versions[0]!.recordedAt);
    expect(firsts).toEqual(firsts.toSorted());
    for (const { versions } of cases)
      for (const [index, { recordedAt }] of versions.entries())
        if (index > 0) expect(recordedAt > versions[index - 1]!.recordedAt).toBe(true);
  });

  it("is received when it is first recorded, inside the window", () => {
    for (const { versions } of cases)
      for (const { report, recordedAt } of versions) {
        expect(report.notifiedAt).toBe(versions[0]!.recordedAt);
        expect(localDateOf(new Date(recordedAt)) >= plan.startOn && localDateOf(new Date(recordedAt)) <= endOn).toBe(true);
      }
  });

  it("knows nothing before it happened", () => {
    for (const { versions } of cases)
      for (const { report, recordedAt } of versions) {
        const today = localDateOf(new Date(recordedAt));
        for (const on of [report.onsetOn, report.sampledOn, report.resultedOn, report.reportedOn, report.severityOn, report.outcomeOn])
          expect(on === null || on <= today).toBe(true);
      }
  });

  it("has its days in order; only a contact sampled early may fall ill after the sample, within the incubation", () => {
    for (const simulated of cases) {
      const first = simulated.versions[0]!.report;
      const { onsetOn, sampledOn, resultedOn, outcomeOn } = last(simulated);
      expect(first.sampledOn! <= (first.resultedOn ?? first.sampledOn!) && (first.resultedOn ?? first.sampledOn!) <= first.reportedOn).toBe(
        true,
      );
      if (resultedOn) expect(sampledOn! <= resultedOn).toBe(true);
      if (onsetOn) expect(daysBetween(sampledOn!, onsetOn)).toBeLessThanOrEqual(14);
      if (outcomeOn) expect(outcomeOn >= sampledOn! && outcomeOn >= (onsetOn ?? sampledOn!)).toBe(true);
    }
  });
});

describe("the outbreak", () => {
  it("keeps its books: infected = reported + never found; reported = this disease + discarded", () => {
    const { infections, cases: reported, discarded, unreported } = outbreak.summary;
    expect(infections).toBe(reported - discarded + unreported);
    expect(cases.filter(({ truth }) => truth === null)).toHaveLength(discarded);
    for (const simulated of cases)
      if (simulated.truth === null) expect(["suspected", "discarded"]).toContain(last(simulated).classification);
  });

  it("infects nobody by somebody who was infected later, and household members only at home", () => {
    const byPerson = new Map(cases.map((simulated) => [simulated.personId, simulated]));
    for (const simulated of cases) {
      const source = simulated.truth?.infectedBy ? byPerson.get(simulated.truth.infectedBy) : undefined;
      if (!source?.truth || !simulated.truth) continue;
      expect(source.truth.infectedOn < simulated.truth.infectedOn).toBe(true);
      const [home, sourceHome] = [simulated, source].map((each) => outbreak.personOf(each).facts.householdId);
      if (simulated.truth.setting === "household") expect(home).toBe(sourceHome);
    }
  });

  it("spreads in every way it may", () => {
    const settings = new Set(cases.flatMap(({ truth }) => (truth ? [truth.setting] : [])));
    for (const setting of ["import", "household", "group", "community", "gathering"] as const) expect(settings).toContain(setting);
  });

  it("grows to its peak and falls again", () => {
    const { peak } = eventsOf(plan);
    const week = (day: number) =>
      cases.filter((simulated) => Math.abs(daysBetween(plan.startOn, last(simulated).reportedOn) - day) <= 3).length;
    expect(week(10) * 5).toBeLessThan(week(peak));
    expect(week(50)).toBeLessThan(week(peak));
    expect(week(plan.days - 4) * 3).toBeLessThan(week(peak));
  });

  it("has one gathering at which many were infected on one day by one person", () => {
    const { gathering } = outbreak.summary;
    const infected = cases.filter(({ truth }) => truth?.setting === "gathering");
    expect(gathering.infected).toBeGreaterThanOrEqual(20);
    expect(new Set(infected.map(({ truth }) => `${truth!.infectedOn} ${truth!.infectedBy}`)).size).toBe(1);
    expect(infected.length).toBeGreaterThan(gathering.infected * 0.6);
  });

  it("has one district that sends on one day what it had not reported for weeks", () => {
    const { backFill } = outbreak.summary;
    const late = cases.filter(
      ({ versions: [first] }) => daysBetween(first!.report.resultedOn ?? first!.report.reportedOn, first!.report.reportedOn) > 7,
    );
    expect(backFill.district).toBe("o19.942"); // the second largest
    expect(late).toHaveLength(backFill.cases);
    expect(late.length).toBeGreaterThan(5);
    for (const simulated of late) {
      expect(last(simulated).reportedOn).toBe(backFill.on);
      expect(units.find(({ key }) => key === last(simulated).residenceUnit)!.districtKey).toBe(backFill.district);
    }
  });

  it("reports less at the weekend, and catches up on Monday", () => {
    const on = (weekday: number) =>
      cases.filter((simulated) => new Date(`${last(simulated).reportedOn}T00:00:00Z`).getUTCDay() === weekday).length;
    expect(on(0)).toBeLessThan(on(3));
    expect(on(1)).toBeGreaterThan(on(3));
  });

  it("is worse for the old: nobody dies young more often than old", () => {
    const share = (from: number, to: number) => {
      const band = cases.filter((simulated) => {
        const age = 2021 - outbreak.personOf(simulated).facts.birthYear!;
        return age >= from && age < to && simulated.truth !== null;
      });
      return band.filter((simulated) => ["severe", "critical"].includes(last(simulated).severity ?? "")).length / band.length;
    };
    expect(share(60, 120)).toBeGreaterThan(share(0, 40));
  });
});

it("is the same for the same seed, read once or twice, and another for another", () => {
  const small = { ...plan, persons: 1_500, cases: 300 };
  const one = simulateOutbreak(small);
  expect([...one.cases()]).toEqual([...simulateOutbreak(small).cases()]);
  expect([...one.cases()].slice(0, 50)).toEqual([...one.cases()].slice(0, 50));
  expect([...one.persons()].slice(0, 50)).toEqual([...simulateOutbreak(small).persons()].slice(0, 50));
  expect([...simulateOutbreak({ ...small, seed: 8 }).cases()]).not.toEqual([...one.cases()]);
});

it("keeps its promises for any seed", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 60, max: 400 }), (seed, count) => {
      const any = simulateOutbreak({ ...plan, seed, persons: 2_000, cases: count });
      const reports = [...any.cases()];
      expect(reports).toHaveLength(count);
      expect(new Set(reports.map(({ personId }) => personId)).size).toBe(count);
      expect(any.summary.infections).toBe(count - any.summary.discarded + any.summary.unreported);
    }),
    { numRuns: 8 },
  );
});

it("says plainly when so many cases do not fit among so few people", () => {
  expect(() => simulateOutbreak({ ...plan, persons: 1_000, cases: 900 })).toThrow(/need at least \d+ persons/);
});

const communesOf = (file: string): SimulatedUnit[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(",") as [string, string, string, string, string])
    .filter(([, , province]) => province === "94")
    .map(([code, district, , name, people]) => ({
      key: `o25.${code}`,
      name,
      kind: "commune",
      districtKey: `o25.${district}`,
      districtName: district,
      population: Number(people),
    }));

sharedData("data/vn-population/population2019_on_pre2025_communes.csv", "the demo on the real communes of Sóc Trăng", (path) => {
  it("has communes in all four incidence bands of decision 4800 in the middle of January 2022", () => {
    const communes = communesOf(path);
    const counts = new Map<string, number>();
    for (const simulated of simulateOutbreak({ ...demoWindow, units: communes, facilities: [] }).cases()) {
      const { classification, detected, resultedOn, residenceUnit } = last(simulated);
      const age = resultedOn === null ? -1 : daysBetween(resultedOn, "2022-01-15");
      if (classification === "confirmed" && detected === "community" && age >= 0 && age < 14)
        counts.set(residenceUnit, (counts.get(residenceUnit) ?? 0) + 1);
    }
    const rates = communes.map(({ key, population }) => ((counts.get(key) ?? 0) / 2 / population) * 100_000);
    const bands = [0, 20, 50, 150].map(
      (from, index, all) => rates.filter((rate) => rate >= from && rate < (all[index + 1] ?? Number.POSITIVE_INFINITY)).length,
    );
    for (const communesInBand of bands) expect(communesInBand).toBeGreaterThan(5);
  });
});
