import { useState } from "react";
import { v7 } from "uuid";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import type { ProposeLevels } from "../level-views.ts";
import type { LevelList } from "./level-sources.ts";

interface ProposeSheetProps {
  area: string;
  list: LevelList;
  on: string;
  onClose: () => void;
}

/** Proposes every unit whose level is known; the others are named and left for somebody to choose. */
export function ProposeSheet({ area, list, on, onClose }: ProposeSheetProps) {
  const text = useText("assessment");
  const [proposalId] = useState(() => v7());
  const [note, setNote] = useState("");
  const sending = useSend<ProposeLevels, { proposed: number }>("/levels/propose");
  const seen = list.rows.filter(({ inSight }) => inSight);
  const known = seen.filter(({ level }) => level !== null);
  const open = seen.filter(({ level }) => level === null);
  const again = known.some(({ decision }) => decision?.state === "signed" || decision?.state === "published");
  const counts = ([1, 2, 3, 4] as const).map((level) =>
    text("propose.count", { level, n: known.filter((row) => row.level === level).length }),
  );
  async function propose(): Promise<void> {
    const answer = await sending.send({ proposalId, area, on, note: note.trim() || null });
    if (answer.ok) onClose();
  }
  return (
    <ActSheet
      title={text("propose.title")}
      open
      onClose={onClose}
      facts={[
        [text("propose.day"), formatDate(on)],
        [text("propose.rule"), text(`rule.${list.rule.id}`)],
        [text("propose.units"), text("propose.unitCount", { n: known.length })],
        [text("propose.levels"), counts.join(" · ")],
        [text("propose.asOf"), formatInstant(list.asOf)],
      ]}
      act={text("propose.act", { n: known.length })}
      onAct={() => void propose()}
      blocked={known.length === 0 || (again && note.trim().length < 3)}
      sending={sending}
    >
      {open.length > 0 && (
        <Note kind="warn" lead={text("propose.openLead", { n: open.length })}>
          {text("propose.openBody")}
        </Note>
      )}
      {known.some(({ provisional }) => provisional) && <Note kind="warn" lead={text("provisional.title")} />}
      <TextInput
        label={text("propose.note")}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
        required={again}
        hint={again ? text("propose.noteAgain") : undefined}
      />
    </ActSheet>
  );
}
