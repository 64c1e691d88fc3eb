import { describe, expect, it } from "vitest";
import { levelRules } from "../levels/find-level-rule.ts";
import { entriesOf } from "./entries-of.ts";
import { applyOverrides } from "./overrides.ts";

describe.each(levelRules)("entries of $id", (rule) => {
  const entries = entriesOf(rule);
  const signed = { document: "Quyết định 1/QĐ-UBND", date: "2022-01-01", signedBy: "Trần Văn An" };
  it("are each named by the path under which a province may replace them", () => {
    for (const { path, holds, entry } of entries) {
      const value = entry.value ?? { number: 1, level: 2, flag: true }[holds];
      const applied = applyOverrides(rule, [{ path, value, ...signed }]);
      const codes = applied.ok ? [] : applied.faults.map(({ code }) => code);
      expect({ path, codes: codes.filter((code) => code === "unknown_path" || code === "wrong_kind" || code === "not_a_level") }).toEqual({
        path,
        codes: [],
      });
    }
  });
  it("are all there and no two have the same path", () => {
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
    const cells = rule.lines.names.length * 4;
    const cutOffs = rule.criteria.reduce((sum, criterion) => sum + criterion.cutOffs.length, 0);
    const flags = rule.criteria.length * 3 + rule.criteria.filter(({ rounded }) => rounded).length;
    expect(entries.length).toBe(cells + cutOffs + flags + (rule.raise ? 1 : 0) + (rule.spread.eachMissCounts ? 1 : 0));
  });
});
