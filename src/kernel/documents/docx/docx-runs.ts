import { FootnoteReferenceRun, type IRunPropertiesOptions, type ParagraphChild, SymbolRun, TextRun } from "docx";
import type { PlainRun, Run } from "../model.ts";

/** Runs of the footnotes met so far, in order; Word counts them from 1. */
export type Footnotes = PlainRun[][];

export interface Letters {
  /** In points; the body's size when not said. */
  sizePt?: number;
  bold?: boolean;
  italic?: boolean;
}

/** Codes of the empty and the crossed box in Wingdings, the font of signs every Word has. */
const TICK_CODES = { empty: "F0A8", crossed: "F0FD" };

/** Words as Word runs, line ends kept. */
export function textRuns(text: string, letters: Letters = {}): TextRun[] {
  const properties = runProperties(letters);
  return text.split("\n").map((line, index) => new TextRun({ text: line, ...properties, ...(index > 0 ? { break: 1 } : {}) }));
}

/** Only what differs from the document's own letters: a large list has tens of thousands of runs. */
function runProperties({ sizePt, bold, italic }: Letters): IRunPropertiesOptions {
  return { ...(bold ? { bold } : {}), ...(italic ? { italics: italic } : {}), ...(sizePt === undefined ? {} : { size: sizePt * 2 }) };
}

/** Runs of a composed line; footnotes go to `footnotes` and leave their mark. */
export function drawRuns(runs: readonly Run[], footnotes: Footnotes, letters: Letters = {}): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (run.kind === "footnote") return [new FootnoteReferenceRun(footnotes.push(run.runs))];
    if (run.kind === "tick") return [drawTick(run.ticked, letters)];
    return textRuns(run.text, { ...letters, bold: letters.bold || run.bold || false, italic: letters.italic || run.italic || false });
  });
}

function drawTick(ticked: boolean, letters: Letters): SymbolRun {
  const char = ticked ? TICK_CODES.crossed : TICK_CODES.empty;
  return new SymbolRun({ char, symbolfont: "Wingdings", ...runProperties(letters) });
}
