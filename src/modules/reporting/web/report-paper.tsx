import { Fragment, useState } from "react";
import type { ComposedDocument } from "../../../kernel/documents/compose.ts";
import type { ComposedBlock, ComposedTable } from "../../../kernel/documents/compose-blocks.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import type { ReportItem } from "../contract.ts";
import { printedItems } from "../rules/report-document.ts";
import { ItemEditor } from "./item-editor.tsx";
import paper from "./paper.module.css";
import { type FigureMarks, PaperRuns, useFigureMarks } from "./paper-runs.tsx";
import css from "./report.module.css";
import type { ReportView } from "./report-view.ts";

interface ReportPaperProps {
  report: ReportView;
  writable: boolean;
  /** Figures a check of the margin speaks about. */
  marked: readonly string[];
  /** Opens a figure; without it the page is only read. */
  onFigure: ((id: string) => void) | undefined;
}

/** The report as the page it will be; what is only for the screen vanishes on paper. */
export function ReportPaper({ report, writable, marked, onFigure }: ReportPaperProps) {
  const text = useText("reporting");
  const [editing, setEditing] = useState<string>();
  const marks = useFigureMarks(report, marked, onFigure);
  const { document } = report;
  const all = report.text.sections.flatMap(({ items }) => items);
  const empty = all.filter((item) => item.text === "");
  // An answer that comes late closes its own paragraph, not the one that was opened since.
  const close = (id: string): void => setEditing((open) => (open === id ? undefined : open));
  const editor = (item: ReportItem) => <ItemEditor key={item.id} report={report} item={item} onClose={() => close(item.id)} />;
  const blank = empty.find(({ id }) => id === editing);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
    <section className={css.desk} data-plain={onFigure === undefined || undefined} aria-label={text("paper.label")} tabIndex={0}>
      <article className={css.a4} data-paper lang="vi">
        <PaperHead of={document} />
        {placed(report).map(({ block, item, key }) =>
          item && item.id === editing ? (
            editor(item)
          ) : (
            <PaperBlock key={key} of={block} marks={marks}>
              {item && writable && <EditButton item={item} onEdit={() => setEditing(item.id)} />}
            </PaperBlock>
          ),
        )}
        {blank && editor(blank)}
        {writable && empty.length > 0 && (
          <p className={css.adding}>
            {empty.map(({ id }) => (
              <Button key={id} kind="quiet" onPress={() => setEditing(id)}>
                {text("paper.add", { name: text(`item.${id}`) })}
              </Button>
            ))}
          </p>
        )}
        <PaperClosing of={document} />
      </article>
      {document.annexes.map((annex) => (
        <article key={annex.label} className={css.a4} data-paper lang="vi">
          <h3 className={paper.annex}>
            {annex.label}
            <br />
            {annex.title}
          </h3>
          {annex.belongsTo && <p className={paper.belongs}>{annex.belongsTo}</p>}
          {keyed(annex.blocks).map(({ block, key }) => (
            <PaperBlock key={key} of={block} marks={marks} />
          ))}
        </article>
      ))}
    </section>
  );
}

const keyed = (blocks: readonly ComposedBlock[]) => blocks.map((block, index) => ({ block, key: `${block.kind}${index}` }));

/** Each block of the page with the paragraph it shows: sections and the sentence about a replaced report have none. */
function placed({ document, text }: ReportView): { block: ComposedBlock; key: string; item: ReportItem | undefined }[] {
  const items = printedItems(text)[Symbol.iterator]();
  const lead = text.replaces === null ? 0 : 1;
  return keyed(document.blocks).map(({ block, key }, index) => {
    const isItem = block.kind === "paragraph" && block.role !== "section" && index >= lead;
    const item: ReportItem | undefined = isItem ? items.next().value : undefined;
    return { block, key: item?.id ?? key, item };
  });
}

function PaperHead({ of: { head, name } }: { of: ComposedDocument }) {
  return (
    <>
      <div className={css.head}>
        <div>
          {head.parentBody}
          {head.parentBody && <br />}
          <b className={paper.shortRuled}>{head.issuingBody}</b>
          {head.number && <p className={paper.number}>{head.number}</p>}
        </div>
        <div>
          <b>{head.nation}</b>
          <br />
          <b className={paper.ruled}>{head.motto}</b>
          {head.placeAndDate && <p className={paper.place}>{head.placeAndDate}</p>}
        </div>
      </div>
      {name && (
        <h2 className={paper.name}>
          {name.kind}
          {name.about?.split("\n").map((line, index, lines) => (
            <span key={line} className={index === lines.length - 1 ? paper.shortRuled : undefined}>
              {line}
            </span>
          ))}
        </h2>
      )}
    </>
  );
}

function EditButton({ item, onEdit }: { item: ReportItem; onEdit: () => void }) {
  const text = useText("reporting");
  const name = text(`item.${item.id}`);
  return (
    <button
      type="button"
      className={css.edit}
      title={item.edited ? text("paper.edited", { name: item.edited.name, at: item.edited.at.slice(11, 16) }) : text("paper.edit")}
      aria-label={text("paper.editItem", { name })}
      data-edited={item.edited !== null || undefined}
      onClick={onEdit}
    >
      <span aria-hidden="true">✎</span>
    </button>
  );
}

interface PaperBlockProps {
  of: ComposedBlock;
  marks: FigureMarks;
  children?: React.ReactNode;
}

/** A report holds paragraphs and tables; forms and lists of other documents are not drawn here. */
function PaperBlock({ of, marks, children }: PaperBlockProps) {
  if (of.kind === "table") return <PaperTable of={of} marks={marks} />;
  if (of.kind !== "paragraph") return null;
  const runs = <PaperRuns of={of.runs} marks={marks} numbered />;
  if (of.role === "section") return <h3 className={paper.section}>{runs}</h3>;
  return (
    <p className={css.paragraph} data-align={of.align} data-indent={of.indent || undefined}>
      {runs}
      {children}
    </p>
  );
}

function PaperTable({ of: { head, rows, widths }, marks }: { of: ComposedTable; marks: FigureMarks }) {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return (
    <div className={paper.tableFrame}>
      <table className={paper.table}>
        <colgroup>
          {widths.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
            <col key={index} style={{ width: `${(100 * width) / all}%` }} />
          ))}
        </colgroup>
        <thead>
          {head.map((line, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of the head never move
            <tr key={row}>
              {line.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                <th key={index} scope="col" colSpan={cell.columns} rowSpan={cell.rows}>
                  <PaperRuns of={cell.runs} marks={marks} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {rows.map((line, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in the order of the document
            <tr key={row}>
              {line.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                <td key={index} data-align={cell.align} data-bold={cell.bold || undefined} colSpan={cell.columns}>
                  <PaperRuns of={cell.runs} marks={marks} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PaperClosing({ of: { closing } }: { of: ComposedDocument }) {
  const text = useText("reporting");
  if (!closing) return null;
  const { recipients, signature } = closing;
  return (
    <div className={css.closing}>
      <div className={paper.recipients}>
        {recipients && (
          <>
            <b>{text("paper.recipients")}</b>
            {recipients.map((line) => (
              <Fragment key={line}>
                <br />
                {line}
              </Fragment>
            ))}
          </>
        )}
      </div>
      {signature && (
        <div className={paper.signature}>
          {signature.lines.map((line) => (
            <b key={line}>{line}</b>
          ))}
          <i>{signature.mark}</i>
          <b>{signature.name}</b>
        </div>
      )}
    </div>
  );
}
