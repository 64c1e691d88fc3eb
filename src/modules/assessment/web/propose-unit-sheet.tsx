import { useState } from "react";
import { v7 } from "uuid";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { EpidemicLevel } from "../contract.ts";
import type { AreaLevel, ProposeLevels } from "../level-views.ts";
import { levelList } from "../level-words.ts";

/** Proposes one unit; a level the rule does not give, or one of several possible, takes a reason. */
export function ProposeUnitSheet({ answer, onClose }: { answer: AreaLevel; onClose: () => void }) {
  const text = useText("assessment");
  const [proposalId] = useState(() => v7());
  const [level, setLevel] = useState<EpidemicLevel | undefined>(answer.level ?? undefined);
  const [note, setNote] = useState("");
  const sending = useSend<ProposeLevels, unknown>("/levels/propose");
  const needsReason = level !== undefined && level !== answer.level;
  async function propose(): Promise<void> {
    const units = [{ area: answer.area, ...(level && { level }) }];
    const done = await sending.send({ proposalId, area: answer.area, on: answer.on, units, note: note.trim() || null });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("propose.oneTitle", { name: answer.name })}
      open
      onClose={onClose}
      facts={[
        [text("propose.day"), formatDate(answer.on)],
        [text("propose.rule"), text(`rule.${answer.rule}`)],
        [text("propose.computed"), levelList(text, answer.possible)],
      ]}
      act={text("propose.oneAct", { level: level ?? "?" })}
      onAct={() => void propose()}
      blocked={level === undefined || (needsReason && note.trim().length < 3)}
      sending={sending}
    >
      <Choice
        label={text("propose.level")}
        value={level === undefined ? undefined : String(level)}
        options={["1", "2", "3", "4"]}
        onChoose={(chosen) => setLevel(Number(chosen) as EpidemicLevel)}
        required
      />
      <TextInput
        label={text("propose.note")}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
        required={needsReason}
        hint={needsReason ? text("propose.noteOther") : undefined}
      />
    </ActSheet>
  );
}
