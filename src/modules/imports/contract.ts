import { z } from "zod";

/** What to do about likeness and difference: chosen once before an import, never asked row by row. */
export const Policy = z.object({
  /** Disease of the rows when no column names one. */
  disease: z.string().max(40).default("covid-19"),
  /** Rows that look like a registered person without being surely the same: hold for a person, or take as new. */
  likeness: z.enum(["hold", "new"]).default("hold"),
  /** Where file and system know a fact and disagree. */
  onDifference: z.enum(["keep", "take"]).default("keep"),
  /** Class of rows that do not say: a list of cases is a statement that they are confirmed. */
  classification: z.enum(["suspected", "probable", "confirmed"]).default("confirmed"),
});
export type Policy = z.infer<typeof Policy>;

export const BatchState = z.enum(["mapping", "running", "done", "failed", "stopped", "undone"]);
export type BatchState = z.infer<typeof BatchState>;

/** Something about one row: where, what, and the sentence is made from code and params. */
export const RowProblem = z.object({
  row: z.number(),
  /** 1-based column of the file; null when it concerns the row. */
  column: z.number().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** `wrong` keeps the row out, `held` waits for a person, `note` was understood and should be seen. */
  grade: z.enum(["wrong", "held", "note"]),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** Which column holds which field; null leaves it out. */
export const ColumnChoice = z.object({ column: z.number().int().positive(), header: z.string(), field: z.string().nullable() });
export type ColumnChoice = z.infer<typeof ColumnChoice>;

export const BatchView = z.object({
  id: z.string(),
  kind: z.enum(["cases", "figures"]),
  area: z.string(),
  areaName: z.string().nullable(),
  sender: z.string(),
  fileName: z.string(),
  state: BatchState,
  dryRun: z.boolean(),
  read: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  held: z.number(),
  rejected: z.number(),
  progress: z.number(),
  columns: z.array(ColumnChoice.extend({ needsChoice: z.boolean().default(false), confidence: z.number().default(1) })),
  policy: Policy,
  totals: z.array(z.object({ row: z.number(), text: z.string() })),
  warnings: z.array(z.object({ code: z.string(), count: z.number(), row: z.number().nullable() })),
  failure: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }).nullable(),
  openedAt: z.date(),
  endedAt: z.date().nullable(),
  undoneAt: z.date().nullable(),
  /** Last moment the batch can be taken back. */
  undoUntil: z.date(),
});
export type BatchView = z.infer<typeof BatchView>;

/** A batch can be taken back for this long; what was changed by others since then stays. */
export const UNDO_DAYS = 30;
