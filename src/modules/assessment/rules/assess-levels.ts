import type { AssessedInput, AssessmentUnit, EpidemicLevel, LevelAnswer, LevelReason, LevelRule } from "../contract.ts";
import { type CompiledRule, compileRule } from "./compile-rule.ts";
import { reasonsOf } from "./explain-level.ts";
import { concerns, type Facts, factsOf, inputOf } from "./facts.ts";
import { greatestOf, has, isKnown, leastOf, only, toLevels } from "./grade-set.ts";
import { possibleLevels, type Standing, standing } from "./possible-levels.ts";
import { flipsOf } from "./would-flip.ts";

/**
 * Assess units by one rule: the level of each, or the exact set of levels compatible with what is known, with the reasons.
 * @returns one answer per unit, in the same order
 */
export function assessLevels(rule: LevelRule, units: readonly AssessmentUnit[]): LevelAnswer[] {
  const compiled = compileRule(rule);
  const basis = { document: rule.document, date: rule.date, overrides: rule.overrides };
  return units.map((unit) => assess(compiled, basis, unit));
}

function assess(rule: CompiledRule, basis: LevelAnswer["basis"], unit: AssessmentUnit): LevelAnswer {
  const facts = factsOf(rule, unit);
  const set = possibleLevels(rule, facts.situation);
  const either = possibleLevels(rule, facts.situation, rule.cellsWithAlternatives);
  const level = isKnown(set) ? ((leastOf(set) + 1) as EpidemicLevel) : null;
  const at = standing(rule, facts.situation);
  const reasons = reasonsOf(rule, facts, at);
  return {
    ...(unit.id === undefined ? {} : { id: unit.id }),
    level,
    possible: toLevels(set),
    alternatives: toLevels(either & ~set),
    rule: rule.rule.id,
    basis,
    provisional: isProvisional(rule, facts, at),
    decidedBy: level === null ? null : decidedBy(rule, facts, level),
    inputs: assessedInputs(rule, facts),
    unknown: level === null ? unknownEntries(reasons) : [],
    reasons,
    wouldFlip: level === null ? [] : flipsOf(rule, facts, level),
  };
}

/** Paths of the rule's entries that keep the level open. A disputed cell has a value, so it does not. */
function unknownEntries(reasons: LevelReason[]): string[] {
  return reasons.flatMap((reason) => (reason.code !== "cell_disputed" && "path" in reason.params ? [reason.params.path] : []));
}

/** The known input that would lower the level most if it were at its best; in a tie the worse one, then the first of the rule. */
function decidedBy(rule: CompiledRule, facts: Facts, level: EpidemicLevel): string {
  let decisive = rule.spread[0]!;
  let most = [-1, -1];
  for (let c = 0; c < rule.criteria.length; c++) {
    if (facts.values[c] === null || !concerns(rule, facts.situation, c)) continue;
    const grades = facts.situation.grades.slice();
    grades[c] = only(0);
    const drop = level - 1 - greatestOf(possibleLevels(rule, { ...facts.situation, grades }));
    const weight = [drop, leastOf(facts.situation.grades[c]!)];
    if (weight[0]! > most[0]! || (weight[0] === most[0] && weight[1]! > most[1]!)) [decisive, most] = [c, weight];
  }
  return rule.criteria[decisive]!.input;
}

function assessedInputs(rule: CompiledRule, facts: Facts): AssessedInput[] {
  const used = rule.criteria.flatMap((criterion, c) => (concerns(rule, facts.situation, c) ? [{ criterion, c }] : []));
  return used.map(({ criterion, c }) => {
    const given = inputOf(facts.unit, criterion.input);
    return {
      code: criterion.input,
      value: facts.values[c]!,
      unit: criterion.unit,
      source: given?.source ?? null,
      asOf: given?.asOf ?? null,
      missing: facts.values[c] === null,
      count: given?.count ?? null,
      of: given?.of ?? null,
      backFilled: given?.backFilled ?? null,
    };
  });
}

/** Did anything that nobody has compared with the original bear on this answer? */
function isProvisional(rule: CompiledRule, { values, situation }: Facts, at: Standing): boolean {
  if (rule.unreviewedClauses) return true;
  const bears = (level: number, c: number) => values[c] !== null && rule.applies[level]![c] !== false && rule.unreviewed[level]![c]!;
  if (situation.unitLevels.some((level) => values.some((_, c) => bears(level, c)))) return true;
  return rule.unreviewedCells.some((row, line) => has(at.lines, line) && row.some((unreviewed, band) => unreviewed && has(at.bands, band)));
}
