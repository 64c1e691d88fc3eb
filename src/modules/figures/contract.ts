import { z } from "zod";

/** The word a source puts before a number: 1.200, khoảng 1.200, trên 1.200. */
export const Approx = z.enum(["exact", "about", "over", "under", "at_least", "at_most"]);
export type Approx = z.infer<typeof Approx>;

export const Step = z.enum(["day", "week", "commune", "district"]);
export type Step = z.infer<typeof Step>;

/** One figure: an indicator of an area over a period, with its pedigree. `value` null: not known, never zero. */
export const Figure = z.object({
  indicator: z.string(),
  area: z.string(),
  areaName: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  /** Instant of the knowledge it reflects. */
  asOf: z.date(),
  /** Up to when it counts events, when that was stated. */
  cutoff: z.date().nullable(),
  value: z.number().nullable(),
  unit: z.string(),
  approx: Approx,
  /** `records`, `roll-up`, `derived`, or who reported it. */
  source: z.string(),
  /** What is missing when there is no value. */
  missing: z.array(z.string()),
});
export type Figure = z.infer<typeof Figure>;

/** A figure as a unit reports it; sent again for the same period it replaces the earlier statement, which stays in the history. */
export const ReportFigure = z.strictObject({
  indicator: z.string().max(60),
  area: z.string().max(40),
  from: z.iso.date(),
  to: z.iso.date(),
  cutoff: z.coerce.date().nullable().default(null),
  value: z.number(),
  approx: Approx.default("exact"),
  source: z.string().trim().min(1).max(300),
});
export type ReportFigure = z.infer<typeof ReportFigure>;
