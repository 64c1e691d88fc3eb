import type { Criterion, LevelInput } from "../contract.ts";
import { between, type GradeSet, only } from "./grade-set.ts";

export type InputValue = Exclude<LevelInput["value"], null>;

/** Half or more up, as authorities printed it (0.51 as 1). */
export const roundHalfUp = (value: number): number => Math.floor(value + 0.5);

/** Multiply first: 12 / 80000 × 100000 is 15.000000000000002, and cut-offs are compared with ≥. */
export const rateOf = (count: number, per: number, of: number): number => (count * per) / of;

/** A share of people in percent: at most 100. */
export const isShare = ({ unit }: Pick<Criterion, "unit">): boolean => unit.startsWith("%");

/** A value of the right kind: a finite number of at least 0, yes or no, or one of the choices. */
export function isUsable(criterion: Criterion, value: InputValue): boolean {
  if (criterion.kind === "statement") return typeof value === "boolean";
  if (criterion.kind === "choice") return typeof value === "string" && (criterion.choices ?? []).includes(value);
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Every grade that a usable value may have, given what is known of the cut-offs. */
export function gradesOf(criterion: Criterion, value: InputValue): GradeSet {
  if (criterion.kind === "statement") return only(value === true ? 0 : 1);
  if (criterion.kind === "choice") return only((criterion.choices ?? []).indexOf(String(value)));
  const exact = gradesOfNumber(criterion, Number(value));
  const rounding = criterion.rounded?.value;
  if (rounding === undefined || rounding === false) return exact;
  const rounded = gradesOfNumber(criterion, roundHalfUp(Number(value)));
  return rounding === true ? rounded : exact | rounded;
}

/** Cut-offs ascend and are positive: a value at a known one has passed all before it and none after it, and 0 has passed none. */
function gradesOfNumber({ kind, cutOffs }: Criterion, value: number): GradeSet {
  let surely = 0;
  let perhaps = value > 0 ? cutOffs.length : 0;
  for (let n = 0; n < cutOffs.length; n++) {
    const { value: cutOff, inclusive } = cutOffs[n]!;
    if (cutOff === null) continue;
    if (value > cutOff || (value === cutOff && inclusive === true)) surely = n + 1;
    else if (value === cutOff) surely = n;
    if (value < cutOff || (value === cutOff && inclusive === false)) perhaps = Math.min(perhaps, n);
    else if (value === cutOff) perhaps = Math.min(perhaps, n + 1);
  }
  return kind === "harm" ? between(surely, perhaps) : between(cutOffs.length - perhaps, cutOffs.length - surely);
}
