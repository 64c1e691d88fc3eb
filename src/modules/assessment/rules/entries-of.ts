import type { Cell, CitedFlag, CutOff, LevelRule, UnitLevel } from "../contract.ts";

/** One number, cell or condition of a rule, with the path under which a signed decision may replace it. */
export interface RuleEntry {
  path: string;
  holds: "number" | "level" | "flag";
  entry: CutOff | Cell | CitedFlag;
  /** Input of the criterion it belongs to; null for the table and the clauses. */
  input: string | null;
}

const unitLevels: readonly UnitLevel[] = ["commune", "district", "province"];

/** Every entry of a rule, in the order in which it is read: criteria, table, clauses. */
export function entriesOf(rule: LevelRule): RuleEntry[] {
  const criteria = rule.criteria.flatMap(({ input, cutOffs, appliesTo, rounded }): RuleEntry[] => [
    ...cutOffs.map((entry, n): RuleEntry => ({ path: `criteria.${input}.cutOffs.${n}`, holds: "number", entry, input })),
    ...unitLevels.map(
      (level): RuleEntry => ({ path: `criteria.${input}.appliesTo.${level}`, holds: "flag", entry: appliesTo[level], input }),
    ),
    ...(rounded ? [{ path: `criteria.${input}.rounded`, holds: "flag" as const, entry: rounded, input }] : []),
  ]);
  const cells = rule.lines.names.flatMap((line) =>
    (rule.table[line] ?? []).map((entry, n): RuleEntry => ({ path: `table.${line}.${n + 1}`, holds: "level", entry, input: null })),
  );
  const clauses: RuleEntry[] = [];
  if (rule.spread.eachMissCounts)
    clauses.push({ path: "spread.eachMissCounts", holds: "flag", entry: rule.spread.eachMissCounts, input: null });
  if (rule.raise) clauses.push({ path: "raise.exemptWithoutCases", holds: "flag", entry: rule.raise.exemptWithoutCases, input: null });
  return [...criteria, ...cells, ...clauses];
}
