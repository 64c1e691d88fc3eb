import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef } from "react";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import type { ReportItem } from "../contract.ts";
import { piecesOf } from "../rules/text-tokens.ts";
import around from "./around.module.css";
import css from "./report.module.css";
import { figuresById, type ReportView, type Written } from "./report-view.ts";

interface ItemEditorProps {
  report: ReportView;
  item: ReportItem;
  onClose: () => void;
}

/** A paragraph opened where it stands. Figures are whole pieces in it: they can be removed and moved over, never typed into. */
export function ItemEditor({ report, item, onClose }: ItemEditorProps) {
  const text = useText("reporting");
  const box = useRef<HTMLDivElement>(null);
  const hint = useId();
  const sending = useSend<{ reportId: string; baseVersion: number; item: string; text: string | null }, Written>("/reports/edit");
  const name = text(`item.${item.id}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once; from then on the words belong to the typist
  useEffect(() => {
    if (box.current) fill(box.current, item.text, report);
  }, []);
  async function write(words: string | null): Promise<void> {
    const done = await sending.send({ reportId: report.id, baseVersion: report.version, item: item.id, text: words });
    if (done.ok) onClose();
  }
  const save = (): void => void write(box.current ? wordsOf(box.current) : "");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    // A paragraph is one line of thought: Enter makes no second one.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.ctrlKey || event.metaKey) save();
  };
  return (
    <div className={css.editor}>
      {item.title && <b>{item.title} </b>}
      {/* biome-ignore lint/a11y/useSemanticElements: a text area cannot hold figures that are whole pieces */}
      <div
        ref={box}
        className={around.words}
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={text("paper.text", { name })}
        aria-describedby={hint}
        contentEditable
        suppressContentEditableWarning
        onKeyDown={onKeyDown}
        onPaste={pastePlain}
      />
      <p className={around.hint} id={hint}>
        {text("paper.hint")}
      </p>
      <div className={around.editing}>
        <Button kind="main" onPress={save} busy={sending.pending > 0}>
          {text("paper.save")}
        </Button>
        {item.edited && <Button onPress={() => void write(null)}>{text("paper.restore")}</Button>}
        <Button onPress={onClose}>{text("paper.leave")}</Button>
      </div>
      {sending.refusal && <RefusalNote of={sending.refusal} lead={text("act.refused")} kept />}
    </div>
  );
}

/** Words and figures as nodes; a figure carries its name and cannot be typed into. */
function fill(box: HTMLElement, words: string, report: ReportView): void {
  const figures = figuresById(report);
  const nodes = piecesOf(words).map((piece) => {
    if ("text" in piece) return document.createTextNode(piece.text);
    const part = document.createElement("span");
    part.dataset.figure = piece.figure;
    part.contentEditable = "false";
    part.textContent = figures.get(piece.figure)?.printed ?? piece.figure;
    return part;
  });
  box.replaceChildren(...nodes);
  box.focus();
  const end = document.createRange();
  end.selectNodeContents(box);
  end.collapse(false);
  window.getSelection()?.removeAllRanges();
  window.getSelection()?.addRange(end);
}

/** What stands in the box, with figures by their names again. */
function wordsOf(node: Node): string {
  if (node instanceof Text) return node.data.replaceAll("\u00A0", " ");
  if (node instanceof HTMLElement && node.dataset.figure) return `{${node.dataset.figure}}`;
  return [...node.childNodes].map(wordsOf).join("").trimStart();
}

/** Only words come in: no colours, tables or pictures of another program. */
function pastePlain(event: ClipboardEvent): void {
  event.preventDefault();
  const words = event.clipboardData.getData("text/plain").replace(/\s+/g, " ");
  const range = window.getSelection()?.getRangeAt(0);
  if (!range) return;
  range.deleteContents();
  range.insertNode(document.createTextNode(words));
  range.collapse(false);
}
