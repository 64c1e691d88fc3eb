import { z } from "zod";

/**
 * An official document as plain data, without a word about how it is drawn: the same document becomes a .docx, a .pdf and a web
 * page. Texts are Vietnamese and final; numbering of sections, fixed phrases and punctuation are added by `composeDocument`.
 */

/** A short piece of a line. A figure keeps where its number came from, so that the web page can open the rows behind it. */
export const PlainRun = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: z.string(), bold: z.boolean().optional(), italic: z.boolean().optional() }),
  z.strictObject({
    kind: z.literal("figure"),
    /** Names the figure inside this document. */
    id: z.string(),
    value: z.number().nullable(),
    /** The value as printed, e.g. `37.904`. */
    text: z.string(),
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
  }),
  /** A box to tick on a form. */
  z.strictObject({ kind: z.literal("tick"), ticked: z.boolean() }),
]);
export type PlainRun = z.infer<typeof PlainRun>;

export const Run = z.union([PlainRun, z.strictObject({ kind: z.literal("footnote"), runs: z.array(PlainRun) })]);
export type Run = z.infer<typeof Run>;

/** A line of text: plain, or in runs where something in it is bold, a figure, a tick box or a footnote mark. */
export const RichText = z.union([z.string(), z.array(Run)]);
export type RichText = z.infer<typeof RichText>;

export const Alignment = z.enum(["left", "center", "right", "justify"]);
export type Alignment = z.infer<typeof Alignment>;

export const TableColumn = z.strictObject({
  title: z.string(),
  /** Share of the width, relative to the other columns. */
  width: z.number().positive(),
  align: Alignment.optional(),
  /** Neighbouring columns of one group get a common head above their own. */
  group: z.string().optional(),
});
export type TableColumn = z.infer<typeof TableColumn>;

export const TableRow = z.strictObject({
  /** `total` is bold; `group` has one cell over all columns. */
  kind: z.enum(["row", "total", "group"]).optional(),
  cells: z.array(RichText),
});
export type TableRow = z.infer<typeof TableRow>;

export const Table = z
  .strictObject({
    kind: z.literal("table"),
    caption: RichText.optional(),
    columns: z.array(TableColumn).min(1),
    rows: z.array(TableRow),
    /** Size of letters in points; 12 when not said. */
    size: z.number().min(8).max(14).optional(),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.cells.length === (row.kind === "group" ? 1 : columns.length)), {
    error: "a row needs a cell for each column",
  });
export type Table = z.infer<typeof Table>;

/** One label of a form with its value; an unknown value is a dotted line for the pen. */
export const Field = z.strictObject({
  label: z.string(),
  value: RichText.nullable(),
  /** Twelfths of the line it takes; the fields of a line share it evenly when not said. */
  span: z.int().min(1).max(12).optional(),
  /** Whole dotted lines below an unknown value. */
  blankLines: z.int().min(0).max(20).optional(),
});
export type Field = z.infer<typeof Field>;

const FieldLine = z
  .array(Field)
  .min(1)
  .refine((fields) => fields.reduce((sum, { span = 1 }) => sum + span, 0) <= 12, { error: "a line has twelve twelfths" });

export const SignaturePlace = z.strictObject({
  /** Line above, e.g. place and date. */
  above: z.string().optional(),
  title: z.string(),
  note: z.string().optional(),
  name: z.string().nullable(),
});

export const Block = z.union([
  /** Section of level 1 (I.), 2 (1.) or 3 (a); `rest` follows the title in the same paragraph. Numbers are given by position. */
  z.strictObject({
    kind: z.literal("heading"),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    title: z.string(),
    rest: RichText.optional(),
  }),
  z.strictObject({ kind: z.literal("paragraph"), text: RichText, align: Alignment.optional(), indent: z.boolean().optional() }),
  /** Level 1 is marked `-`, level 2 `+`. */
  z.strictObject({ kind: z.literal("bullet"), level: z.union([z.literal(1), z.literal(2)]).optional(), text: RichText }),
  Table,
  z.strictObject({ kind: z.literal("fields"), lines: z.array(FieldLine) }),
  /** Places to sign side by side, as on forms and lists. */
  z.strictObject({ kind: z.literal("signatures"), places: z.array(SignaturePlace).min(1).max(4) }),
]);
export type Block = z.infer<typeof Block>;

