import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import { asOperator, invent, manyCases, operator, province, recordCases } from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory, rollUpsOf } from "../directory/server.ts";
import { reportFigures } from "../figures/server.ts";
import { type AssessAreaQuery, assessArea } from "./assess-area.ts";
import type { AreaLevel } from "./level-views.ts";

const district = "o19.941"; // Thành phố Sóc Trăng
const [ward, other] = ["o19.31498", "o19.31501"]; // 16,273 and 9,796 people in 2019
const on = "2021-12-11";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  await recordCases(database, [
    ...manyCases(6, { countUnit: ward, reportedOn: "2021-12-11" }),
    ...manyCases(4, { countUnit: ward, reportedOn: "2021-11-28", backFilled: true }), // first of the 14 days
    ...manyCases(9, { countUnit: ward, reportedOn: "2021-11-27" }), // the day before them
    ...manyCases(5, { countUnit: ward, reportedOn: "2021-12-10", detected: "quarantine" }),
    ...manyCases(3, { countUnit: other, reportedOn: "2021-12-12" }), // the day after
    ...manyCases(2, { countUnit: district, reportedOn: "2021-12-09" }), // commune not known
  ]);
});
afterAll(() => database.drop());

async function assess(query: Partial<AssessAreaQuery> = {}, actor = operator): Promise<Map<string, AreaLevel>> {
  const answered = await withActor(database, actor, "read", (tx) => assessArea(tx, { area: province, on, ...query }));
  if (!answered.ok) throw new Error(answered.refusal.code);
  return new Map(answered.value.map((answer) => [answer.area, answer]));
}
const inputOf = (answer: AreaLevel | undefined, code: string) => answer!.inputs.find((input) => input.code === code)!;
const rateOf = (answer: AreaLevel | undefined) => inputOf(answer, "communityCasesPer100kWeek");
const report = (indicator: string, area: string, value: number) =>
  asOperator(database, (tx) =>
    reportFigures(tx, [{ indicator, area, from: on, to: on, cutoff: null, value, approx: "exact", source: "TTYT" }]),
  );

describe("levels of a province, its districts and communes", () => {
  it("names every unit once, provinces first, by the rule in force on the day", async () => {
    const levels = await assess();
    expect([...levels.values()].slice(0, 3).map(({ unitLevel }) => unitLevel)).toEqual(["province", "district", "district"]);
    expect([...levels.values()].filter(({ unitLevel }) => unitLevel === "commune")).toHaveLength(109);
    expect(levels.get(ward)).toMatchObject({ era: "o19", name: "Phường 5", parentName: "Thành phố Sóc Trăng", rule: "qd-4800" });
    expect((await assess({ area: ward, on: "2022-02-18" })).get(ward)!.rule).toBe("qd-218");
  });
  it("counts community cases of 14 days by their own day, and says how many came late", async () => {
    const rate = rateOf((await assess()).get(ward));
    expect(rate).toMatchObject({ value: (10 * 50_000) / 16_273, count: 10, of: 16_273, backFilled: 4, missing: false });
    expect(rateOf((await assess()).get(other))).toMatchObject({ value: 0, count: 0, missing: false });
  });
  it("counts a case known only by its district there, and shows it beside each of its communes", async () => {
    const levels = await assess();
    expect(rateOf(levels.get(district)).count).toBe(12);
    expect(rateOf(levels.get(province)).count).toBe(12);
    expect(levels.get(other)!.unplaced).toMatchObject({ communityCases: 2, units: [district] });
    expect(levels.get(district)!.unplaced).toBeNull();
  });
  it("keeps what nobody reported missing, never zero, and the level open", async () => {
    const answer = (await assess()).get(ward)!;
    expect(inputOf(answer, "adultsOneDosePct")).toMatchObject({ value: null, missing: true });
    expect(answer).toMatchObject({ level: null, decidedBy: null });
    expect(answer.possible.length).toBeGreaterThan(1);
  });
  it("uses a reported figure for the unit that it is about and for no other", async () => {
    await report("adults-one-dose-pct", ward, 92.5);
    await report("elderly-full-pct", ward, 85);
    await report("adults-one-dose-pct", province, 95);
    const levels = await assess();
    expect(inputOf(levels.get(ward), "adultsOneDosePct")).toMatchObject({ value: 92.5, source: "TTYT (11/12/2021)" });
    expect(inputOf(levels.get(other), "adultsOneDosePct").missing).toBe(true);
    expect(inputOf(levels.get(district), "adultsOneDosePct").missing).toBe(true);
    expect(levels.get(ward)).toMatchObject({ level: 2, possible: [2], provisional: true });
  });
  it("does not take the share of people over 65 that October stated for the people over 50 who count since November", async () => {
    const october = { indicator: "elderly-full-pct", area: other, from: "2021-10-31", to: "2021-10-31", cutoff: null, value: 91 };
    await asOperator(database, (tx) => reportFigures(tx, [{ ...october, approx: "exact", source: "TTYT" }]));
    const elderly = async (on: string) => inputOf((await assess({ area: other, on })).get(other), "elderlyFullPct");
    expect(await elderly("2021-10-31")).toMatchObject({ value: 91, missing: false });
    expect(await elderly("2021-11-01")).toMatchObject({ value: null, missing: true });
    const november = { ...october, from: "2021-11-02", to: "2021-11-02", value: 84 };
    await asOperator(database, (tx) => reportFigures(tx, [{ ...november, approx: "exact", source: "TTYT" }]));
    expect(await elderly("2021-11-03")).toMatchObject({ value: 84, missing: false });
  });
  it("refuses a day to come and a day before the first rule, and finds no unit that does not exist", async () => {
    await expect(assess({ on: "2999-01-01" })).rejects.toThrow("assessment/day_to_come");
    await expect(assess({ asOf: new Date("2021-12-01T00:00:00Z") })).rejects.toThrow("assessment/day_to_come");
    await expect(assess({ on: "2021-10-11" })).rejects.toThrow("assessment/no_rule_on");
    await expect(assess({ area: "o19.99999" })).rejects.toThrow("assessment/area_not_found");
  });
  it("does not take a province that nobody counts in for one without cases", async () => {
    const elsewhere = await withActor(database, operator, "read", (tx) => assessArea(tx, { area: "o19.91", on, alone: true }));
    expect(elsewhere.ok && rateOf(elsewhere.value[0]).missing).toBe(true);
  });
});

