import { z } from "zod";

/** Something wrong in one row of a sheet; `code` is a key of the module's messages (`problem.…`), of the sheets' own (`reading.…`) or a refusal. */
export const SheetProblem = z.object({
  /** 1-based column of the file; null when the column is missing. */
  column: z.number().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type SheetProblem = z.infer<typeof SheetProblem>;

/** What became of the rows: read = created + updated + unchanged + held + rejected. */
export const SheetCounts = z.object({
  read: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  held: z.number(),
  rejected: z.number(),
});
export type SheetCounts = z.infer<typeof SheetCounts>;
type Fate = Exclude<keyof SheetCounts, "read">;

/** Adds up what became of each row. */
export function countRows(rows: readonly { result: Fate }[]): SheetCounts {
  const counts = { read: rows.length, created: 0, updated: 0, unchanged: 0, held: 0, rejected: 0 };
  for (const { result } of rows) counts[result]++;
  return counts;
}
