import type { Criterion, EpidemicLevel, LevelFlip } from "../contract.ts";
import type { CompiledRule } from "./compile-rule.ts";
import { concerns, type Facts, inputOf } from "./facts.ts";
import { gradesOf, type InputValue, isShare, rateOf } from "./grade-input.ts";
import { type GradeSet, greatestOf, isKnown, leastOf, toLevels } from "./grade-set.ts";
import { possibleLevels } from "./possible-levels.ts";

/** Takes a value an input could have, its distance from where the input is, and the whole count behind it. */
type Visit = (value: InputValue, distance: number, count: number | null) => void;

/** The nearest value found so far that changes the level to one other (certain) or leaves it open (unclear). */
interface Found {
  value: InputValue;
  distance: number;
  count: number | null;
  levels: GradeSet;
}
type Direction = "up" | "down";
type Nearest = Partial<Record<`${Direction} ${"certain" | "unclear"}`, Found>>;

/**
 * The smallest change of each known input, all else equal, that changes a known level: up and down. A change to another certain level is
 * preferred; where there is none, the nearest at which the level can no longer be told. Nothing flips a level that is not known:
 * there the missing inputs and cells are the answer.
 */
export function flipsOf(rule: CompiledRule, facts: Facts, level: EpidemicLevel): LevelFlip[] {
  const flips: LevelFlip[] = [];
  for (let c = 0; c < rule.criteria.length; c++) {
    if (facts.values[c] === null || !concerns(rule, facts.situation, c)) continue;
    const nearest = nearestOf(rule, facts, c, level);
    const up = nearest["up certain"] ?? nearest["up unclear"];
    const down = nearest["down certain"] ?? nearest["down unclear"];
    if (up) flips.push(flip(rule.criteria[c]!, facts, c, "up", up));
    if (down) flips.push(flip(rule.criteria[c]!, facts, c, "down", down));
  }
  return flips;
}

function nearestOf(rule: CompiledRule, facts: Facts, c: number, level: EpidemicLevel): Nearest {
  const nearest: Nearest = {};
  const answers: GradeSet[] = [];
  visitCandidates(rule.criteria[c]!, facts, facts.values[c]!, (value, distance, count) => {
    const levels = levelsWith(rule, facts, c, value, answers);
    const direction = directionOf(levels, level);
    if (direction === null) return;
    const kind = `${direction} ${isKnown(levels) ? "certain" : "unclear"}` as const;
    if (distance < (nearest[kind]?.distance ?? Number.POSITIVE_INFINITY)) nearest[kind] = { value, distance, count, levels };
  });
  return nearest;
}

/** Many values share one grade, and with it the answer: `answers` keeps those already found for this criterion. */
function levelsWith(rule: CompiledRule, { situation }: Facts, c: number, value: InputValue, answers: GradeSet[]): GradeSet {
  const grade = gradesOf(rule.criteria[c]!, value);
  const hasCases = c === rule.cases ? Number(value) > 0 : situation.hasCases;
  const key = grade * 2 + (hasCases ? 1 : 0);
  const known = answers[key];
  if (known !== undefined) return known;
  const levels = possibleLevels(rule, { ...situation, grades: situation.grades.with(c, grade), hasCases });
  answers[key] = levels;
  return levels;
}

/** A change for the worse never makes a lower level possible, so the new levels lie all on one side of the old one. */
function directionOf(levels: GradeSet, level: EpidemicLevel): Direction | null {
  if (isKnown(levels) && leastOf(levels) === level - 1) return null;
  if (leastOf(levels) >= level - 1) return "up";
  return greatestOf(levels) <= level - 1 ? "down" : null;
}

function flip(criterion: Criterion, facts: Facts, c: number, direction: Direction, { value, count, levels }: Found): LevelFlip {
  const possible = toLevels(levels);
  const before = inputOf(facts.unit, criterion.input)?.count;
  return {
    direction,
    input: criterion.input,
    from: facts.values[c]!,
    to: value,
    level: possible.length === 1 ? possible[0]! : null,
    possible,
    count: criterion.counted && count !== null && before !== undefined ? { what: criterion.counted.what, from: before, to: count } : null,
  };
}

function visitCandidates(criterion: Criterion, facts: Facts, value: InputValue, visit: Visit): void {
  const { kind, choices, counted } = criterion;
  const { count, of } = inputOf(facts.unit, criterion.input) ?? {};
  if (kind === "statement") visit(!value, 1, null);
  else if (kind === "choice") visitChoices(choices ?? [], String(value), visit);
  else if (counted && count !== undefined && of !== undefined) visitWholeCounts(criterion, counted.per, count, of, visit);
  else visitPrintedValues(criterion, Number(value), visit);
}

function visitChoices(choices: readonly string[], value: string, visit: Visit): void {
  const now = choices.indexOf(value);
  for (const [n, choice] of choices.entries()) if (n !== now) visit(choice, Math.abs(n - now), null);
}

/** Whole cases or persons around each cut-off; the level can only change there. */
function visitWholeCounts(criterion: Criterion, per: number, now: number, of: number, visit: Visit): void {
  const most = isShare(criterion) ? of : Number.POSITIVE_INFINITY;
  for (const count of stepsAround(criterion, of / per)) {
    if (count !== now && count <= most) visit(rateOf(count, per, of), Math.abs(count - now), count);
  }
}

/** Values on the grid of the usual print around each cut-off. */
function visitPrintedValues(criterion: Criterion, now: number, visit: Visit): void {
  const grid = 10 ** criterion.decimals;
  const most = isShare(criterion) ? 100 : Number.POSITIVE_INFINITY;
  for (const steps of stepsAround(criterion, grid)) {
    const value = steps / grid;
    if (value !== now && value <= most) visit(value, Math.abs(value - now), null);
  }
}

/** Whole numbers next to each known cut-off, and to where rounding reaches it, on a scale of `scale` steps to one unit; and 0 and 1. */
function stepsAround({ cutOffs, rounded }: Criterion, scale: number): number[] {
  const steps = [0, 1];
  for (const { value } of cutOffs) {
    if (value === null) continue;
    addNear(steps, Math.floor(value * scale));
    if (rounded) addNear(steps, Math.floor((value - 0.5) * scale));
  }
  return steps;
}

function addNear(steps: number[], step: number): void {
  for (let near = Math.max(step - 1, 0); near <= step + 2; near++) steps.push(near);
}
