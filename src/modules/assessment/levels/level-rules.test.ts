import { describe, expect, it } from "vitest";
import { LevelRule } from "../contract.ts";
import kg330 from "../overload/kg-330.ts";
import { defineLevelRule } from "../rules/define-level-rule.ts";
import { isShare } from "../rules/grade-input.ts";
import { findLevelRuleOn, getLevelRule, levelRules } from "./find-level-rule.ts";

describe.each(levelRules)("rule $id", (rule) => {
  const entries = [
    ...rule.criteria.flatMap(({ cutOffs, appliesTo, rounded }) => [...cutOffs, ...Object.values(appliesTo), ...(rounded ? [rounded] : [])]),
    ...Object.values(rule.table).flat(),
    ...(rule.spread.eachMissCounts ? [rule.spread.eachMissCounts] : []),
    ...(rule.raise ? [rule.raise.exemptWithoutCases] : []),
  ];
  it("is a whole rule as the contract describes it", () => expect(LevelRule.parse(rule)).toEqual(rule));
  it("cites the decision with number and date at every number and cell, with unit and source", () => {
    for (const entry of entries) {
      expect(entry).toMatchObject({ document: rule.document, date: rule.date });
      expect(entry.unit && entry.source).toBeTruthy();
    }
  });
  it("leaves null exactly what is marked unknown, and claims no reviewer", () => {
    for (const entry of entries) expect([entry.source, entry.value === null]).toEqual([entry.source, entry.confidence === "unknown"]);
    expect(entries.every(({ reviewedBy }) => reviewedBy === null)).toBe(true);
  });
  it("has only shares in percent as single minimums, as the sentences about them say", () => {
    for (const criterion of rule.criteria)
      if (criterion.kind === "protection" && criterion.cutOffs.length === 1) expect(isShare(criterion)).toBe(true);
  });
});

it("the first decision ends the day before the second begins, so that every day since 12/10/2021 has one rule", () => {
  expect(["2021-10-11", "2021-10-12", "2022-01-26", "2022-01-27", "2023-01-01"].map((on) => findLevelRuleOn(on)?.id)).toEqual([
    undefined,
    "qd-4800",
    "qd-4800",
    "qd-218",
    "qd-218",
  ]);
});

it("a rule with descending cut-offs or a table out of order does not start", () => {
  const rule = getLevelRule("qd-4800");
  const [rate, ...rest] = rule.criteria;
  expect(() => defineLevelRule({ ...rule, criteria: [{ ...rate!, cutOffs: rate!.cutOffs.toReversed() }, ...rest] })).toThrow(
    /cut_offs_not_ascending/,
  );
  expect(() => defineLevelRule({ ...rule, table: { ...rule.table, covered: rule.table.covered!.toReversed() } })).toThrow(/breaks_order/);
  expect(() => defineLevelRule({ ...rule, hold: ["nothing"] })).toThrow(/unknown_input/);
});

it("the overload plan has five criteria and two conditions, each with its source", () => {
  expect(kg330.criteria.map(({ code, threshold }) => [code, threshold.value])).toEqual([
    ["OV1", 450],
    ["OV2", 32],
    ["OV3", null],
    ["OV4", 10],
    ["OV5", 4],
  ]);
  expect([...kg330.criteria, ...kg330.conditions].every(({ threshold }) => threshold.source.startsWith("KG-I"))).toBe(true);
});
