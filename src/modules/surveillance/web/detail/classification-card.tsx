import { useState } from "react";
import { formatInstant } from "../../../../kernel/i18n/date.ts";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../../kernel/ui/dialog/act-sheet.tsx";
import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../../kernel/ui/parts/note.tsx";
import { useSession } from "../../../../kernel/ui/session/session.tsx";
import type { CaseCard } from "../../case-views.ts";
import { Classification } from "../../contract.ts";
import { ClassificationTrace } from "../classification-words.tsx";
import { useFirstBox } from "../use-first-box.ts";

interface ClassificationCardProps {
  card: CaseCard;
  mayClassify: boolean;
}

/** Why the case has its class, and the hand that set it against the rules. */
export function ClassificationCard({ card, mayClassify }: ClassificationCardProps) {
  const text = useText("surveillance");
  const [act, setAct] = useState<"sign" | "lift">();
  const why = card.classificationTrace;
  const manual = card.classificationManual;
  return (
    <Card title={text("detail.why", { class: text(`classification.${card.classification}`).toLowerCase() })}>
      {manual && (
        <Note lead={text("detail.signed", { class: text(`classification.${card.classification}`), at: formatInstant(manual.at) })}>
          {manual.reason}
        </Note>
      )}
      {why?.conflict && <Note kind="warn" lead={text("queue.classification_conflict")} />}
      {why ? (
        <ClassificationTrace result={{ ...why, classification: card.classification }} />
      ) : (
        <p className="muted">{text("detail.noTrace")}</p>
      )}
      {mayClassify && (
        <span className="row wrap">
          <Button onPress={() => setAct("sign")}>{text("detail.sign")}</Button>
          {manual && (
            <Button kind="quiet" onPress={() => setAct("lift")}>
              {text("detail.lift")}
            </Button>
          )}
        </span>
      )}
      {act && <SignSheet key={act} card={card} lift={act === "lift"} onClose={() => setAct(undefined)} />}
    </Card>
  );
}

/** A class set by hand is signed with a reason; lifted, the rules decide again. */
function SignSheet({ card, lift, onClose }: { card: CaseCard; lift: boolean; onClose: () => void }) {
  const text = useText("surveillance");
  const { account } = useSession();
  const frame = useFirstBox(true);
  const [chosen, setChosen] = useState<Classification>();
  const [reason, setReason] = useState("");
  const classify = useSend<unknown>("/cases/classify");
  const options = Classification.options.filter((value) => value !== card.classification || card.classificationManual === null);
  const sign = async (): Promise<void> => {
    const done = await classify.send({ caseId: card.id, classification: lift ? null : chosen, reason: reason.trim() });
    if (done.ok) onClose();
  };
  return (
    <ActSheet
      open
      onClose={onClose}
      title={text(lift ? "detail.liftTitle" : "detail.signTitle")}
      facts={[
        [text("detail.now"), text(`classification.${card.classification}`)],
        [text("detail.signer"), [account.name, account.unitName].filter(Boolean).join(" · ")],
      ]}
      act={
        lift
          ? text("detail.lift")
          : chosen
            ? text("detail.signAs", { class: text(`classification.${chosen}`).toLowerCase() })
            : text("detail.sign")
      }
      onAct={() => void sign()}
      blocked={(!lift && !chosen) || reason.trim().length < 3}
      sending={classify}
      finality={text(lift ? "detail.liftFinality" : "detail.signFinality")}
    >
      <div className="stack" ref={frame}>
        {!lift && (
          <Choice
            label={text("field.classification")}
            value={chosen}
            options={options}
            nameOf={(value) => text(`classification.${value}`)}
            onChoose={(value) => setChosen(Classification.parse(value))}
          />
        )}
        <TextInput label={text("detail.reason")} required rows={3} value={reason} onChange={setReason} maxLength={1000} />
      </div>
    </ActSheet>
  );
}
