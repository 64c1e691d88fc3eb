import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  type TableRow,
  WidthType,
} from "docx";
import type { Alignment } from "../model.ts";
import { pageLayout } from "../page-layout.ts";
import { type Letters, textRuns } from "./docx-runs.ts";

/** Word counts in twentieths of a point. */
const TWIPS_PER_PT = 20;
const TWIPS_PER_MM = 1440 / 25.4;
/** A single line is 240 in Word. */
const SINGLE_LINE = 240;

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const satisfies Record<Alignment, string>;

export function twipsFromPt(points: number): number {
  return Math.round(points * TWIPS_PER_PT);
}

export function twipsFromMm(mm: number): number {
  return Math.round(mm * TWIPS_PER_MM);
}

/** Spacing of running text: 1.15 lines, 6 pt below. */
export const bodySpacing = {
  line: Math.round(SINGLE_LINE * pageLayout.lineSpacing),
  lineRule: LineRuleType.AUTO,
  after: twipsFromPt(pageLayout.paragraphGapPt),
};

/** Spacing inside heads, tables and closings: single lines, nothing between. */
export function tightSpacing(beforePt = 0): NonNullable<IParagraphOptions["spacing"]> {
  return { line: SINGLE_LINE, lineRule: LineRuleType.AUTO, before: twipsFromPt(beforePt), after: 0 };
}

export type PlaceOptions = Letters & { align?: Alignment; beforePt?: number; keepNext?: boolean };

/** One tight paragraph of plain words. */
export function tightParagraph(text: string, { bold = false, italic = false, ...place }: PlaceOptions = {}): Paragraph {
  const size = place.sizePt === undefined ? {} : { sizePt: place.sizePt };
  return tightLine(textRuns(text, { ...size, bold, italic }), place);
}

/** One tight paragraph of runs; its end mark has their size too, as the mark counts for the height of the line. */
export function tightLine(
  children: ParagraphChild[],
  { align = "left", beforePt = 0, keepNext = false, sizePt }: PlaceOptions = {},
): Paragraph {
  const mark = sizePt === undefined ? {} : { run: { size: sizePt * 2 } };
  return new Paragraph({
    children,
    alignment: alignments[align],
    spacing: tightSpacing(beforePt),
    ...(keepNext ? { keepNext } : {}),
    ...mark,
  });
}

/** Room of exactly so many points. Word joins tables that touch, so one stands between them. */
export function gapParagraph(points: number, keepNext = false): Paragraph {
  return new Paragraph({ spacing: { line: twipsFromPt(points), lineRule: LineRuleType.EXACT, before: 0, after: 0 }, keepNext });
}

/** A line of `lengthPt` drawn in the middle of `roomMm`: the border of an empty paragraph, as underlining is not allowed there. */
export function ruleParagraph(lengthPt: number, roomMm: number): Paragraph {
  const side = Math.max(0, Math.round((twipsFromMm(roomMm) - twipsFromPt(lengthPt)) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { line: twipsFromPt(4), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    border: { bottom: { style: BorderStyle.SINGLE, size: pageLayout.ruleThicknessPt * 8, space: 0, color: "000000" } },
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
export const noMargins = { top: 0, bottom: 0, left: 0, right: 0 };

/** A cell without lines around it; Word wants a paragraph in each. */
export function bareCell(children: Paragraph[], widthTwips: number, columnSpan = 1): TableCell {
  const content = children.length > 0 ? children : [gapParagraph(2)];
  return new TableCell({ children: content, width: { size: widthTwips, type: WidthType.DXA }, margins: noMargins, columnSpan });
}

/** A table without lines, for placing things side by side. */
export function bareTable(rows: TableRow[], columnWidths: number[]): Table {
  return new Table({
    rows,
    columnWidths,
    borders: noBorders,
    margins: noMargins,
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
  });
}

/** `total` twips divided in the given shares; the last takes what rounding leaves. */
export function sharedWidths(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map((share) => Math.floor((share * total) / sum));
  return [...widths.slice(0, -1), total - widths.slice(0, -1).reduce((all, width) => all + width, 0)];
}
