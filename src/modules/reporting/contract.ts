import { z } from "zod";
import { UnitKey } from "../directory/contract.ts";
import { Approx } from "../figures/contract.ts";
import { Capacity } from "../identity/contract.ts";

const Day = z.iso.date();
/** Instants inside stored JSON are ISO texts, so that the same figure always has the same bytes. */
const Instant = z.string();

/**
 * `draft`: being written; `checked`: figures fixed at the horizon and no check in the way; `signed`: numbered and locked;
 * `superseded`: another report took its place, or its number was cancelled.
 */
export const ReportState = z.enum(["draft", "checked", "signed", "published", "superseded"]);
export type ReportState = z.infer<typeof ReportState>;

/** A figure as the report prints it, with its pedigree. Null is not known and printed as “chưa có”. */
export const ReportFigure = z.object({
  /** Names it inside the report; a cell of the table is `slot@area`. */
  id: z.string(),
  /** `difference` and `remainder` are reckoned from the figures in `of`; `levels` counts units by epidemic level. */
  kind: z.enum(["indicator", "difference", "remainder", "levels"]),
  indicator: z.string().nullable(),
  of: z.array(z.string()),
  area: z.string(),
  areaName: z.string().nullable(),
  from: Day,
  to: Day,
  /** Instant of the knowledge it reflects. */
  asOf: Instant,
  /** Up to when the reporting unit says it counted. */
  cutoff: Instant.nullable(),
  value: z.number().nullable(),
  unit: z.string(),
  approx: Approx,
  /** `records`, `derived`, `levels`, `none`, or who reported it. */
  source: z.string(),
  missing: z.array(z.string()),
  /** As it stands on paper. */
  printed: z.string(),
  /** Without it the report cannot be signed. */
  needed: z.boolean(),
});
export type ReportFigure = z.infer<typeof ReportFigure>;

/** Who changed a paragraph, and when. */
export const Edit = z.object({ by: z.string(), name: z.string(), at: Instant });
export type Edit = z.infer<typeof Edit>;

/** One paragraph. Figures stand in the text as `{id}`; an empty text is not printed. */
export const ReportItem = z.object({
  id: z.string(),
  title: z.string().nullable(),
  text: z.string(),
  /** What the template would say, when somebody changed the text. */
  template: z.string().nullable(),
  edited: Edit.nullable(),
  footnote: z.string().nullable(),
});
export type ReportItem = z.infer<typeof ReportItem>;

/** Everything of a report that is not a figure; with the figures it is what the signature covers. */
export const ReportText = z.object({
  parentBody: z.string().nullable(),
  issuingBody: z.string(),
  symbol: z.string(),
  place: z.string(),
  name: z.string(),
  about: z.string(),
  recipients: z.array(z.string()),
  filing: z.string(),
  /** The body as a whole, on whose behalf its head signs; null where the head signs for himself. */
  collective: z.string().nullable(),
  /** Sentence about the report this one replaces. */
  replaces: z.string().nullable(),
  sections: z.array(z.object({ id: z.string(), title: z.string(), note: z.string().nullable(), items: z.array(ReportItem) })),
  table: z
    .object({
      title: z.string(),
      first: z.string(),
      columns: z.array(z.object({ id: z.string(), title: z.string() })),
      rows: z.array(z.object({ area: z.string(), name: z.string() })),
      /** Name of the line for what no row holds; null when there is nothing of that kind. */
      unplaced: z.string().nullable(),
      total: z.string(),
    })
    .nullable(),
});
export type ReportText = z.infer<typeof ReportText>;

/** `red` blocks the signature, `amber` needs a written reason. Words are in `web/messages` under `check.CODE`. */
export const CheckGrade = z.enum(["red", "amber", "ok"]);
export type CheckGrade = z.infer<typeof CheckGrade>;
export const CheckLine = z.object({
  /** Stable for the same question, so that a reason stays with it. */
  id: z.string(),
  grade: CheckGrade,
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Figures it speaks about. */
  figures: z.array(z.string()),
  /** Paragraph it speaks about. */
  item: z.string().nullable(),
});
export type CheckLine = z.infer<typeof CheckLine>;

const Reason = z.string().trim().min(3).max(1000);
/** Written reasons by the id of the amber check they answer. */
export const Remarks = z.record(z.string().max(120), Reason);
export type Remarks = z.infer<typeof Remarks>;

