import type { Run } from "../../../kernel/documents/model.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { CheckGrade, ReportFigure } from "../contract.ts";
import paper from "./paper.module.css";
import css from "./report.module.css";
import { figuresById, numbersOf, type ReportView } from "./report-view.ts";
import { useFigureWords } from "./use-figure-words.ts";

/** What a figure on the page shows besides its value. */
export interface FigureMarks {
  figures: ReadonlyMap<string, ReportFigure>;
  numbers: ReadonlyMap<string, number>;
  gradeOf: (id: string) => CheckGrade | undefined;
  marked: ReadonlySet<string>;
  nameOf: (figure: ReportFigure) => string;
  onOpen: ((id: string) => void) | undefined;
}

export function useFigureMarks(report: ReportView, marked: readonly string[], onOpen: ((id: string) => void) | undefined): FigureMarks {
  const wordsOf = useFigureWords();
  const grades = new Map<string, CheckGrade>();
  // Worst first in the list: the first word on a figure is the worst one.
  for (const { grade, figures } of report.checks) for (const id of figures) if (grade !== "ok" && !grades.has(id)) grades.set(id, grade);
  return {
    figures: figuresById(report),
    numbers: numbersOf(report),
    gradeOf: (id) => grades.get(id),
    marked: new Set(marked),
    nameOf: (figure) => wordsOf(figure).name,
    onOpen,
  };
}

interface PaperRunsProps {
  of: readonly Run[];
  marks: FigureMarks;
  /** Figures of the text bear a small number; those of a table do not. */
  numbered?: boolean;
}

/** The pieces of a line. */
export function PaperRuns({ of, marks, numbered }: PaperRunsProps) {
  return of.map((run, index) => {
    const key = `${run.kind}${index}`;
    if (run.kind === "figure") return <PaperFigure key={key} id={run.id} printed={run.text} marks={marks} numbered={numbered} />;
    if (run.kind === "footnote") return <Footnote key={key} runs={run.runs} marks={marks} />;
    if (run.kind === "tick") return null;
    if (run.italic) return <i key={key}>{run.text}</i>;
    return run.bold ? <b key={key}>{run.text}</b> : <span key={key}>{run.text}</span>;
  });
}

function Footnote({ runs, marks }: { runs: readonly Run[]; marks: FigureMarks }) {
  return (
    <small className={paper.footnote}>
      {" ("}
      <PaperRuns of={runs} marks={marks} />
      {")"}
    </small>
  );
}

interface PaperFigureProps {
  id: string;
  printed: string;
  marks: FigureMarks;
  numbered: boolean | undefined;
}

/** A figure that opens: dotted line, its number, and a ground of its own where a check speaks about it. */
function PaperFigure({ id, printed, marks, numbered }: PaperFigureProps) {
  const text = useText("reporting");
  const figure = marks.figures.get(id);
  const { onOpen } = marks;
  if (!figure || !onOpen) return numbered ? <b>{printed}</b> : printed;
  const n = marks.numbers.get(id);
  const name = marks.nameOf(figure);
  const words =
    numbered && n !== undefined ? text("paper.figure", { n, name }) : text("paper.cell", { name, area: figure.areaName ?? figure.area });
  return (
    <button
      type="button"
      className={css.figure}
      data-grade={marks.gradeOf(id)}
      data-marked={marks.marked.has(id) || undefined}
      data-cell={!numbered || undefined}
      title={words}
      onClick={() => onOpen(id)}
    >
      {printed}
      {numbered && n !== undefined && <sup aria-hidden="true">{n}</sup>}
    </button>
  );
}
