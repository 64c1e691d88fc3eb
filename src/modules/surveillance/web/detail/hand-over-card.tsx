import { useState } from "react";
import { formatInstant } from "../../../../kernel/i18n/date.ts";
import { useSaveFile } from "../../../../kernel/ui/api/use-save-file.ts";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../../kernel/ui/parts/card.tsx";
import { RefusalNote } from "../../../../kernel/ui/parts/refusal-note.tsx";
import type { CaseCard } from "../../case-views.ts";

type Pending = NonNullable<CaseCard["handOver"]>;

/** A hand-over that waits for an answer: both units see the case meanwhile. */
export function HandOverCard({ handOver, mayAct }: { handOver: Pending; mayAct: boolean }) {
  const text = useText("surveillance");
  const accept = useSend<unknown>("/cases/hand-over/accept");
  const cancel = useSend<unknown>("/cases/hand-over/cancel");
  const letter = useSaveFile();
  const [refusing, setRefusing] = useState(false);
  const body = { handOverIds: [handOver.id] };
  const refusal = accept.refusal ?? cancel.refusal ?? letter.refusal;
  return (
    <Card title={text("handOver.waiting")}>
      <Facts
        of={[
          [text("handOver.from"), handOver.fromName ?? handOver.fromUnit],
          [text("handOver.to"), handOver.toName ?? handOver.toUnit],
          [text("handOver.reason"), handOver.reason],
          [text("handOver.since"), formatInstant(handOver.offeredAt)],
        ]}
      />
      {mayAct && !refusing && (
        <span className="row wrap">
          {handOver.mayAnswer && (
            <>
              <Button kind="main" busy={accept.pending > 0} onPress={() => void accept.send(body)}>
                {text("handOver.accept")}
              </Button>
              <Button onPress={() => setRefusing(true)}>{text("handOver.refuse")}</Button>
            </>
          )}
          {handOver.mayCancel && (
            <Button kind="quiet" busy={cancel.pending > 0} onPress={() => void cancel.send(body)}>
              {text("handOver.cancel")}
            </Button>
          )}
          {handOver.letter && handOver.mayCancel && (
            <Button
              kind="quiet"
              busy={letter.pending}
              onPress={() => void letter.save("/cases/hand-over/letter", { toUnit: handOver.toUnit })}
            >
              {text("handOver.letter")}
            </Button>
          )}
        </span>
      )}
      {refusing && <RefuseForm id={handOver.id} onClose={() => setRefusing(false)} />}
      {refusal && <RefusalNote of={refusal} lead={text("handOver.failed")} />}
    </Card>
  );
}

function RefuseForm({ id, onClose }: { id: string; onClose: () => void }) {
  const text = useText("surveillance");
  const [reason, setReason] = useState("");
  const refuse = useSend<unknown>("/cases/hand-over/refuse");
  return (
    <div className="stack">
      <TextInput label={text("handOver.refusalReason")} required rows={2} autoFocus value={reason} onChange={setReason} maxLength={1000} />
      <span className="row">
        <Button
          kind="danger"
          busy={refuse.pending > 0}
          disabled={reason.trim().length < 3}
          onPress={() => void refuse.send({ handOverIds: [id], reason: reason.trim() })}
        >
          {text("handOver.refuse")}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {text("detail.leave")}
        </Button>
      </span>
      {refuse.refusal && <RefusalNote of={refuse.refusal} lead={text("handOver.failed")} kept />}
    </div>
  );
}
