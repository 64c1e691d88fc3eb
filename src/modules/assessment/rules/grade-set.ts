import type { EpidemicLevel } from "../contract.ts";

/**
 * A set of grades that are still possible, as bits: bit g says grade g is possible. Grade 0 is the best.
 * What is not known stays a set, so that an unknown value never turns into a number on the way to a level.
 */
export type GradeSet = number;

export const only = (grade: number): GradeSet => 1 << grade;

/** All grades from `least` to `greatest`. */
export const between = (least: number, greatest: number): GradeSet => (1 << (greatest + 1)) - (1 << least);

export const leastOf = (set: GradeSet): number => 31 - Math.clz32(set & -set);

export const greatestOf = (set: GradeSet): number => 31 - Math.clz32(set);

export const isKnown = (set: GradeSet): boolean => (set & (set - 1)) === 0;

export const has = (set: GradeSet, grade: number): boolean => ((set >> grade) & 1) === 1;

export function members(set: GradeSet): number[] {
  const grades: number[] = [];
  for (let grade = 0; grade <= greatestOf(set); grade++) if (has(set, grade)) grades.push(grade);
  return grades;
}

/** A set of levels as levels: bit 0 is level 1. */
export const toLevels = (set: GradeSet): EpidemicLevel[] => members(set).map((grade) => (grade + 1) as EpidemicLevel);

/** The worse of two grades, over all pairs: a member survives when the other set can be as good or better. */
export function worseOf(a: GradeSet, b: GradeSet): GradeSet {
  return (a | b) & -(1 << Math.max(leastOf(a), leastOf(b)));
}

/** Every grade `steps` worse, the last grade `top` staying where it is. */
export function worsened(set: GradeSet, steps: number, top: number): GradeSet {
  const shifted = set << steps;
  return shifted <= between(0, top) ? shifted : (shifted & between(0, top)) | only(top);
}
