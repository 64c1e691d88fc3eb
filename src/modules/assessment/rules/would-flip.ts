import type { Criterion, EpidemicLevel, LevelFlip } from "../contract.ts";
import type { CompiledRule } from "./compile-rule.ts";
import { concerns, type Facts, inputOf, withValue } from "./facts.ts";
import { type InputValue, isShare } from "./grade-input.ts";
import { type GradeSet, greatestOf, isKnown, leastOf, members } from "./grade-set.ts";
import { possibleLevels } from "./possible-levels.ts";

/** A value an input could take, with the distance from where it is and the whole count behind it. */
interface Candidate {
  value: InputValue;
  distance: number;
  count: number | null;
}

/**
 * The smallest change of each known input, all else equal, that changes a known level: up and down. A change to another certain level is
 * preferred; where there is none, the nearest at which the level can no longer be told. Nothing flips a level that is not known:
 * there the missing inputs and cells are the answer.
 */
export function flipsOf(rule: CompiledRule, facts: Facts, level: EpidemicLevel): LevelFlip[] {
  const flips: LevelFlip[] = [];
  for (let c = 0; c < rule.criteria.length; c++) {
    if (facts.values[c] === null || !concerns(rule, facts.situation, c)) continue;
    const nearest: Record<"up" | "down", Nearest> = { up: {}, down: {} };
    for (const candidate of candidatesFor(rule.criteria[c]!, facts, facts.values[c]!)) {
      const levels = possibleLevels(rule, withValue(rule, facts, c, candidate.value));
      const direction = directionOf(levels, level);
      if (direction) keepNearest(nearest[direction], candidate, levels);
    }
    for (const direction of ["up", "down"] as const) {
      const found = nearest[direction].certain ?? nearest[direction].unclear;
      if (found) flips.push(flip(rule.criteria[c]!, facts, c, direction, found));
    }
  }
  return flips;
}

type Found = Candidate & { levels: GradeSet };
type Nearest = { certain?: Found; unclear?: Found };

function keepNearest(nearest: Nearest, candidate: Candidate, levels: GradeSet): void {
  const kind = isKnown(levels) ? "certain" : "unclear";
  if (candidate.distance < (nearest[kind]?.distance ?? Number.POSITIVE_INFINITY)) nearest[kind] = { ...candidate, levels };
}

/** A change for the worse never makes a lower level possible, so the new levels lie all on one side of the old one. */
function directionOf(levels: GradeSet, level: EpidemicLevel): "up" | "down" | null {
  if (isKnown(levels) && leastOf(levels) === level - 1) return null;
  if (leastOf(levels) >= level - 1) return "up";
  return greatestOf(levels) <= level - 1 ? "down" : null;
}

function flip(criterion: Criterion, facts: Facts, c: number, direction: "up" | "down", { value, count, levels }: Found): LevelFlip {
  const possible = members(levels).map((grade) => (grade + 1) as EpidemicLevel);
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

function candidatesFor(criterion: Criterion, facts: Facts, value: InputValue): Candidate[] {
  if (criterion.kind === "statement") return [{ value: !value, distance: 1, count: null }];
  if (criterion.kind === "choice") {
    const choices = criterion.choices ?? [];
    const now = choices.indexOf(String(value));
    return choices.map((choice, n) => ({ value: choice, distance: Math.abs(n - now), count: null })).filter(({ distance }) => distance > 0);
  }
  const { count, of } = inputOf(facts.unit, criterion.input) ?? {};
  if (criterion.counted && count !== undefined && of !== undefined) return wholeCounts(criterion, criterion.counted.per, count, of);
  return printedValues(criterion, Number(value));
}

/** Whole cases or persons around each cut-off; the level can only change there. */
function wholeCounts(criterion: Criterion, per: number, now: number, of: number): Candidate[] {
  const most = isShare(criterion) ? of : Number.POSITIVE_INFINITY;
  return around(criterion, of / per)
    .filter((count) => count !== now && count <= most)
    .map((count) => ({ value: rateOf(count, per, of), distance: Math.abs(count - now), count }));
}

/** Values on the grid of the usual print around each cut-off. */
function printedValues(criterion: Criterion, now: number): Candidate[] {
  const grid = 10 ** criterion.decimals;
  const most = isShare(criterion) ? 100 : Number.POSITIVE_INFINITY;
  return around(criterion, grid)
    .map((steps) => steps / grid)
    .filter((value) => value !== now && value <= most)
    .map((value) => ({ value, distance: Math.abs(value - now), count: null }));
}

/** Multiply first: 12 / 80000 × 100000 is 15.000000000000002, and cut-offs are compared with ≥. */
export const rateOf = (count: number, per: number, of: number): number => (count * per) / of;

/** Whole numbers next to each known cut-off, and to where rounding reaches it, on a scale of `scale` steps to one unit; and 0 and 1. */
function around({ cutOffs, rounded }: Criterion, scale: number): number[] {
  const steps = new Set([0, 1]);
  for (const { value } of cutOffs) {
    if (value === null) continue;
    for (const mark of rounded ? [value - 0.5, value] : [value]) {
      const step = Math.floor(mark * scale);
      for (const near of [step - 1, step, step + 1, step + 2]) if (near >= 0) steps.add(near);
    }
  }
  return [...steps];
}
