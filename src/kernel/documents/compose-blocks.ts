import {
  type Alignment,
  type Block,
  bold,
  type Field,
  type OfficialDocument,
  type PlainRun,
  plain,
  type RichText,
  type Run,
  type Table,
} from "./model.ts";
import { pointLetter, romanNumeral } from "./official-words.ts";
import { printableText } from "./printable-text.ts";

/** What a paragraph is, for its spacing and for the outline of the file. */
export type ParagraphRole = "section" | "subsection" | "point" | "text" | "bullet" | "subbullet" | "caption";

export interface ComposedParagraph {
  kind: "paragraph";
  role: ParagraphRole;
  runs: Run[];
  align: Alignment;
  /** Whether the first line is indented. */
  indent: boolean;
  /** Stays on one page with what follows. */
  keepWithNext: boolean;
}

export interface ComposedCell {
  runs: Run[];
  align: Alignment;
  bold: boolean;
  /** Columns it covers. */
  columns: number;
  /** Rows it covers. */
  rows: number;
}

export interface ComposedTable {
  kind: "table";
  /** Relative widths. */
  widths: number[];
  /** Rows repeated on every page; one, or two where columns are grouped. */
  head: ComposedCell[][];
  rows: ComposedCell[][];
  size: number;
}

export interface ComposedField {
  label: string;
  /** Null is a dotted line. */
  value: Run[] | null;
  /** Twelfths of the line. */
  span: number;
  blankLines: number;
}

export interface ComposedSignatures {
  kind: "signatures";
  places: { above: string | null; title: string; note: string | null; name: string }[];
}

export type ComposedBlock = ComposedParagraph | ComposedTable | { kind: "fields"; lines: ComposedField[][] } | ComposedSignatures;

/** Numbers the sections, marks the bullets and, where the document is complete, closes the text with `./.`. */
export function composeBlocks(blocks: Block[], ending: OfficialDocument["ending"]): ComposedBlock[] {
  const label = sectionLabels();
  const composed = blocks.flatMap((block) => composeBlock(block, label));
  return ending === "full" ? closeText(composed) : composed;
}

