import {
  BorderStyle,
  HeadingLevel,
  LeaderType,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type {
  ComposedBlock,
  ComposedCell,
  ComposedField,
  ComposedParagraph,
  ComposedSignatures,
  ComposedTable,
} from "../compose-blocks.ts";
import { pageLayout } from "../page-layout.ts";
import {
  alignments,
  bareCell,
  bareTable,
  bodySpacing,
  gapParagraph,
  sharedWidths,
  tightLine,
  tightParagraph,
  tightSpacing,
  twipsFromMm,
} from "./docx-paragraphs.ts";
import { drawRuns, type Footnotes, textRuns } from "./docx-runs.ts";

/** Half a point: Word counts borders in eighths. */
const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const CELL_MARGINS = { top: 50, bottom: 50, left: 70, right: 70 };
const FIELD_GAP = 120;
const BLOCK_GAP_PT = 7;
const { sizesPt, firstLineMm } = pageLayout;

/** Blocks as Word paragraphs and tables in a column `width` twips wide. */
export function drawBlocks(blocks: readonly ComposedBlock[], footnotes: Footnotes, width: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => drawBlock(block, footnotes, width));
}

function drawBlock(block: ComposedBlock, footnotes: Footnotes, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "paragraph":
      return [drawParagraph(block, footnotes)];
    case "table":
      return [drawTable(block, footnotes, width), gapParagraph(BLOCK_GAP_PT)];
    case "fields":
      return [drawFields(block.lines, footnotes, width), gapParagraph(BLOCK_GAP_PT)];
    case "signatures":
      return [gapParagraph(BLOCK_GAP_PT), drawSignatures(block, width)];
  }
}

const outline = { section: HeadingLevel.HEADING_1, subsection: HeadingLevel.HEADING_2, point: HeadingLevel.HEADING_3 } as const;

function drawParagraph({ role, runs, align, indent, keepWithNext }: ComposedParagraph, footnotes: Footnotes): Paragraph {
  const heading = keepWithNext && role in outline ? { heading: outline[role as keyof typeof outline] } : {};
  return new Paragraph({
    ...heading,
    children: drawRuns(runs, footnotes),
    alignment: alignments[align],
    spacing: bodySpacing,
    keepNext: keepWithNext,
    ...(indent ? { indent: { firstLine: twipsFromMm(firstLineMm) } } : {}),
  });
}

function drawTable({ widths, head, rows, size }: ComposedTable, footnotes: Footnotes, width: number): Table {
  const columnWidths = sharedWidths(widths, width);
  const drawRow = (cells: ComposedCell[], tableHeader: boolean) =>
    new TableRow({ cantSplit: true, tableHeader, children: cells.map((cell) => drawCell(cell, size, footnotes)) });
  return new Table({
    rows: [...head.map((row) => drawRow(row, true)), ...rows.map((row) => drawRow(row, false))],
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    margins: CELL_MARGINS,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  });
}

function drawCell({ runs, align, bold, columns, rows }: ComposedCell, sizePt: number, footnotes: Footnotes): TableCell {
  return new TableCell({
    children: [tightLine(drawRuns(runs, footnotes, { sizePt, bold }), { align, sizePt })],
    verticalAlign: VerticalAlignTable.CENTER,
    columnSpan: columns,
    rowSpan: rows,
  });
}

function drawFields(lines: ComposedField[][], footnotes: Footnotes, width: number): Table {
  const grid = sharedWidths(
    Array.from({ length: 12 }, () => 1),
    width,
  );
  const rows = lines.map((fields) => {
    const rest = 12 - fields.reduce((sum, { span }) => sum + span, 0);
    const cells = fields.map((field) => {
      const cellWidth = Math.floor((width * field.span) / 12);
      return bareCell(drawField(field, footnotes, cellWidth - FIELD_GAP), cellWidth, field.span);
    });
    return new TableRow({ cantSplit: true, children: rest > 0 ? [...cells, bareCell([], Math.floor((width * rest) / 12), rest)] : cells });
  });
  return bareTable(rows, grid);
}

/** `Label: value`, or dots to write on up to the end of the cell. */
function drawField({ label, value, blankLines }: ComposedField, footnotes: Footnotes, width: number): Paragraph[] {
  const letters = { sizePt: sizesPt.form };
  const named = textRuns(`${label}: `, letters);
  if (value !== null) return [fieldLine([...named, ...drawRuns(value, footnotes, letters)], width)];
  const dots = () => new TextRun({ children: [new Tab()], size: sizesPt.form * 2 });
  return [fieldLine([...named, dots()], width), ...Array.from({ length: blankLines }, () => fieldLine([dots()], width))];
}

function fieldLine(children: ParagraphChild[], width: number): Paragraph {
  const tabStops = [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.DOT }];
  return new Paragraph({
    children,
    tabStops,
    spacing: { ...tightSpacing(2.5), after: 50 },
    run: { size: sizesPt.form * 2 },
    indent: { right: FIELD_GAP },
  });
}

function drawSignatures({ places }: ComposedSignatures, width: number): Table {
  const widths = sharedWidths(
    places.map(() => 1),
    width,
  );
  const cells = places.map(({ above, title, note, name }, index) => {
    const center = { align: "center", sizePt: sizesPt.form } as const;
    const lines = [
      ...(above === null ? [] : [tightParagraph(above, { ...center, italic: true })]),
      tightParagraph(title, { ...center, bold: true }),
      ...(note === null ? [] : [tightParagraph(note, { ...center, italic: true })]),
      tightParagraph(name, { ...center, bold: true, beforePt: pageLayout.signatureGapPt }),
    ];
    return bareCell(lines, widths[index]!);
  });
  return bareTable([new TableRow({ cantSplit: true, children: cells })], widths);
}
