import { TabularProblem } from "./problem.ts";

/** What one file may cost. Every one is checked while reading, so that a hostile file stops early. */
export interface Budgets {
  /** Size of the file as sent. */
  bytes: number;
  /** Size of everything inside an .xlsx once expanded. */
  expandedBytes: number;
  /** Expanded size over sent size of one part; looked at from `ratioFrom` expanded bytes, because small tables repeat themselves. */
  ratio: number;
  ratioFrom: number;
  /** Size of the table of texts of an .xlsx once expanded: it is the one part held in memory. */
  sharedTextBytes: number;
  /** Parts inside an .xlsx. */
  parts: number;
  /** Last row number of the sheet. */
  rows: number;
  /** Last column that holds a value. */
  columns: number;
  /** Cells written in the file, empty ones included. */
  cells: number;
  /** Characters in one cell; 32,767 is Excel's own limit. */
  cellLength: number;
  /** Characters in all cells together: one long text may be referred to a million times. */
  characters: number;
  /** Merged ranges. */
  merges: number;
  /** Time spent reading, seconds, without the time the caller takes. */
  seconds: number;
}

export const defaultBudgets: Budgets = {
  bytes: 64 * 2 ** 20,
  expandedBytes: 768 * 2 ** 20,
  ratio: 200,
  ratioFrom: 16 * 2 ** 20,
  sharedTextBytes: 96 * 2 ** 20,
  parts: 2_000,
  rows: 1_048_576,
  columns: 400,
  cells: 25_000_000,
  cellLength: 32_767,
  characters: 500_000_000,
  merges: 100_000,
  seconds: 120,
};

/** Counts what one reading has cost and stops it at the first budget passed. */
export class Meter {
  readonly budgets: Budgets;
  private cells = 0;
  private characters = 0;
  private milliseconds = 0;

  constructor(budgets: Partial<Budgets> = {}) {
    this.budgets = { ...defaultBudgets, ...budgets };
  }

  countCell(row: number, column: number): void {
    this.cells += 1;
    if (this.cells > this.budgets.cells) throw new TabularProblem("too_many_cells", { row, limit: this.budgets.cells });
    if (row > this.budgets.rows) throw new TabularProblem("too_many_rows", { row, limit: this.budgets.rows });
    if (column > 16_384) throw new TabularProblem("too_many_columns", { row, limit: this.budgets.columns });
  }

  countText(length: number, row: number, column: number): void {
    if (column > this.budgets.columns) throw new TabularProblem("too_many_columns", { row, limit: this.budgets.columns });
    if (length > this.budgets.cellLength) throw new TabularProblem("cell_too_long", { row, column, limit: this.budgets.cellLength });
    this.characters += length;
    if (this.characters > this.budgets.characters) throw new TabularProblem("too_much_text", { row, limit: this.budgets.characters });
  }

  countRow(row: number): void {
    if (row > this.budgets.rows) throw new TabularProblem("too_many_rows", { row, limit: this.budgets.rows });
  }

  /** Runs one step of reading and adds its time. */
  timed<T>(step: () => T): T {
    const start = performance.now();
    const result = step();
    this.milliseconds += performance.now() - start;
    if (this.milliseconds > this.budgets.seconds * 1000) throw new TabularProblem("too_slow", { limit: this.budgets.seconds });
    return result;
  }
}
