import { type ReactNode, useState } from "react";
import type { Sending } from "../api/use-send.ts";
import { TextInput } from "../input/text-input.tsx";
import { useText } from "../language/language.tsx";
import { Button } from "../parts/button.tsx";
import { Facts } from "../parts/card.tsx";
import { RefusalNote } from "../parts/refusal-note.tsx";
import css from "./sheet.module.css";
import { Sheet } from "./sheet.tsx";

interface ActSheetProps {
  /** The act: "Ký và ban hành quyết định cấp độ". */
  title: string;
  open: boolean;
  onClose: () => void;
  /** What, how many, from when, who is told. */
  facts: readonly (readonly [name: string, value: ReactNode])[];
  /** The document it is about, at the left. */
  document?: ReactNode;
  /** Warnings, reasons to give, a password to enter again. */
  children?: ReactNode;
  /** Only for publication: the word to type. */
  word?: string;
  /** Repeats verb and number: "Ban hành cho 6 xã". Never "Có" or "Đồng ý". */
  act: string;
  danger?: boolean;
  onAct: () => void;
  /** A red check blocks. */
  blocked?: boolean;
  sending?: Pick<Sending<never, unknown>, "pending" | "refusal">;
  /** What cannot be taken back, in a sentence. */
  finality?: string;
  /** Another way out: "Trả lại kèm ý kiến". */
  other?: ReactNode;
}

/** An act that cannot be undone says everything before it is done. */
export function ActSheet({
  title,
  open,
  onClose,
  facts,
  document,
  children,
  word,
  act,
  danger,
  onAct,
  blocked,
  sending,
  finality,
  other,
}: ActSheetProps) {
  const text = useText("ui");
  const [typed, setTyped] = useState("");
  const ready = !blocked && (!word || typed.trim().toLocaleUpperCase("vi") === word.toLocaleUpperCase("vi"));
  const main = (
    <>
      <Button kind={danger ? "danger" : "main"} onPress={onAct} disabled={!ready} busy={(sending?.pending ?? 0) > 0}>
        {act}
      </Button>
      {other}
      <Button onPress={onClose}>{text("sheet.leave")}</Button>
    </>
  );
  return (
    <Sheet title={title} open={open} onClose={onClose} place={document ? "wide" : "middle"} actions={main}>
      {document && <div className={css.document}>{document}</div>}
      <div className="stack">
        <Facts of={facts} />
        {children}
        {word && <TextInput label={text("sheet.typeWord", { word })} value={typed} onChange={setTyped} autoComplete="off" />}
        {finality && <p className="fine">{finality}</p>}
        {sending?.refusal && <RefusalNote of={sending.refusal} lead={text("send.refused")} kept />}
      </div>
    </Sheet>
  );
}
