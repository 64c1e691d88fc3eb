import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AssessmentUnit, LevelAnswer, type LevelRuleId } from "../contract.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { anyUnit } from "../test-kit/any-unit.ts";
import { possibleBy218, possibleBy4800 } from "../test-kit/by-trying.ts";
import { assessLevels } from "./assess-levels.ts";
import { applyOverrides } from "./overrides.ts";

const assess = (id: LevelRuleId, unit: AssessmentUnit) => assessLevels(getLevelRule(id), [unit])[0]!;

describe("the possible levels", () => {
  it("of 4800 are exactly those found by trying every value of what is missing and every reading of what is open", () => {
    fc.assert(
      fc.property(anyUnit("qd-4800"), (unit) => {
        expect(assess("qd-4800", unit).possible).toEqual(possibleBy4800(unit));
      }),
      { numRuns: 400 },
    );
  });
  it("of 218 likewise", () => {
    fc.assert(
      fc.property(anyUnit("qd-218"), (unit) => {
        expect(assess("qd-218", unit).possible).toEqual(possibleBy218(unit));
      }),
      { numRuns: 400 },
    );
  });
});

describe.each(["qd-4800", "qd-218"] as const)("an answer by %s", (id) => {
  const rule = getLevelRule(id);
  const inputs = rule.criteria.map(({ input }) => input).filter((input) => input !== "responseCapacity");

  it("has a level exactly when one level is possible, and then names what decided", () => {
    fc.assert(
      fc.property(anyUnit(id), (unit) => {
        const { level, possible, decidedBy, alternatives } = assess(id, unit);
        expect(possible.length).toBeGreaterThan(0);
        expect(level).toBe(possible.length === 1 ? possible[0] : null);
        expect(decidedBy === null).toBe(level === null);
        expect(alternatives.filter((each) => possible.includes(each))).toEqual([]);
      }),
    );
  });
  it("never gains a possible level from knowing one input more", () => {
    fc.assert(
      fc.property(anyUnit(id), fc.constantFrom(...inputs), (unit, forgotten) => {
        const { [forgotten]: _, ...rest } = unit.inputs;
        const less = assess(id, { ...unit, inputs: rest }).possible;
        expect(less).toEqual(expect.arrayContaining(assess(id, unit).possible));
      }),
    );
  });
  it("never gains a possible level from knowing the kind of unit", () => {
    fc.assert(
      fc.property(anyUnit(id), ({ unitLevel: _, ...unit }) => {
        const each = (["commune", "district", "province"] as const).flatMap((unitLevel) => assess(id, { ...unit, unitLevel }).possible);
        expect(assess(id, unit).possible).toEqual([...new Set(each)].sort());
      }),
    );
  });
  it("never gets lower when there are more cases", () => {
    const rate = rule.criteria[0]!.input;
    fc.assert(
      fc.property(anyUnit(id), fc.double({ min: 0, max: 800, noNaN: true }), fc.double({ min: 0, max: 800, noNaN: true }), (unit, a, b) => {
        const at = (value: number) => assess(id, { ...unit, inputs: { ...unit.inputs, [rate]: { value } } }).possible;
        const [fewer, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
        expect(more[0]!).toBeGreaterThanOrEqual(fewer[0]!);
        expect(more.at(-1)!).toBeGreaterThanOrEqual(fewer.at(-1)!);
      }),
    );
  });
  it("names a missing input or an unknown entry of the rule whenever the level is open", () => {
    fc.assert(
      fc.property(anyUnit(id), (unit) => {
        const { level, unknown, reasons } = assess(id, unit);
        fc.pre(level === null);
        expect(unknown.length + reasons.filter(({ code }) => code.endsWith("_missing")).length).toBeGreaterThan(0);
      }),
    );
  });
  it("has the shape of the contract, nothing more and nothing less", () => {
    fc.assert(
      fc.property(anyUnit(id), (unit) => {
        const answer = assess(id, unit);
        expect(LevelAnswer.parse(answer)).toEqual(answer);
      }),
    );
  });
  it("is the same alone and among others", () => {
    fc.assert(
      fc.property(fc.array(anyUnit(id), { maxLength: 5 }), (units) => {
        expect(assessLevels(rule, units)).toEqual(units.map((unit) => assess(id, unit)));
      }),
      { numRuns: 30 },
    );
  });
});

it("a value of the wrong kind is missing, never zero", () => {
  const met = { adultsOneDosePct: { value: 90 }, elderlyFullPct: { value: 90 } };
  for (const value of [Number.NaN, -1, "28", true, null]) {
    const answer = assess("qd-4800", { inputs: { ...met, communityCasesPer100kWeek: { value } } });
    expect(answer).toMatchObject({ level: null, possible: [1, 2, 3] });
    expect(answer.inputs[0]).toMatchObject({ code: "communityCasesPer100kWeek", value: null, missing: true });
  }
});

it("an answer is provisional until every number it used is signed", () => {
  const unit: AssessmentUnit = {
    unitLevel: "commune",
    inputs: { communityCasesPer100kWeek: { value: 0 }, adultsOneDosePct: { value: 90 }, elderlyFullPct: { value: 90 } },
  };
  expect(assess("qd-4800", unit).provisional).toBe(true);
  const decision = { document: "Quyết định 12/QĐ-UBND", date: "2021-11-02", signedBy: "Trần Văn Lẫm" };
  const uses = ["communityCasesPer100kWeek", "adultsOneDosePct", "elderlyFullPct"].map((input) => ({
    path: `criteria.${input}.appliesTo.commune`,
    value: true,
  }));
  const numbers = [
    { path: "criteria.communityCasesPer100kWeek.cutOffs.0", value: 20 },
    { path: "criteria.communityCasesPer100kWeek.cutOffs.1", value: 50 },
    { path: "criteria.communityCasesPer100kWeek.cutOffs.2", value: 150 },
    { path: "criteria.communityCasesPer100kWeek.rounded", value: true },
    { path: "criteria.adultsOneDosePct.cutOffs.0", value: 70 },
    { path: "criteria.elderlyFullPct.cutOffs.0", value: 80 },
    { path: "raise.exemptWithoutCases", value: false },
  ];
  const sign = (entries: { path: string; value: number | boolean }[]) => {
    const signed = applyOverrides(
      getLevelRule("qd-4800"),
      entries.map((entry) => ({ ...entry, ...decision })),
    );
    if (!signed.ok) throw new Error(JSON.stringify(signed.faults));
    return assessLevels(signed.rule, [unit])[0]!.provisional;
  };
  expect(sign([...uses, ...numbers])).toBe(true);
  expect(sign([...uses, ...numbers, { path: "table.covered.1", value: 1 }])).toBe(false);
});
