import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useSaveFile } from "../../../kernel/ui/api/use-save-file.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { useLanguage, useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { Batch } from "./batch.ts";

/** What may be done with the whole batch: see its effect, take the annotated file, take everything back. */
export function BatchActs({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const { language } = useLanguage();
  const { readOnly } = useSituation();
  const may = useMay("imports.batch.undo");
  const file = useSaveFile();
  const [undoing, setUndoing] = useState(false);
  const open = batch.state !== "undone" && batch.created + batch.updated > 0 && !batch.dryRun && new Date(batch.undoUntil) > new Date();
  return (
    <>
      <PlaceLink to={`/dia-ban/${batch.area}`}>{text("batch.effect")}</PlaceLink>
      {may && open && !readOnly && (
        <Button kind="danger" onPress={() => setUndoing(true)}>
          {text("batch.undo")}
        </Button>
      )}
      <Button kind="main" busy={file.pending} onPress={() => void file.save("/imports/annotated", { batchId: batch.id, language })}>
        {text("batch.annotated")}
      </Button>
      {file.refusal && <RefusalNote of={file.refusal} lead={text("batch.notSaved")} />}
      {undoing && <UndoSheet batch={batch} onClose={() => setUndoing(false)} />}
    </>
  );
}

/** The whole file goes back: said in numbers before it is done. */
function UndoSheet({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const text = useText("imports");
  const { number } = useNumbers();
  const sending = useSend<{ batchId: string }>("/imports/undo");
  async function undo(): Promise<void> {
    const done = await sending.send({ batchId: batch.id });
    if (done.ok) onClose();
  }
  const n = batch.created + batch.updated;
  return (
    <ActSheet
      title={text("undo.title")}
      open
      onClose={onClose}
      facts={[
        [text("list.file"), batch.fileName],
        [text("list.opened"), formatInstant(batch.openedAt)],
        [text("undo.withdraws"), text("undo.cases", { n: number(batch.created) })],
        [text("undo.restores"), text("undo.cases", { n: number(batch.updated) })],
      ]}
      act={text("undo.act", { n: number(n) })}
      danger
      onAct={() => void undo()}
      sending={sending}
      finality={text("undo.finality", { on: formatDate(batch.undoUntil) })}
    />
  );
}
