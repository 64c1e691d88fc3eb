import type { Cell, CitedFlag, Criterion, LevelRule, UnitLevel } from "../contract.ts";
import { orderedCells } from "./cell-order.ts";
import type { GradeSet } from "./grade-set.ts";

export const unitLevels: readonly UnitLevel[] = ["commune", "district", "province"];

/** A rule with names turned into positions, so that a whole country is assessed in one pass. Criteria are positions in `criteria`. */
export interface CompiledRule {
  rule: LevelRule;
  criteria: Criterion[];
  /** Is criterion c used for unit level u: `applies[u][c]`; null when not known. */
  applies: (boolean | null)[][];
  /** Did nobody compare what criterion c brings for unit level u with the original: `unreviewed[u][c]`; likewise each cell and clause. */
  unreviewed: boolean[][];
  unreviewedCells: boolean[][];
  unreviewedClauses: boolean;
  gradeCounts: number[];
  spread: number[];
  raisedBy: number[];
  eachMissCounts: CitedFlag | null;
  lines: number[];
  /** Criterion by which the line is stated outright; -1 without one. */
  stated: number;
  /** Criterion that adds one to the level when missed, and the one that tells whether there are cases; -1 without. */
  raise: number;
  cases: number;
  exempt: boolean | null;
  hold: number[];
  rows: Cell[][];
  cells: GradeSet[][];
  cellsWithAlternatives: GradeSet[][];
}

export function compileRule(rule: LevelRule): CompiledRule {
  const { criteria, spread, lines, raise } = rule;
  const at = (input: string) => criteria.findIndex((criterion) => criterion.input === input);
  const rows = lines.names.map((name) => rule.table[name] ?? []);
  return {
    rule,
    criteria,
    applies: unitLevels.map((level) => criteria.map((criterion) => criterion.appliesTo[level].value)),
    unreviewed: unitLevels.map((level) => criteria.map((criterion) => citedBy(criterion, level).some(isUnreviewed))),
    unreviewedCells: rows.map((row) => row.map(isUnreviewed)),
    unreviewedClauses: [spread.eachMissCounts, raise?.exemptWithoutCases].some((clause) => clause && isUnreviewed(clause)),
    gradeCounts: criteria.map(gradeCount),
    spread: spread.highestOf.map(at),
    raisedBy: spread.raisedBy.map(at),
    eachMissCounts: spread.eachMissCounts,
    lines: lines.worstOf.map(at),
    stated: lines.stated === null ? -1 : at(lines.stated),
    raise: raise ? at(raise.input) : -1,
    cases: raise ? at(raise.casesInput) : -1,
    exempt: raise ? raise.exemptWithoutCases.value : false,
    hold: rule.hold.map(at),
    rows,
    cells: orderedCells(rows, false),
    cellsWithAlternatives: orderedCells(rows, true),
  };
}

function gradeCount({ kind, cutOffs, choices }: Criterion): number {
  if (kind === "statement") return 2;
  return kind === "choice" ? (choices ?? []).length : cutOffs.length + 1;
}

const isUnreviewed = ({ reviewedBy }: { reviewedBy: string | null }): boolean => reviewedBy === null;

function citedBy({ cutOffs, appliesTo, rounded }: Criterion, level: UnitLevel): { reviewedBy: string | null }[] {
  return [...cutOffs, appliesTo[level], ...(rounded ? [rounded] : [])];
}
