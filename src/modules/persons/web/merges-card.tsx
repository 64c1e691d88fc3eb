import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { useNow } from "../../../kernel/ui/parts/use-now.ts";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { PersonCard, UnmergePersons } from "../contract.ts";
import css from "./person.module.css";
import { nameOf } from "./person-words.ts";

/** A merge as it arrives: instants are text. */
interface Merged {
  mergeId: string;
  at: string;
  undoableUntil: string;
}

/** Records that were merged into this one; within 30 days a mistake is undone here, with its reason. */
export function MergesCard({ person }: { person: PersonCard }) {
  const text = useText("persons");
  const may = useMay("persons.person.merge");
  const { readOnly } = useSituation();
  const now = useNow();
  const [undoing, setUndoing] = useState<Merged>();
  const merges = person.merged as unknown as Merged[];
  if (merges.length === 0) return null;
  const day = (instant: string) => formatDate(localDateOf(new Date(instant)));
  return (
    <Card title={text("merges.title")}>
      <ul className={css.members}>
        {merges.map((merge) => {
          const open = new Date(merge.undoableUntil) > now;
          return (
            <li key={merge.mergeId}>
              <span className="grow">
                {text("merges.at", { at: formatInstant(merge.at) })}{" "}
                <span className="muted">{text(open ? "merges.until" : "merges.final", { on: day(merge.undoableUntil) })}</span>
              </span>
              {open && may && !readOnly && <Button onPress={() => setUndoing(merge)}>{text("merges.undo")}</Button>}
            </li>
          );
        })}
      </ul>
      {undoing && <UndoSheet name={nameOf(person, text)} merge={undoing} onClose={() => setUndoing(undefined)} />}
    </Card>
  );
}

function UndoSheet({ name, merge, onClose }: { name: string; merge: Merged; onClose: () => void }) {
  const text = useText("persons");
  const undo = useSend<UnmergePersons>("/persons/unmerge");
  const [reason, setReason] = useState("");
  const act = async () => {
    const answer = await undo.send({ mergeId: merge.mergeId, reason: reason.trim() });
    if (answer.ok) onClose();
  };
  return (
    <ActSheet
      title={text("merges.undoTitle")}
      open
      onClose={onClose}
      facts={[
        [text("page.person"), name],
        [text("merges.mergedAt"), formatInstant(merge.at)],
      ]}
      act={text("merges.undoAct")}
      blocked={reason.trim().length < 3}
      onAct={() => void act()}
      sending={undo}
      finality={text("merges.undoWhat")}
    >
      <TextInput required label={text("merges.reason")} value={reason} onChange={setReason} rows={3} maxLength={500} />
    </ActSheet>
  );
}