describe("what a level as of an instant rests on", () => {
  it("is what was known then: cases entered later do not change it", async () => {
    const before = await assess();
    const asOf = await asOperator(database, async (tx) => tx.now);
    await recordCases(database, manyCases(40, { countUnit: ward, reportedOn: "2021-12-05", backFilled: true }));
    const now = rateOf((await assess()).get(ward));
    expect(now).toMatchObject({ count: 50, backFilled: 44 });
    const then = await assess({ asOf });
    expect(rateOf(then.get(ward))).toMatchObject({ count: 10, backFilled: 4, asOf: asOf.toISOString() });
    for (const [key, answer] of before) expect({ key, level: then.get(key)!.level }).toEqual({ key, level: answer.level });
  });
});

describe("who sees which levels", () => {
  it("a commune sees its own level and no neighbour's, whatever area it asks for", async () => {
    const station = await invent(database, "tyt-p5", "commune-health-station", ward);
    expect([...(await assess({}, station)).keys()]).toEqual([ward]);
    expect(rateOf((await assess({}, station)).get(ward)).count).toBe(50);
    expect((await assess({ area: other }, station)).size).toBe(0);
  });
  it("a district sees all its communes, counted as the province counts them", async () => {
    const centre = await invent(database, "ttyt", "district-health-centre", district);
    const [own, all] = [await assess({}, centre), await assess()];
    expect(own.size).toBe(11);
    for (const [key, answer] of own)
      expect({ key, inputs: answer.inputs.map(({ count }) => count) }).toEqual({
        key,
        inputs: all.get(key)!.inputs.map(({ count }) => count),
      });
  });
});

describe("cases coded with units of another era", () => {
  it("count in the unit that took the whole commune, and once under the province when it was split", async () => {
    const split = "o25.31178";
    await recordCases(database, [
      ...manyCases(2, { countUnit: "o19.31501", reportedOn: "2022-02-18" }),
      ...manyCases(7, { countUnit: split, reportedOn: "2022-02-18" }),
    ]);
    const rollUps = await withActor(database, operator, "read", (tx) => rollUpsOf(tx, ["o19.31501", split], "n25"));
    const levels = await assess({ area: "n25.92", on: "2022-02-18" });
    const cases = (key: string) => levels.get(key)!.inputs.find(({ code }) => code === "casesPer100kWeek")!;
    expect(rollUps.get("o19.31501")!.placement).toBe("exact");
    expect(levels.get(rollUps.get("o19.31501")!.key!)!.unplaced).toBeNull();
    const beside = [...levels.values()].filter(({ unplaced }) => unplaced?.units.includes(split));
    expect(beside.map(({ area }) => area)).toEqual(["n25.31120", "n25.31168"]);
    for (const answer of beside) expect(answer.unplaced!.cases).toBe(7);
    expect(cases("n25.92").count).toBe(9);
  });
});