/** Draft the daily report of an area (soạn báo cáo ngày), or bring the figures of its draft up to date; edited paragraphs stay. */
export const DraftReport = z.strictObject({
  reportId: z.uuid(),
  area: UnitKey,
  on: Day,
  /** Up to when the unit states it counted (tính đến); the moment of drafting, at most the end of the day, when left out. */
  cutoff: z.coerce.date().nullable().default(null),
});
export type DraftReport = z.infer<typeof DraftReport>;

/** Change one paragraph; null gives it back to the template. */
export const EditReport = z.strictObject({
  reportId: z.uuid(),
  baseVersion: z.int().min(1),
  item: z.string().max(60),
  text: z.string().trim().max(5000).nullable(),
});
export type EditReport = z.infer<typeof EditReport>;

/** Fix the figures at the horizon and check them (kiểm tra số liệu). */
export const CheckReport = z.strictObject({ reportId: z.uuid(), baseVersion: z.int().min(1), remarks: Remarks.default({}) });
export type CheckReport = z.infer<typeof CheckReport>;

/** Take a signed or published report back with a reason (ban hành lại): a new draft of the same day stands in its place. */
export const ReissueReport = z.strictObject({ reportId: z.uuid(), newReportId: z.uuid(), reason: Reason });
export type ReissueReport = z.infer<typeof ReissueReport>;

export const ReportFormat = z.enum(["docx", "pdf"]);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** A report in a list. */
export const ReportLine = z.object({
  id: z.string(),
  version: z.number(),
  area: z.string(),
  areaName: z.string().nullable(),
  on: Day,
  state: ReportState,
  /** As printed, `05/BC-BCĐ`; null before it is signed. */
  number: z.string().nullable(),
  cutoff: z.date(),
  asOf: z.date(),
  draftedName: z.string(),
  signedName: z.string().nullable(),
  signedAt: z.date().nullable(),
  publishedAt: z.date().nullable(),
  reissueOf: z.string().nullable(),
  reissueReason: z.string().nullable(),
  /** Red and amber checks that are open. */
  red: z.number(),
  amber: z.number(),
});
export type ReportLine = z.infer<typeof ReportLine>;

/** One report with everything its page shows. */
export const ReportCard = ReportLine.extend({
  figures: z.array(ReportFigure),
  text: ReportText,
  checks: z.array(CheckLine),
  remarks: Remarks,
  /** Figures in the order they are numbered on the page. */
  numbered: z.array(z.string()),
  /** Local day it bears; null before it is signed. */
  issuedOn: z.string().nullable(),
  capacity: Capacity.nullable(),
  /** SHA-256 of figures and text, hex; null before it is signed. */
  sha256: z.string().nullable(),
  /** The report that took its place, when there is one in sight. */
  replacedBy: z.string().nullable(),
  /** When it is due, for a report that is not published. */
  dueAt: z.date().nullable(),
  /** Whether the asker's own unit issues it. */
  mayIssue: z.boolean(),
});
export type ReportCard = z.infer<typeof ReportCard>;

/** What happened to reports: ids and codes only. */
export type ReportingEvent =
  | { type: "report.signed"; reportId: string; area: string; on: string; number: number }
  | { type: "report.published"; reportId: string; area: string; on: string; replaces: string | null }
  | { type: "report.withdrawn"; reportId: string; area: string; on: string };

/** Which of two differing figures stands. */
const Stands = z.enum(["computed", "reported"]);

/** A unit's own figure beside the one computed from records, where they cannot both be right. */
export const ReconciliationLine = z.object({
  id: z.string(),
  indicator: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  area: z.string(),
  areaName: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  reportedBy: z.string(),
  reportedByName: z.string().nullable(),
  computed: z.number(),
  reported: z.number(),
  approx: Approx,
  source: z.string(),
  cutoff: z.date().nullable(),
  /** The last decision, with the numbers it was made about. */
  decision: z
    .object({
      stands: Stands,
      reason: z.string(),
      decidedName: z.string(),
      decidedAt: z.date(),
      computed: z.number(),
      reported: z.number(),
    })
    .nullable(),
  /** The decision is about the numbers as they are now. */
  settled: z.boolean(),
});
export type ReconciliationLine = z.infer<typeof ReconciliationLine>;

/** Say which figure stands, and why (đối chiếu số liệu); the two numbers as the decider saw them. */
export const Reconcile = z.strictObject({
  indicator: z.string().max(60),
  area: UnitKey,
  from: z.iso.date(),
  to: z.iso.date(),
  reportedBy: z.string().max(60),
  computed: z.number(),
  reported: z.number(),
  stands: Stands,
  reason: z.string().trim().min(3).max(1000),
});
export type Reconcile = z.infer<typeof Reconcile>;
