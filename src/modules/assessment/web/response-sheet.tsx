import { useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { AreaLevel, Response, StateResponse } from "../level-views.ts";

/** States outright how able a unit is to respond, with the document that says so. */
export function ResponseSheet({ answer, onClose }: { answer: AreaLevel; onClose: () => void }) {
  const text = useText("assessment");
  const [response, setResponse] = useState<Response>();
  const [document, setDocument] = useState("");
  const sending = useSend<StateResponse, unknown>("/levels/response");
  async function state(): Promise<void> {
    if (!response) return;
    const done = await sending.send({ area: answer.area, on: answer.on, response, document });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("response.title", { name: answer.name })}
      open
      onClose={onClose}
      facts={[
        [text("response.from"), formatDate(answer.on)],
        [text("propose.rule"), text(`rule.${answer.rule}`)],
      ]}
      act={text("response.act")}
      onAct={() => void state()}
      blocked={!response || document.trim().length < 3}
      sending={sending}
    >
      <Choice
        label={text("criterion.responseCapacity")}
        value={response}
        options={["high", "medium", "low"]}
        nameOf={(value) => text(`line.${value}`)}
        onChoose={(value) => setResponse(value as Response)}
        required
      />
      <TextInput
        label={text("response.document")}
        value={document}
        onChange={setDocument}
        required
        maxLength={300}
        hint={text("response.hint")}
      />
    </ActSheet>
  );
}
