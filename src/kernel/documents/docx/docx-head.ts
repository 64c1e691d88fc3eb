import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import type { ComposedAnnex, ComposedClosing, ComposedDocument, ComposedHead } from "../compose.ts";
import { leftPartsMm, pageLayout, textWidthMm } from "../page-layout.ts";
import type { RuleLengths } from "../rule-lengths.ts";
import {
  bareCell,
  bareTable,
  gapParagraph,
  noMargins,
  ruleParagraph,
  tightParagraph,
  tightSpacing,
  twipsFromMm,
} from "./docx-paragraphs.ts";

const { sizesPt, headGapMm } = pageLayout;

/** Issuer and number left, nation, motto, place and date right. */
export function drawHead({ head, landscape }: ComposedDocument, rules: RuleLengths): Table {
  const headLeftMm = leftPartsMm(landscape).head;
  const rightMm = textWidthMm(landscape) - headLeftMm - headGapMm;
  const widths = [headLeftMm, headGapMm, rightMm].map(twipsFromMm);
  const row = (left: (Paragraph | Table)[], right: Paragraph[]) =>
    new TableRow({ cantSplit: true, children: [headCell(left, widths[0]!), bareCell([], widths[1]!), bareCell(right, widths[2]!)] });
  const center = { align: "center" } as const;
  const parent = head.parentBody === null ? [] : [tightParagraph(head.parentBody, { ...center, sizePt: sizesPt.issuer })];
  const issuer = [
    ...parent,
    tightParagraph(head.issuingBody, { ...center, sizePt: sizesPt.issuer, bold: true }),
    ruleParagraph(rules.issuer, headLeftMm),
  ];
  const nation = [
    tightParagraph(head.nation, { ...center, sizePt: sizesPt.nation, bold: true }),
    tightParagraph(head.motto, { ...center, sizePt: sizesPt.motto, bold: true }),
    ruleParagraph(rules.motto, rightMm),
  ];
  const placed =
    head.placeAndDate === null ? [] : [tightParagraph(head.placeAndDate, { ...center, sizePt: sizesPt.place, italic: true, beforePt: 9 })];
  return bareTable([row(issuer, nation), row(drawNumber(head), placed)], widths);
}

function headCell(children: (Paragraph | Table)[], width: number): TableCell {
  const content = children.length > 0 ? children : [gapParagraph(2)];
  return new TableCell({ children: content, width: { size: width, type: WidthType.DXA }, margins: noMargins });
}

function drawNumber({ number, about, urgency }: ComposedHead): (Paragraph | Table)[] {
  const lines: (Paragraph | Table)[] = [];
  if (number !== null) lines.push(tightParagraph(number, { align: "center", sizePt: sizesPt.number, beforePt: 9 }));
  if (about !== null) lines.push(tightParagraph(about, { align: "center", sizePt: sizesPt.about, beforePt: 4 }));
  // A cell must end with a paragraph, so an empty one follows the box.
  if (urgency !== null) lines.push(gapParagraph(8), drawUrgency(urgency), gapParagraph(2));
  return lines;
}

/** The degree of urgency in its frame. */
function drawUrgency(urgency: string): Table {
  const line = { style: BorderStyle.SINGLE, size: 8, color: "000000" };
  const width = twipsFromMm(34);
  const cell = new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    children: [tightParagraph(urgency, { align: "center", bold: true, sizePt: sizesPt.urgency })],
  });
  return new Table({
    rows: [new TableRow({ cantSplit: true, children: [cell] })],
    columnWidths: [width],
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line },
  });
}

/** `BÁO CÁO` and what it is about, or `Kính gửi:` of a letter. */
export function drawSubject({ name, addressees, landscape }: ComposedDocument, rules: RuleLengths): Paragraph[] {
  if (name === null) return drawAddressees(addressees ?? []);
  const about =
    name.about === null
      ? []
      : [
          tightParagraph(name.about, { align: "center", bold: true, beforePt: 4, keepNext: true }),
          ruleParagraph(rules.about, textWidthMm(landscape)),
        ];
  const kind = tightParagraph(name.kind, { align: "center", bold: true, beforePt: 20, keepNext: true });
  return [kind, ...about, gapParagraph(11, true)];
}

function drawAddressees(lines: string[]): Paragraph[] {
  const gap = gapParagraph(11, true);
  const [first = "", ...others] = lines;
  if (others.length === 0) return [tightParagraph(first, { align: "center", beforePt: 20 }), gap];
  const indented = (text: string, leftMm: number, beforePt: number) =>
    new Paragraph({ text, indent: { left: twipsFromMm(leftMm) }, spacing: tightSpacing(beforePt), keepNext: true });
  return [indented(first, 30, 20), ...others.map((line) => indented(line, 45, 4)), gap];
}

/** `Nơi nhận` left, capacity and signature right, never apart. */
export function drawClosing({ recipients, signature }: ComposedClosing, landscape: boolean): (Paragraph | Table)[] {
  const leftMm = leftPartsMm(landscape).closing;
  const widths = [leftMm, textWidthMm(landscape) - leftMm].map(twipsFromMm);
  const left = recipients === null ? [] : drawRecipients(recipients);
  const right = signature === null ? [] : drawSignature(signature);
  const row = new TableRow({ cantSplit: true, children: [bareCell(left, widths[0]!), bareCell(right, widths[1]!)] });
  return [gapParagraph(8, true), bareTable([row], widths)];
}

function drawRecipients(lines: string[]): Paragraph[] {
  const head = tightParagraph("Nơi nhận:", { bold: true, italic: true, sizePt: sizesPt.recipientsHead });
  return [head, ...lines.map((line) => tightParagraph(line, { sizePt: sizesPt.recipients, beforePt: 1 }))];
}

function drawSignature({ lines, mark, name }: NonNullable<ComposedClosing["signature"]>): Paragraph[] {
  const strong = { align: "center", bold: true, sizePt: sizesPt.signature } as const;
  const capacity = lines.map((line) => tightParagraph(line, strong));
  if (mark === null) return [...capacity, tightParagraph(name, { ...strong, beforePt: pageLayout.signatureGapPt })];
  const stamp = tightParagraph(mark, { align: "center", italic: true, sizePt: sizesPt.mark, beforePt: 12 });
  return [...capacity, stamp, tightParagraph(name, { ...strong, beforePt: 12 })];
}

/** `PHỤ LỤC`, its title and what it belongs to. */
export function drawAnnexHead({ label, title, belongsTo }: ComposedAnnex): Paragraph[] {
  const strong = { align: "center", bold: true, keepNext: true } as const;
  const lines = [tightParagraph(label, strong), tightParagraph(title, { ...strong, beforePt: 3 })];
  if (belongsTo !== null)
    lines.push(tightParagraph(belongsTo, { align: "center", italic: true, sizePt: sizesPt.place, beforePt: 3, keepNext: true }));
  return [...lines, gapParagraph(10, true)];
}
