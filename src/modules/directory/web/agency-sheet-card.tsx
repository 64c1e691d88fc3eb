import { useState } from "react";
import { useUpload } from "../../../kernel/ui/api/use-upload.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { FileDrop } from "../../../kernel/ui/sheet/file-drop.tsx";
import { RejectedRows, SheetEquation } from "../../../kernel/ui/sheet/sheet-words.tsx";
import type { AgenciesImported } from "../contract.ts";

/** Bodies by spreadsheet: tried, looked at, then taken. */
export function AgencySheetCard() {
  const text = useText("directory");
  const { upload, pending, refusal } = useUpload<AgenciesImported>("/agencies/import");
  const [taken, setTaken] = useState<{ file: File; result: AgenciesImported; trial: boolean }>();
  async function send(file: File, trial: boolean): Promise<void> {
    const answer = await upload(file, { dryRun: trial ? "1" : "0" });
    if (answer.ok) setTaken({ file, result: answer.value, trial });
    else if (trial) setTaken(undefined);
  }
  const changes = taken ? taken.result.created + taken.result.updated : 0;
  return (
    <Card title={text("sheet.title")} fill>
      <FileDrop hint={text("sheet.hint")} choose={text("sheet.choose")} busy={pending} onFile={(file) => void send(file, true)} />
      {refusal && <RefusalNote of={refusal} lead={text("sheet.refused")} />}
      {taken && (
        <>
          <SheetEquation of={taken.result} />
          {!taken.trial && <b role="status">✓ {text("sheet.done", { n: changes })}</b>}
          {taken.trial && changes === 0 && <p>{text("sheet.nothing")}</p>}
          {taken.trial && changes > 0 && (
            <div className="row wrap">
              <Button kind="main" busy={pending} onPress={() => void send(taken.file, false)}>
                {text("sheet.take", { n: changes })}
              </Button>
              <span className="muted">{text("sheet.trial")}</span>
            </div>
          )}
          <RejectedRows namespace="directory" rows={taken.result.rows.filter(({ result }) => result === "rejected")} />
        </>
      )}
    </Card>
  );
}
