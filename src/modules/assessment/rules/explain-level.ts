import type { Criterion, LevelReason } from "../contract.ts";
import { type CompiledRule, unitLevels } from "./compile-rule.ts";
import { concerns, type Facts, inputOf } from "./facts.ts";
import { gradesOf, roundHalfUp } from "./grade-input.ts";
import { greatestOf, has, isKnown, leastOf, members, only, toLevels, worseOf } from "./grade-set.ts";
import { missCounts, possibleLevels, type Standing } from "./possible-levels.ts";

/** A list of reasons that every step of a rule adds to, in the order in which the rule is read. */
type Reasons = LevelReason[];

/** Why a unit has its level, or why it cannot be told; codes and parameters only. */
export function reasonsOf(rule: CompiledRule, facts: Facts, at: Standing): LevelReason[] {
  const reasons: Reasons = [];
  for (const [c, criterion] of rule.criteria.entries())
    if (concerns(rule, facts.situation, c)) explainCriterion(rule, facts, c, criterion, reasons);
  explainUnitLevel(rule, facts, reasons);
  explainMisses(rule, facts, reasons);
  if (rule.rule.spread.highestOf.length > 1 && isKnown(at.bands))
    reasons.push({ code: "spread", params: { band: greatestOf(at.bands) + 1 } });
  explainCells(rule, at, reasons);
  explainRaise(rule, facts, reasons);
  explainHold(rule, facts, reasons);
  return reasons;
}

function explainCriterion(rule: CompiledRule, facts: Facts, c: number, criterion: Criterion, reasons: Reasons): void {
  const { input, kind } = criterion;
  const value = facts.values[c]!;
  if (value === null) {
    if (!bears(rule, facts, c)) return;
    const given = inputOf(facts.unit, input)?.value ?? null;
    reasons.push({ code: given === null ? "input_missing" : "input_unusable", params: { input } });
  } else if (kind === "statement") reasons.push({ code: value === true ? "statement_met" : "statement_missed", params: { input } });
  else if (kind === "choice") reasons.push({ code: "line_stated", params: { input, line: String(value) } });
  else explainNumber(rule, criterion, Number(value), reasons);
  explainUse(rule, facts, c, criterion, reasons);
}

/** Whether a criterion is used for this kind of unit matters only where it may be worse than met. */
function explainUse(rule: CompiledRule, facts: Facts, c: number, { input }: Criterion, reasons: Reasons): void {
  if (facts.situation.grades[c] === only(0) || (rule.hold.includes(c) && holding(rule, facts) !== "unknown")) return;
  for (const level of facts.situation.unitLevels) {
    const path = `criteria.${input}.appliesTo.${unitLevels[level]}`;
    if (rule.applies[level]![c] === null) reasons.push({ code: "use_unknown", params: { input, path } });
  }
}

/** The kind of unit was not given, and the answer depends on it. */
function explainUnitLevel(rule: CompiledRule, { situation }: Facts, reasons: Reasons): void {
  const each = situation.unitLevels.map((level) => possibleLevels(rule, { ...situation, unitLevels: [level] }));
  if (each.some((set) => set !== each[0])) reasons.push({ code: "unit_level_missing", params: {} });
}

/** Could this missing input change the answer? Not the criteria of a line that was stated, nor a statement that would hold nothing. */
function bears(rule: CompiledRule, facts: Facts, c: number): boolean {
  if (c === rule.stated || (facts.situation.lineStated && rule.lines.includes(c))) return false;
  return !rule.hold.includes(c) || holding(rule, facts) === "unknown";
}

/** Does criterion 3 keep the level in force? */
function holding(rule: CompiledRule, { situation }: Facts): "held" | "free" | "unknown" {
  if (situation.previousLevel === 0) return "free";
  const free = possibleLevels(rule, { ...situation, previousLevel: 0 });
  const after = possibleLevels(rule, situation);
  if (after === free) return "free";
  return after === worseOf(free, only(situation.previousLevel - 1)) ? "held" : "unknown";
}