/** A line without breaks, for places where the layout breaks lines itself. */
export function flowing(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

/** Counts sections as they come: `I.`, `1.`, `a)`; each starts anew under its parent. */
function sectionLabels(): (level: 1 | 2 | 3) => string {
  const counts = [0, 0, 0];
  return (level) => {
    counts.fill(0, level);
    const count = ++counts[level - 1]!;
    if (level === 1) return `${romanNumeral(count)}.`;
    return level === 2 ? `${count}.` : `${pointLetter(count)})`;
  };
}

const headingRoles = { 1: "section", 2: "subsection", 3: "point" } as const;

function composeBlock(block: Block, label: (level: 1 | 2 | 3) => string): ComposedBlock[] {
  switch (block.kind) {
    case "heading":
      return [composeHeading(block, label(block.level))];
    case "paragraph":
      return [
        paragraph("text", runsOf(block.text), {
          align: block.align ?? "justify",
          indent: block.indent ?? (block.align ?? "justify") === "justify",
        }),
      ];
    case "bullet":
      return [paragraph(block.level === 2 ? "subbullet" : "bullet", [plain(block.level === 2 ? "+ " : "- "), ...runsOf(block.text)])];
    case "table":
      return composeTable(block);
    case "fields":
      return [{ kind: "fields", lines: block.lines.map(composeFields) }];
    case "signatures":
      return [composeSignatures(block.places)];
  }
}

function composeHeading({ level, title, rest }: Extract<Block, { kind: "heading" }>, label: string): ComposedParagraph {
  const head = `${label} ${printableText(title)}`;
  // Points (a, b, c) are set like text; only the levels above them are bold.
  const own = level === 3 ? plain(head) : bold(head);
  const runs = rest === undefined ? [own] : [own, plain(" "), ...runsOf(rest)];
  return paragraph(headingRoles[level], runs, { align: level === 1 ? "left" : "justify", keepWithNext: rest === undefined });
}

function paragraph(role: ParagraphRole, runs: Run[], options: Partial<ComposedParagraph> = {}): ComposedParagraph {
  return { kind: "paragraph", role, runs, align: "justify", indent: true, keepWithNext: false, ...options };
}

function composeTable(table: Table): ComposedBlock[] {
  const { caption, columns, rows, size = 12 } = table;
  const aligned = columns.map(({ align = "left" }) => align);
  const composed: ComposedTable = {
    kind: "table",
    widths: columns.map(({ width }) => width),
    head: composeTableHead(columns),
    rows: rows.map(({ kind = "row", cells }) =>
      cells.map((cell, index) =>
        kind === "group"
          ? composedCell(cell, { align: "left", bold: true, columns: columns.length })
          : composedCell(cell, { align: aligned[index]!, bold: kind === "total" }),
      ),
    ),
    size,
  };
  if (caption === undefined) return [composed];
  return [paragraph("caption", runsOf(caption), { align: "center", indent: false, keepWithNext: true }), composed];
}

function composedCell(content: RichText, options: Partial<ComposedCell>): ComposedCell {
  return { runs: runsOf(content), align: "left", bold: false, columns: 1, rows: 1, ...options };
}

function composeTableHead(columns: Table["columns"]): ComposedCell[][] {
  const grouped = columns.some(({ group }) => group !== undefined);
  const head = { align: "center" as const, bold: true };
  if (!grouped) return [columns.map(({ title }) => composedCell(title, head))];
  const upper = columns.flatMap((column, index) => {
    if (column.group === undefined) return [composedCell(column.title, { ...head, rows: 2 })];
    if (columns[index - 1]?.group === column.group) return [];
    const end = columns.findIndex(({ group }, position) => position > index && group !== column.group);
    return [composedCell(column.group, { ...head, columns: (end < 0 ? columns.length : end) - index })];
  });
  return [upper, columns.filter(({ group }) => group !== undefined).map(({ title }) => composedCell(title, head))];
}

function composeFields(line: Field[]): ComposedField[] {
  const unsaid = line.filter(({ span }) => span === undefined).length;
  const even = Math.floor((12 - line.reduce((sum, { span = 0 }) => sum + span, 0)) / unsaid);
  return line.map(({ label, value, span, blankLines }) => ({
    label: printableText(label),
    value: value === null ? null : runsOf(value),
    span: span ?? even,
    blankLines: value === null ? (blankLines ?? 0) : 0,
  }));
}

function composeSignatures(places: Extract<Block, { kind: "signatures" }>["places"]): ComposedSignatures {
  const optional = (text: string | undefined) => (text === undefined ? null : printableText(text));
  return {
    kind: "signatures",
    places: places.map(({ above, title, note, name }) => ({
      above: optional(above),
      title: printableText(title),
      note: optional(note),
      name: printableText(name ?? ""),
    })),
  };
}

/** The mark that nothing follows: `./.` in place of the last full stop. After a table it stands alone. */
function closeText(blocks: ComposedBlock[]): ComposedBlock[] {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph") return [...blocks, paragraph("text", [plain("./.")], { keepWithNext: true })];
  return [...blocks.slice(0, -1), { ...last, runs: closeRuns(last.runs), keepWithNext: true }];
}

function closeRuns(runs: Run[]): Run[] {
  const last = runs.at(-1);
  if (last?.kind !== "text") return [...runs, plain("./.")];
  return [...runs.slice(0, -1), { ...last, text: `${last.text.replace(/[\s.;:,/]+$/, "")}./.` }];
}

function runsOf(content: RichText): Run[] {
  return typeof content === "string" ? [plain(printableText(content))] : content.map(printableRun);
}

function printableRun(run: Run): Run {
  return run.kind === "footnote" ? { ...run, runs: run.runs.map(printablePlainRun) } : printablePlainRun(run);
}

function printablePlainRun(run: PlainRun): PlainRun {
  return run.kind === "tick" ? run : { ...run, text: printableText(run.text) };
}
