import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import { type ComposedAnnex, composeDocument } from "./compose.ts";
import { drawBlocks } from "./docx/docx-blocks.ts";
import { drawAnnexHead, drawClosing, drawHead, drawSubject } from "./docx/docx-head.ts";
import { bodySpacing, gapParagraph, tightSpacing, twipsFromMm } from "./docx/docx-paragraphs.ts";
import { drawRuns, type Footnotes } from "./docx/docx-runs.ts";
import { withoutTimes } from "./docx/steady-zip.ts";
import { type OfficialDocument, plain } from "./model.ts";
import { pageLayout, textWidthMm } from "./page-layout.ts";
import { ruleLengths } from "./rule-lengths.ts";

const { paperMm, marginsMm, sizesPt } = pageLayout;
const FONT = "Times New Roman";

/**
 * A document as .docx in the layout of Decree 30/2020/NĐ-CP, in Times New Roman, editable in Word and LibreOffice.
 * The same document always gives the same bytes.
 */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const composed = composeDocument(document);
  const rules = ruleLengths(composed);
  const footnotes: Footnotes = [];
  const body = [
    // LibreOffice leaves an empty line above a table that begins a document, so a point of room begins it.
    gapParagraph(1, true),
    drawHead(composed, rules),
    ...drawSubject(composed, rules),
    ...drawBlocks(composed.blocks, footnotes, twipsFromMm(textWidthMm(composed.landscape))),
    ...(composed.closing ? drawClosing(composed.closing, composed.landscape) : []),
  ];
  const annexes = composed.annexes.map((annex) => drawAnnex(annex, footnotes));
  const issuer = composed.head.issuingBody;
  const file = new Document({
    title: composed.title,
    creator: issuer,
    lastModifiedBy: issuer,
    styles,
    footnotes: drawFootnotes(footnotes),
    sections: [{ ...sectionFrame(composed.landscape), children: body }, ...annexes],
  });
  return withoutTimes(new Uint8Array(await Packer.toArrayBuffer(file)));
}

function drawAnnex(annex: ComposedAnnex, footnotes: Footnotes): ISectionOptions {
  const width = twipsFromMm(textWidthMm(annex.landscape));
  return { ...sectionFrame(annex.landscape), children: [...drawAnnexHead(annex), ...drawBlocks(annex.blocks, footnotes, width)] };
}

/** A4 with its margins; the page number in the upper margin, counted anew in each section and not shown on its first page. */
function sectionFrame(landscape: boolean): Omit<ISectionOptions, "children"> {
  const margin = { ...mapMm(marginsMm), header: twipsFromMm(pageLayout.pageNumberMm), footer: twipsFromMm(pageLayout.pageNumberMm) };
  const size = {
    width: twipsFromMm(paperMm.short),
    height: twipsFromMm(paperMm.long),
    orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
  };
  const number = new TextRun({ children: [PageNumber.CURRENT], size: sizesPt.pageNumber * 2 });
  const shown = new Paragraph({ alignment: AlignmentType.CENTER, spacing: tightSpacing(), children: [number] });
  return {
    // No head for the first page, so nothing is shown there.
    headers: { default: new Header({ children: [shown] }) },
    properties: { type: SectionType.NEXT_PAGE, titlePage: true, page: { margin, size, pageNumbers: { start: 1 } } },
  };
}

function mapMm<K extends string>(lengths: Record<K, number>): Record<K, number> {
  return Object.fromEntries(Object.entries<number>(lengths).map(([side, mm]) => [side, twipsFromMm(mm)])) as Record<K, number>;
}

function drawFootnotes(footnotes: Footnotes): Record<string, { children: Paragraph[] }> {
  const drawn = footnotes.map(
    (runs) => new Paragraph({ spacing: tightSpacing(), children: drawRuns([plain(" "), ...runs], [], { sizePt: sizesPt.footnote }) }),
  );
  return Object.fromEntries(drawn.map((paragraph, index) => [String(index + 1), { children: [paragraph] }]));
}

const headingStyle = { run: { font: FONT, size: sizesPt.body * 2, color: "000000" }, paragraph: { spacing: bodySpacing, keepNext: true } };
const styles = {
  default: {
    document: { run: { font: FONT, size: sizesPt.body * 2, language: { value: "vi-VN" } } },
    heading1: headingStyle,
    heading2: headingStyle,
    heading3: headingStyle,
    footnoteText: { run: { font: FONT, size: sizesPt.footnote * 2 } },
  },
};
