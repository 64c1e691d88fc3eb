import type { CompiledRule } from "./compile-rule.ts";
import { type GradeSet, greatestOf, has, only, worsened, worseOf } from "./grade-set.ts";

/** What is known of one unit, as sets of grades by position of the criterion; every grade where an input is missing. */
export interface Situation {
  /** Positions in `unitLevels` to consider. */
  unitLevels: readonly number[];
  grades: GradeSet[];
  /** Does the unit have cases: null when not known. */
  hasCases: boolean | null;
  /** Level in force, 1–4; 0 when there is none to keep. */
  previousLevel: number;
  /** The line of the table was stated outright. */
  lineStated: boolean;
}

/** Bands and lines of the table that a situation may stand in. */
export interface Standing {
  bands: GradeSet;
  lines: GradeSet;
}

/**
 * The levels compatible with everything known, as a set (bit 0 is level 1): no more, no fewer. The union over unit levels and over
 * "with cases" and "without", because those bear on several steps at once; every other unknown enters one step only.
 */
export function possibleLevels(rule: CompiledRule, situation: Situation, cells: GradeSet[][] = rule.cells): GradeSet {
  let levels = 0;
  for (const unitLevel of situation.unitLevels) {
    if (situation.hasCases !== false) levels |= levelsAt(rule, situation, unitLevel, true, cells);
    if (situation.hasCases !== true) levels |= levelsAt(rule, situation, unitLevel, false, cells);
  }
  return levels;
}

function levelsAt(rule: CompiledRule, situation: Situation, unitLevel: number, hasCases: boolean, cells: GradeSet[][]): GradeSet {
  const { bands, lines } = standingAt(rule, situation, unitLevel, hasCases);
  let levels = 0;
  for (let line = 0; line < cells.length; line++) {
    if (!has(lines, line)) continue;
    for (let band = 0; band < 4; band++) if (has(bands, band)) levels |= cells[line]![band]!;
  }
  if (rule.raise >= 0) levels = raisedLevels(rule, levels, usedGrades(rule, situation, unitLevel, rule.raise), hasCases);
  return heldLevels(rule, situation, unitLevel, levels);
}

/** Where in the table a unit may stand; the union over the unit levels considered. */
export function standing(rule: CompiledRule, situation: Situation): Standing {
  const all = { bands: 0, lines: 0 };
  for (const unitLevel of situation.unitLevels) {
    const { bands, lines } = standingAt(rule, situation, unitLevel, situation.hasCases !== false);
    all.bands |= bands;
    all.lines |= lines;
  }
  return all;
}

function standingAt(rule: CompiledRule, situation: Situation, unitLevel: number, hasCases: boolean): Standing {
  let bands = only(0);
  for (const c of rule.spread) bands = worseOf(bands, c === rule.cases && !hasCases ? only(0) : usedGrades(rule, situation, unitLevel, c));
  if (situation.lineStated) return { bands: raisedBands(rule, situation, unitLevel, bands), lines: situation.grades[rule.stated]! };
  let lines = only(0);
  for (const c of rule.lines) lines = worseOf(lines, usedGrades(rule, situation, unitLevel, c));
  return { bands: raisedBands(rule, situation, unitLevel, bands), lines };
}

/** A criterion that is not used for this kind of unit is as good as met; one that perhaps is used may be either. */
export function usedGrades(rule: CompiledRule, situation: Situation, unitLevel: number, criterion: number): GradeSet {
  const applies = rule.applies[unitLevel]![criterion]!;
  const grades = situation.grades[criterion]!;
  return applies === true ? grades : applies === false ? only(0) : grades | only(0);
}

/** How many of the minimums that raise the spread may be missed: bit n says n. */
export function missCounts(rule: CompiledRule, situation: Situation, unitLevel: number): GradeSet {
  let counts = only(0);
  for (const c of rule.raisedBy) {
    const used = usedGrades(rule, situation, unitLevel, c);
    counts = (has(used, 0) ? counts : 0) | (has(used, 1) ? counts << 1 : 0);
  }
  return counts;
}

function raisedBands(rule: CompiledRule, situation: Situation, unitLevel: number, bands: GradeSet): GradeSet {
  if (rule.raisedBy.length === 0) return bands;
  const counts = missCounts(rule, situation, unitLevel);
  const each = rule.eachMissCounts?.value;
  let raised = 0;
  for (let missed = 0; missed <= greatestOf(counts); missed++) {
    if (!has(counts, missed)) continue;
    if (each !== true) raised |= worsened(bands, Math.min(missed, 1), 3);
    if (each !== false) raised |= worsened(bands, missed, 3);
  }
  return raised;
}

function raisedLevels(rule: CompiledRule, levels: GradeSet, minimum: GradeSet, hasCases: boolean): GradeSet {
  let result = has(minimum, 0) ? levels : 0;
  if (!has(minimum, 1)) return result;
  if (hasCases || rule.exempt !== true) result |= worsened(levels, 1, 3);
  if (!hasCases && rule.exempt !== false) result |= levels;
  return result;
}

function heldLevels(rule: CompiledRule, situation: Situation, unitLevel: number, levels: GradeSet): GradeSet {
  if (situation.previousLevel === 0) return levels;
  let missed = only(0);
  for (const c of rule.hold) missed = worseOf(missed, usedGrades(rule, situation, unitLevel, c));
  const kept = worseOf(levels, only(situation.previousLevel - 1));
  return (has(missed, 0) ? levels : 0) | (has(missed, 1) ? kept : 0);
}
