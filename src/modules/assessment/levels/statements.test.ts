import { describe, expect, it } from "vitest";
import { evaluateInputs } from "../evaluate-inputs.ts";

const levelOf = (rule: "qd-4800" | "qd-218", inputs: Record<string, unknown>, previousLevel?: number) =>
  evaluateInputs(rule, [{ inputs, unitLevel: "commune", previousLevel }])[0]!;

const covered = { adultsOneDosePct: 95, elderlyFullPct: 90 };
const at4800 = (rate: number, rest: Record<string, unknown> = covered) => levelOf("qd-4800", { communityCasesPer100kWeek: rate, ...rest });

describe("Decision 4800, as authorities stated it", () => {
  it("S01: band 1 is 0 to under 20", () => {
    expect([at4800(0), at4800(19), at4800(20)].map(({ level }) => level)).toEqual([1, 1, 2]);
  });
  it("S02: 150 is the very high mark", () => {
    expect([at4800(149).level, at4800(150).level]).toEqual([2, 3]);
  });
  it("S03: the minimums are 70 % one dose and 80 % of the elderly", () => {
    expect(at4800(10, { adultsOneDosePct: 70, elderlyFullPct: 80 }).level).toBe(1);
    expect(at4800(10, { adultsOneDosePct: 70, elderlyFullPct: 79.9 }).level).toBe(2);
    expect(at4800(30, { adultsOneDosePct: 69.9, elderlyFullPct: 80 })).toMatchObject({ level: null, unknown: ["table.uncovered.2"] });
  });
  it("S04: while criterion 3 is not met the level is not lowered; while it is not known, neither answer is given", () => {
    const lowered = (criterion3: Record<string, unknown>) =>
      levelOf("qd-4800", { communityCasesPer100kWeek: 5, ...covered, ...criterion3 }, 3);
    expect(lowered({ treatmentPlanReady: true, mobileCareReady: true })).toMatchObject({ level: 1 });
    expect(lowered({})).toMatchObject({ level: null, possible: [1, 3] });
    const district = { id: "d", unitLevel: "district", previousLevel: 3 };
    const inputs = { communityCasesPer100kWeek: 5, ...covered, mobileCareReady: false };
    expect(evaluateInputs("qd-4800", [{ ...district, inputs }])[0]).toMatchObject({ level: 3, decidedBy: "mobileCareReady" });
  });
  it("S05: whether an area without any case is spared the added level is open, as only the draft says so", () => {
    expect(at4800(0, { adultsOneDosePct: 95, elderlyFullPct: 50 })).toMatchObject({
      possible: [1, 2],
      unknown: ["raise.exemptWithoutCases"],
    });
  });
  it("C03: band 4 with the elderly minimum missed is level 4, and level 3 once it is met", () => {
    expect(at4800(200, { adultsOneDosePct: 95, elderlyFullPct: 79 })).toMatchObject({ level: 4, decidedBy: "communityCasesPer100kWeek" });
    expect(at4800(200).level).toBe(3);
  });
  it("level 4 is not raised further", () => {
    const above = levelOf("qd-4800", { communityCasesPer100kWeek: 200, adultsOneDosePct: 50, elderlyFullPct: 10 });
    expect(above).toMatchObject({ level: 4, possible: [4] });
  });
});

const quiet = { oxygenPatientsPer100k: 0, deathsPer100k: 0, populationFullPct: 80, highRiskFullPct: 95 };
const at218 = (inputs: Record<string, unknown>) => levelOf("qd-218", { casesPer100kWeek: 0, ...quiet, ...inputs });

describe("Decision 218, as authorities stated it", () => {
  it("S07: a missed coverage raises the spread by one, and the level only through it", () => {
    expect(at218({ casesPer100kWeek: 500, responseCapacity: "high" }).level).toBe(2);
    expect(at218({ casesPer100kWeek: 500, responseCapacity: "high", populationFullPct: 74 }).level).toBe(3);
    expect(at218({ responseCapacity: "high" }).level).toBe(1);
    expect(at218({ responseCapacity: "high", populationFullPct: 74 }).level).toBe(1);
  });
  it("S07: whether missing both coverages counts twice is not known", () => {
    expect(at218({ casesPer100kWeek: 0, responseCapacity: "high", populationFullPct: 50, highRiskFullPct: 50 })).toMatchObject({
      level: null,
      possible: [1, 2],
      unknown: ["spread.eachMissCounts"],
    });
  });
  it("S08: spread 2 with medium response is level 2", () => {
    expect(at218({ highRiskFullPct: 80, responseCapacity: "medium" }).level).toBe(2);
  });
  it("S09: spread 3 with high response is level 2", () => {
    expect(at218({ casesPer100kWeek: 451, responseCapacity: "high" }).level).toBe(2);
  });
  it("S10: deaths above 6 pass the first cut-off; one death is enough below 16,667 people", () => {
    const oneDeathAmong = (people: number) => at218({ deathsPer100k: 100_000 / people, responseCapacity: "medium" });
    expect(oneDeathAmong(16_667).possible).toEqual(at218({ responseCapacity: "medium" }).possible);
    expect(oneDeathAmong(16_666).possible).toEqual([2, 3, 4]);
    expect(at218({ deathsPer100k: 6, responseCapacity: "high" }).reasons).toContainEqual({
      code: "at_cut_off",
      params: { input: "deathsPer100k", value: 6, path: "criteria.deathsPer100k.cutOffs.0" },
    });
  });
  it("S11: over 600 is the highest spread, 600 itself is not", () => {
    expect(at218({ casesPer100kWeek: 600, responseCapacity: "high" }).level).toBe(2);
    expect(at218({ casesPer100kWeek: 600.1, responseCapacity: "high" }).level).toBe(3);
  });
  it("S11: 75 % of the population and 90 % of the high-risk group", () => {
    expect(at218({ casesPer100kWeek: 500, populationFullPct: 75, highRiskFullPct: 90, responseCapacity: "high" }).level).toBe(2);
    expect(at218({ casesPer100kWeek: 500, populationFullPct: 75, highRiskFullPct: 89.9, responseCapacity: "high" }).level).toBe(3);
  });
  it("S12: home care counts for communes, free beds for districts, intensive care for provinces", () => {
    const asked = (unitLevel: string) =>
      evaluateInputs("qd-218", [{ inputs: {}, unitLevel }])[0]!.reasons.flatMap((r) =>
        r.code === "input_missing" ? [r.params.input] : [],
      );
    expect(asked("commune")).toContain("careReadinessPer10k");
    expect(asked("commune")).not.toContain("freeBedsPer100k");
    expect(asked("district")).toContain("freeBedsPer100k");
    expect(asked("province")).toContain("staffedIcuBedsPer100k");
  });
  it("asks for no single indicator once the response is stated, and names every unknown cell that could be meant", () => {
    const answer = at218({ casesPer100kWeek: 700, responseCapacity: "low" });
    expect(answer).toMatchObject({ level: null, possible: [3, 4], unknown: ["table.low.4"] });
    expect(answer.reasons.some(({ code }) => code === "input_missing")).toBe(false);
  });
});
