import type { AssessmentUnit, LevelInput } from "../contract.ts";
import { type CompiledRule, unitLevels } from "./compile-rule.ts";
import { gradesOf, type InputValue, isUsable } from "./grade-input.ts";
import { between } from "./grade-set.ts";
import type { Situation } from "./possible-levels.ts";

/** A unit seen through one rule: its inputs by position of the criterion. */
export interface Facts {
  unit: AssessmentUnit;
  /** Null where missing or of the wrong kind. */
  values: (InputValue | null)[];
  situation: Situation;
}

const everyUnitLevel = unitLevels.map((_, n) => n);
const oneUnitLevel = unitLevels.map((_, n) => [n]);

export function factsOf(rule: CompiledRule, unit: AssessmentUnit): Facts {
  const values = rule.criteria.map((criterion) => {
    const value = inputOf(unit, criterion.input)?.value ?? null;
    return value !== null && isUsable(criterion, value) ? value : null;
  });
  const grades = values.map((value, c) => (value === null ? between(0, rule.gradeCounts[c]! - 1) : gradesOf(rule.criteria[c]!, value)));
  const situation: Situation = {
    unitLevels: unit.unitLevel ? oneUnitLevel[unitLevels.indexOf(unit.unitLevel)]! : everyUnitLevel,
    grades,
    hasCases: hasCases(rule, values),
    previousLevel: unit.previousLevel ?? 0,
    lineStated: rule.stated >= 0 && values[rule.stated] !== null,
  };
  return { unit, values, situation };
}

/** Null, not "no", while the case rate is missing; rules that do not ask are answered "yes" once. */
function hasCases(rule: CompiledRule, values: (InputValue | null)[]): boolean | null {
  if (rule.cases < 0) return true;
  const rate = values[rule.cases]!;
  return rate === null ? null : Number(rate) > 0;
}

/** Own entries only: an input named like something every object has is not there. */
export const inputOf = (unit: AssessmentUnit, input: string): LevelInput | undefined =>
  Object.hasOwn(unit.inputs, input) ? unit.inputs[input] : undefined;

/** Is a criterion used, or perhaps used, for one of the unit levels considered? */
export const concerns = (rule: CompiledRule, { unitLevels: levels }: Situation, criterion: number): boolean =>
  levels.some((level) => rule.applies[level]![criterion] !== false);
