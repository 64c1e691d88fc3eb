import { describe, expect, it } from "vitest";
import { LevelOverride } from "../contract.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { assessLevels } from "./assess-levels.ts";
import { applyOverrides } from "./overrides.ts";

const decision = { document: "Quyết định 3210/QĐ-UBND", date: "2021-12-20", signedBy: "Trần Văn Lẫm" };
const override = (path: string, value: number | boolean, inclusive?: boolean): LevelOverride => ({
  path,
  value,
  ...decision,
  ...(inclusive === undefined ? {} : { inclusive }),
});
const rule4800 = getLevelRule("qd-4800");
const rule218 = getLevelRule("qd-218");

function overridden(rule: typeof rule4800, ...overrides: LevelOverride[]) {
  const result = applyOverrides(rule, overrides);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.rule;
}
const faultsOf = (rule: typeof rule4800, ...overrides: LevelOverride[]) => {
  const result = applyOverrides(rule, overrides);
  return result.ok ? [] : result.faults;
};

const unit = {
  unitLevel: "commune" as const,
  inputs: { communityCasesPer100kWeek: { value: 30 }, adultsOneDosePct: { value: 60 }, elderlyFullPct: { value: 90 } },
};

describe("a signed decision of the province", () => {
  it("fills a cell that is not known, and the level can be told", () => {
    expect(assessLevels(rule4800, [unit])[0]).toMatchObject({ level: null, possible: [2, 3, 4] });
    const answer = assessLevels(overridden(rule4800, override("table.uncovered.2", 3)), [unit])[0]!;
    expect(answer).toMatchObject({ level: 3, possible: [3], basis: { overrides: [{ path: "table.uncovered.2", ...decision }] } });
  });
  it("narrows its unknown neighbours too, because the table keeps its order", () => {
    const rule = overridden(rule4800, override("table.uncovered.2", 3));
    const higher = { ...unit, inputs: { ...unit.inputs, communityCasesPer100kWeek: { value: 60 } } };
    expect(assessLevels(rule, [higher])[0]!.possible).toEqual([3, 4]);
  });
  it("moves a cut-off", () => {
    const covered = { ...unit, inputs: { ...unit.inputs, adultsOneDosePct: { value: 90 } } };
    expect(assessLevels(rule4800, [covered])[0]!.level).toBe(2);
    expect(assessLevels(overridden(rule4800, override("criteria.communityCasesPer100kWeek.cutOffs.0", 40)), [covered])[0]!.level).toBe(1);
  });
  it("settles the disputed cell, after which no other reading is named", () => {
    const covered = { ...unit, inputs: { ...unit.inputs, adultsOneDosePct: { value: 90 } } };
    expect(assessLevels(rule4800, [covered])[0]!.alternatives).toEqual([1]);
    expect(assessLevels(overridden(rule4800, override("table.covered.2", 1)), [covered])[0]).toMatchObject({ level: 1, alternatives: [] });
  });
  it("settles the clauses that are open: rounding, areas without cases, units a criterion is used for, two missed coverages", () => {
    const at = (rate: number, rule: typeof rule4800) =>
      assessLevels(rule, [
        { ...unit, inputs: { communityCasesPer100kWeek: { value: rate }, adultsOneDosePct: { value: 90 }, elderlyFullPct: { value: 50 } } },
      ])[0]!.possible;
    expect(at(0, overridden(rule4800, override("raise.exemptWithoutCases", true)))).toEqual([1]);
    expect(at(0, overridden(rule4800, override("raise.exemptWithoutCases", false)))).toEqual([2]);
    expect(at(19.96, overridden(rule4800, override("criteria.communityCasesPer100kWeek.rounded", true)))).toEqual([3]);
    expect(at(19.96, overridden(rule4800, override("criteria.communityCasesPer100kWeek.rounded", false)))).toEqual([2]);
    const commune = {
      unitLevel: "commune" as const,
      inputs: {
        casesPer100kWeek: { value: 0 },
        deathsPer100k: { value: 0 },
        populationFullPct: { value: 1 },
        highRiskFullPct: { value: 1 },
        responseCapacity: { value: "high" },
      },
    };
    const once = overridden(
      rule218,
      override("spread.eachMissCounts", false),
      override("criteria.oxygenPatientsPer100k.appliesTo.commune", false),
    );
    expect(assessLevels(once, [commune])[0]).toMatchObject({ level: 1 });
  });
  it("may say whether a cut-off itself counts; without that an open one stays open", () => {
    const commune = {
      unitLevel: "commune" as const,
      inputs: {
        casesPer100kWeek: { value: 90 },
        oxygenPatientsPer100k: { value: 0 },
        deathsPer100k: { value: 0 },
        populationFullPct: { value: 90 },
        highRiskFullPct: { value: 95 },
        responseCapacity: { value: "medium" },
      },
    };
    const path = "criteria.casesPer100kWeek.cutOffs.0";
    expect(assessLevels(overridden(rule218, override(path, 90)), [commune])[0]!.reasons).toContainEqual({
      code: "at_cut_off",
      params: { input: "casesPer100kWeek", value: 90, path },
    });
    expect(assessLevels(overridden(rule218, override(path, 90, true)), [commune])[0]!.level).toBe(2);
  });
  it("makes levels by 218 that can be told, once it names the missing numbers", () => {
    const rule = overridden(
      rule218,
      override("criteria.casesPer100kWeek.cutOffs.0", 90, true),
      override("criteria.oxygenPatientsPer100k.appliesTo.commune", false),
      override("criteria.careReadinessPer10k.cutOffs.0", 5, true),
      override("criteria.careReadinessPer10k.cutOffs.1", 10, true),
      override("table.medium.3", 3),
    );
    const commune = {
      unitLevel: "commune" as const,
      inputs: {
        casesPer100kWeek: { value: 509.5 },
        deathsPer100k: { value: 0 },
        populationFullPct: { value: 81.3 },
        highRiskFullPct: { value: 92 },
        careReadinessPer10k: { value: 7 },
      },
    };
    const answer = assessLevels(rule, [commune])[0]!;
    expect(answer).toMatchObject({ level: 3, decidedBy: "casesPer100kWeek" });
    expect(answer.reasons).toContainEqual({ code: "line", params: { input: "careReadinessPer10k", value: 7, line: "medium" } });
  });
  it("leaves the rule it was applied to as it was", () => {
    const before = structuredClone(rule4800);
    overridden(rule4800, override("table.covered.2", 1), override("criteria.elderlyFullPct.cutOffs.0", 60));
    expect(rule4800).toEqual(before);
  });
  it("is dated and signed, or it is no decision", () => {
    expect(LevelOverride.safeParse({ ...override("table.covered.2", 1), signedBy: " " }).success).toBe(false);
    expect(LevelOverride.safeParse({ ...override("table.covered.2", 1), date: "20/12/2021" }).success).toBe(false);
  });
});

