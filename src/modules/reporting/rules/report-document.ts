import {
  type Annex,
  type Block,
  bold,
  italic,
  type OfficialDocument,
  plain,
  type Run,
  type Signature,
  type TableRow,
} from "../../../kernel/documents/model.ts";
import type { ReportFigure, ReportItem, ReportText } from "../contract.ts";
import { cellId, UNPLACED } from "./make-figures.ts";
import { piecesOf } from "./text-tokens.ts";

/** What the signature adds to a report. */
export interface Issued {
  number: number | null;
  /** Local day; the day of the report until it is signed. */
  date: string;
  signature: Signature | null;
}

/** A report as an official document: the same for the page, the .docx and the .pdf. */
export function reportDocument(text: ReportText, figures: readonly ReportFigure[], issued: Issued): OfficialDocument {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return {
    parentBody: text.parentBody,
    issuingBody: text.issuingBody,
    number: { number: issued.number, symbol: text.symbol },
    issued: { place: text.place, date: issued.date },
    urgency: null,
    subject: { kind: "named", name: text.name, about: text.about },
    blocks: [
      ...(text.replaces === null ? [] : [{ kind: "paragraph", text: [italic(text.replaces)] } satisfies Block]),
      ...text.sections.flatMap((section) => sectionBlocks(section, byId)),
    ],
    ending: "full",
    recipients: { to: text.recipients, filing: text.filing },
    signature: issued.signature,
    annexes: text.table === null ? [] : [tableAnnex(text.table, byId)],
  };
}

/** Paragraphs of a report that are printed, in order; the page lays its marks over the same ones. */
export function printedItems({ sections }: Pick<ReportText, "sections">): ReportItem[] {
  return sections.flatMap(({ items }) => items.filter(({ text }) => text !== ""));
}

type Figures = ReadonlyMap<string, ReportFigure>;

function sectionBlocks({ title, note, items }: ReportText["sections"][number], figures: Figures): Block[] {
  const printed = items.filter(({ text }) => text !== "");
  if (printed.length === 0) return [];
  const head: Block = { kind: "heading", level: 1, title, ...(note !== null && { rest: [italic(note)] }) };
  return [head, ...printed.map((item) => itemBlock(item, figures))];
}

function itemBlock({ title, text, footnote }: ReportItem, figures: Figures): Block {
  const runs = runsOf(text, figures);
  if (footnote !== null) runs.push({ kind: "footnote", runs: [plain(footnote)] });
  return title === null ? { kind: "paragraph", text: runs } : { kind: "heading", level: 2, title, rest: runs };
}

function runsOf(text: string, figures: Figures): Run[] {
  return piecesOf(text).map((piece) => {
    if ("text" in piece) return plain(piece.text);
    const figure = figures.get(piece.figure);
    return figure ? figureRun(figure) : plain(`{${piece.figure}}`);
  });
}

const figureRun = ({ id, value, printed }: ReportFigure): Run => ({ kind: "figure", id, value, text: printed, bold: true });

function tableAnnex({ title, first, columns, rows, unplaced, total }: NonNullable<ReportText["table"]>, figures: Figures): Annex {
  const cell = (id: string): Run[] => {
    const figure = figures.get(id);
    return figure ? [{ kind: "figure", id, value: figure.value, text: figure.printed }] : [plain("")];
  };
  const line = (ordinal: string, name: string, area: string): TableRow => ({
    cells: [ordinal, name, ...columns.map(({ id }) => cell(cellId(id, area)))],
  });
  return {
    title,
    blocks: [
      {
        kind: "table",
        columns: [
          { title: "TT", width: 8, align: "center" },
          { title: first, width: 36 },
          ...columns.map((column) => ({ title: column.title, width: 16, align: "right" as const })),
        ],
        rows: [
          ...rows.map(({ area, name }, index) => line(String(index + 1), name, area)),
          ...(unplaced === null ? [] : [line("", unplaced, UNPLACED)]),
          { kind: "total", cells: ["", [bold(total)], ...columns.map(({ id }) => cell(id))] },
        ],
      },
    ],
  };
}
