import type { Cell } from "../contract.ts";
import { between, type GradeSet, only } from "./grade-set.ts";

/**
 * What each cell of a combination table may be, as sets of levels (bit 0 is level 1). A known cell is itself; an unknown one lies between
 * its known neighbours, because a worse line or a higher band never gives a lower level (all cells known so far keep this order). A known
 * cell against that order gives the empty set, which is a fault of the rule.
 * @param rows lines best first, bands 1–4
 * @param alternatives also allow the other reading of disputed cells
 */
export function orderedCells(rows: Cell[][], alternatives: boolean): GradeSet[][] {
  return rows.map((row, line) => row.map((_, band) => cellSet(rows, line, band, alternatives)));
}

function cellSet(rows: Cell[][], line: number, band: number, alternatives: boolean): GradeSet {
  let least = 1;
  let greatest = 4;
  for (const [l, row] of rows.entries()) {
    for (const [b, cell] of row.entries()) {
      if (cell.value === null || (l === line && b === band)) continue;
      if (l <= line && b <= band) least = Math.max(least, alternatives ? Math.min(cell.value, cell.alternative ?? 4) : cell.value);
      if (l >= line && b >= band) greatest = Math.min(greatest, alternatives ? Math.max(cell.value, cell.alternative ?? 1) : cell.value);
    }
  }
  if (least > greatest) return 0;
  const { value = null, alternative } = rows[line]?.[band] ?? {};
  if (value === null) return between(least - 1, greatest - 1);
  const stated = only(value - 1) | (alternatives && alternative ? only(alternative - 1) : 0);
  return stated & between(least - 1, greatest - 1);
}