describe("a decision is refused", () => {
  it.each([
    "criteria.nothing.cutOffs.0",
    "criteria.elderlyFullPct.cutOffs.1",
    "criteria.elderlyFullPct.value",
    "criteria.elderlyFullPct.appliesTo.village",
    "criteria.elderlyFullPct.rounded",
    "criteria.elderlyFullPct.cutOffs.0.value",
    "table.covered.0",
    "table.covered.5",
    "table.constructor.1",
    "spread.eachMissCounts",
    "validTo",
    "",
  ])("at a place the rule does not have: %s", (path) => {
    expect(faultsOf(rule4800, override(path, 1))).toEqual([{ path, code: "unknown_path" }]);
  });
  it.each([
    ["table.covered.2", true, "wrong_kind"],
    ["table.covered.2", 5, "not_a_level"],
    ["table.covered.2", 1.5, "not_a_level"],
    ["raise.exemptWithoutCases", 1, "wrong_kind"],
    ["criteria.elderlyFullPct.cutOffs.0", false, "wrong_kind"],
    ["criteria.elderlyFullPct.cutOffs.0", 101, "cut_off_not_sane"],
    ["criteria.elderlyFullPct.cutOffs.0", 0, "cut_off_not_sane"],
    ["criteria.elderlyFullPct.cutOffs.0", Number.NaN, "cut_off_not_sane"],
    ["criteria.adultsOneDosePct.appliesTo.commune", false, "no_line_criterion"],
  ] as const)("for %s = %s: %s", (path, value, code) => {
    expect(faultsOf(rule4800, override(path, value)).map((fault) => fault.code)).toEqual([code]);
  });
  it("when the cut-offs no longer ascend", () => {
    expect(faultsOf(rule4800, override("criteria.communityCasesPer100kWeek.cutOffs.0", 60))).toEqual([
      { path: "criteria.communityCasesPer100kWeek.cutOffs.1", code: "cut_offs_not_ascending" },
    ]);
  });
  it("when more spread would mean a lower level", () => {
    expect(faultsOf(rule4800, override("table.covered.2", 4)).map(({ code }) => code)).toContain("breaks_order");
  });
  it("when it names one place twice, and then nothing of it is applied", () => {
    expect(faultsOf(rule4800, override("table.covered.2", 1), override("table.covered.2", 2))).toEqual([
      { path: "table.covered.2", code: "given_twice" },
    ]);
  });
});