export const Authority = z.enum(["TM", "KT", "TL", "TUQ"]);
export type Authority = z.infer<typeof Authority>;

/** Who signs: `TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / name`. */
export const Signature = z.strictObject({
  /** For whom, from the top down; `TM` for a body as a whole, `KT` for the head, `TL` by order, `TUQ` by delegation. */
  chain: z.array(z.strictObject({ authority: Authority, of: z.string() })),
  title: z.string(),
  /** The signer heads the body for the time being (`Q.`). */
  acting: z.boolean().optional(),
  name: z.string().nullable(),
  /** Printed where the hand-written signature would be, e.g. how and when it was signed in the system. */
  mark: z.string().optional(),
});
export type Signature = z.infer<typeof Signature>;

export const Annex = z.strictObject({
  title: z.string(),
  /** What the annex belongs to; `(Kèm theo …)` with the document's number and date when not said. */
  belongsTo: z.string().optional(),
  landscape: z.boolean().optional(),
  blocks: z.array(Block),
});
export type Annex = z.infer<typeof Annex>;

const PartialDateText = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const OfficialDocument = z.strictObject({
  /** Body above the issuer; null where there is none. */
  parentBody: z.string().nullable(),
  issuingBody: z.string(),
  /** Symbol such as `BC-UBND`, its number null until signed; null for forms and lists, which bear none. */
  number: z.strictObject({ number: z.int().positive().nullable(), symbol: z.string() }).nullable(),
  /** Place and date of issue; the date may lack its day, or be null, until signed. Null for forms. */
  issued: z.strictObject({ place: z.string(), date: PartialDateText.nullable() }).nullable(),
  urgency: z.enum(["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"]).nullable(),
  subject: z.discriminatedUnion("kind", [
    /** Named document: `BÁO CÁO` and what it is about. */
    z.strictObject({ kind: z.literal("named"), name: z.string(), about: z.string().nullable() }),
    /** Letter (công văn): `V/v …` under the number, `Kính gửi: …` above the text. */
    z.strictObject({ kind: z.literal("letter"), about: z.string(), addressees: z.array(z.string()).min(1) }),
  ]),
  /** Whether the text itself lies, as for a wide list; annexes say it for themselves. */
  landscape: z.boolean().optional(),
  blocks: z.array(Block),
  /** `full` closes the text with `./.`; forms are `open`. */
  ending: z.enum(["full", "open"]),
  /** Recipients without dashes and punctuation; `filing` is what follows `Lưu:`, e.g. `VT, NVY`. Null for forms. */
  recipients: z.strictObject({ to: z.array(z.string()), filing: z.string() }).nullable(),
  signature: Signature.nullable(),
  annexes: z.array(Annex),
});
export type OfficialDocument = z.infer<typeof OfficialDocument>;

/** Table cells of the whole document: what its drawing costs. */
export function tableCells({ blocks, annexes }: OfficialDocument): number {
  const all = [...blocks, ...annexes.flatMap((annex) => annex.blocks)];
  return all.reduce((sum, block) => (block.kind === "table" ? sum + block.columns.length * block.rows.length : sum), 0);
}

/** Words in bold, for a line made of runs. */
export function bold(text: string): PlainRun {
  return { kind: "text", text, bold: true };
}

/** Words in italics. */
export function italic(text: string): PlainRun {
  return { kind: "text", text, italic: true };
}

/** Words as they are. */
export function plain(text: string): PlainRun {
  return { kind: "text", text };
}

/** Tick boxes with their words, e.g. `☒ Nam ☐ Nữ`; nothing is ticked while the choice is unknown. A box stays with its words. */
export function choice<T extends string>(options: readonly { value: T; label: string }[], chosen: T | null): PlainRun[] {
  return options.flatMap(({ value, label }, index) => {
    const words = `\u00A0${label.replaceAll(" ", "\u00A0")}`;
    return [{ kind: "tick" as const, ticked: value === chosen }, plain(index === options.length - 1 ? words : `${words}    `)];
  });
}