function explainNumber(rule: CompiledRule, criterion: Criterion, value: number, reasons: Reasons): void {
  const { input, kind, cutOffs } = criterion;
  const grades = gradesOf(criterion, value);
  const grade = greatestOf(grades);
  const minimum = cutOffs.length === 1 ? (cutOffs[0]?.value ?? null) : null;
  if (!isKnown(grades)) explainUnclear(criterion, value, reasons);
  else if (kind === "harm") reasons.push({ code: "band", params: { input, value, band: grade + 1 } });
  else if (minimum !== null) reasons.push({ code: grade === 0 ? "minimum_met" : "minimum_missed", params: { input, value, minimum } });
  else reasons.push({ code: "line", params: { input, value, line: rule.rule.lines.names[grade]! } });
}

/** Name each entry of the rule that keeps the grade of this value open. */
function explainUnclear(criterion: Criterion, value: number, reasons: Reasons): void {
  const { input, cutOffs, rounded, kind } = criterion;
  const grades = gradesOf({ ...criterion, ...(rounded ? { rounded: { ...rounded, value: false } } : {}) }, value);
  if (isKnown(grades) && rounded) {
    reasons.push({ code: "rounding_unknown", params: { input, value, printed: roundHalfUp(value), path: `criteria.${input}.rounded` } });
    return;
  }
  const top = cutOffs.length;
  const [surely, perhaps] = kind === "harm" ? [leastOf(grades), greatestOf(grades)] : [top - greatestOf(grades), top - leastOf(grades)];
  for (let n = surely; n < perhaps; n++) {
    const path = `criteria.${input}.cutOffs.${n}`;
    reasons.push({ code: cutOffs[n]!.value === null ? "cut_off_unknown" : "at_cut_off", params: { input, value, path } });
  }
}

function explainMisses(rule: CompiledRule, { situation }: Facts, reasons: Reasons): void {
  if (rule.eachMissCounts?.value !== null) return;
  if (situation.unitLevels.some((level) => has(missCounts(rule, situation, level), 2)))
    reasons.push({ code: "misses_unknown", params: { path: "spread.eachMissCounts" } });
}

/** Every cell the unit may stand in that is unknown or disputed, and the one it stands in. */
function explainCells(rule: CompiledRule, at: Standing, reasons: Reasons): void {
  for (const line of members(at.lines)) {
    for (const band of members(at.bands)) explainCell(rule, line, band, isKnown(at.lines) && isKnown(at.bands), reasons);
  }
}

function explainCell(rule: CompiledRule, line: number, band: number, decided: boolean, reasons: Reasons): void {
  const { value, alternative } = rule.rows[line]![band]!;
  const name = rule.rule.lines.names[line]!;
  const path = `table.${name}.${band + 1}`;
  const where = { line: name, band: band + 1 };
  if (value === null) reasons.push({ code: "cell_unknown", params: { ...where, possible: toLevels(rule.cells[line]![band]!), path } });
  else if (alternative !== undefined) reasons.push({ code: "cell_disputed", params: { ...where, level: value, alternative, path } });
  else if (decided) reasons.push({ code: "cell", params: { ...where, level: value } });
}

function explainRaise(rule: CompiledRule, { situation }: Facts, reasons: Reasons): void {
  const minimum = rule.raise < 0 ? only(0) : situation.grades[rule.raise]!;
  if (!has(minimum, 1)) return;
  const input = rule.criteria[rule.raise]!.input;
  if (situation.hasCases !== true && rule.exempt === null)
    reasons.push({ code: "exemption_unknown", params: { input, path: "raise.exemptWithoutCases" } });
  else if (isKnown(minimum) && (situation.hasCases !== false || rule.exempt !== true)) reasons.push({ code: "raised", params: { input } });
}

function explainHold(rule: CompiledRule, facts: Facts, reasons: Reasons): void {
  const state = holding(rule, facts);
  const previous = facts.unit.previousLevel;
  if (state !== "free" && previous) reasons.push({ code: state === "held" ? "held" : "hold_unknown", params: { previous } });
}
