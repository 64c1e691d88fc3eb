import { z } from "zod";
import { PersonCard, PersonLine } from "../persons/contract.ts";

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

const Params = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Something about one row: where, what, and the sentence is made from code and params. */
export const RowProblem = z.object({
  row: z.number(),
  /** 1-based column of the file; null when it concerns the row. */
  column: z.number().nullable(),
  code: z.string(),
  params: Params,
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
  sheetName: z.string().nullable(),
  /** First row below the header; null while the file is not read to its end. */
  firstRow: z.number().nullable(),
  /** Last row that was taken, 0 before the first. */
  lastRow: z.number(),
  /** Totals the file states; `stated` is the number of rows it says it has. */
  totals: z.array(z.object({ row: z.number(), text: z.string(), stated: z.number().nullable() })),
  warnings: z.array(z.object({ code: z.string(), count: z.number(), row: z.number().nullable(), params: Params })),
  failure: z.object({ code: z.string(), params: Params }).nullable(),
  openedAt: z.date(),
  endedAt: z.date().nullable(),
  undoneAt: z.date().nullable(),
  /** Last moment the batch can be taken back. */
  undoUntil: z.date(),
});
export type BatchView = z.infer<typeof BatchView>;

export const RowResult = z.enum(["created", "updated", "unchanged", "held", "rejected"]);
export type RowResult = z.infer<typeof RowResult>;

/** One row of a batch as the screen shows it. */
export const RowView = z.object({
  row: z.number(),
  result: RowResult,
  caseId: z.string().nullable(),
  problems: z.array(RowProblem),
  /** The words of the row, while somebody must still decide or mend. */
  cells: z.array(z.string()).nullable(),
  /** How a waiting row was settled; null while it waits. */
  decision: z.string().nullable(),
  /** Whom the row is about, or of a held row: whom it may be about. */
  person: PersonLine.nullable(),
});
export type RowView = z.infer<typeof RowView>;

/** One fact of a case in both versions; null where one does not say. */
export const FactInBoth = z.object({
  field: z.string(),
  file: z.union([z.string(), z.number()]).nullable(),
  record: z.union([z.string(), z.number()]).nullable(),
});
export type FactInBoth = z.infer<typeof FactInBoth>;

/** Whom a waiting row describes, as it was read. */
export const PersonInRow = PersonCard.pick({
  fullName: true,
  description: true,
  sex: true,
  birthOn: true,
  birthYear: true,
  residenceUnit: true,
  residenceName: true,
  address: true,
  occupation: true,
  workplace: true,
});
export type PersonInRow = z.infer<typeof PersonInRow>;

/** A waiting row beside the person it resembles, and beside that person's case. */
export const RowComparison = z.object({
  inRow: PersonInRow,
  /** Null when the person is no longer in sight. */
  known: PersonCard.nullable(),
  /** The case of that person which the row would fill in; null when there is none. */
  caseId: z.string().nullable(),
  facts: z.array(FactInBoth),
});
export type RowComparison = z.infer<typeof RowComparison>;

/** A column of the file with what its first rows hold. */
export const ColumnSample = z.object({
  column: z.number(),
  header: z.string(),
  samples: z.array(z.string()),
  /** Some dates of the column can only be month first: the others may have been typed so too. */
  monthFirst: z.boolean(),
});
export type ColumnSample = z.infer<typeof ColumnSample>;

/** How often a note of one kind was made, and where first. */
export const NoteCount = z.object({ code: z.string(), column: z.number().nullable(), n: z.number(), row: z.number() });
export type NoteCount = z.infer<typeof NoteCount>;

/** What a person says about a row that waits: it is about that registered person, about somebody else, is left out, or is mended. */
export const RowDecision = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("same"), personId: z.uuid() }),
  z.strictObject({ kind: z.literal("new") }),
  z.strictObject({ kind: z.literal("drop") }),
  /** The row with its cells corrected, as many as it had. */
  z.strictObject({ kind: z.literal("mend"), cells: z.array(z.string().max(32_767)).max(500) }),
]);
export type RowDecision = z.infer<typeof RowDecision>;

/** A batch can be taken back for this long; what was changed by others since then stays. */
export const UNDO_DAYS = 30;
