import { useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import type { OverrideLine } from "../level-views.ts";
import { entryWords } from "../level-words.ts";
import css from "./levels.module.css";
import { type SignatureProof, useProof } from "./proof-fields.tsx";

/** Numbers the province replaced, with the decision and who signed it. */
export function Overrides({ rows, mayWithdraw }: { rows: readonly OverrideLine[]; mayWithdraw: boolean }) {
  const text = useText("assessment");
  const written = useOverrideValue();
  const [leaving, setLeaving] = useState<OverrideLine>();
  return (
    <Card title={text("override.title")}>
      {rows.length === 0 && <p className="muted">{text("override.none")}</p>}
      <ul className={css.changes}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={css.words}>
              {entryWords(text, row.path)}: <b>{written(row)}</b>
              <span className={css.detail}>
                {text("override.by", {
                  document: row.document,
                  on: formatDate(row.date),
                  from: formatDate(row.validFrom),
                  name: row.signedName,
                  title: row.capacity.title,
                })}
              </span>
            </span>
            {mayWithdraw && <Button onPress={() => setLeaving(row)}>{text("override.withdraw")}</Button>}
          </li>
        ))}
      </ul>
      {leaving && <WithdrawSheet override={leaving} onClose={() => setLeaving(undefined)} />}
    </Card>
  );
}

function useOverrideValue(): (override: OverrideLine) => string {
  const text = useText("assessment");
  const { number } = useNumbers();
  return ({ value, path, inclusive }) => {
    if (typeof value === "boolean") return text(value ? "input.yes" : "input.no");
    if (path.startsWith("table.")) return text("rules.level", { level: value });
    return text(`rules.side.${inclusive === null ? "open" : inclusive ? "from" : "over"}`, { value: number(value) });
  };
}

function WithdrawSheet({ override, onClose }: { override: OverrideLine; onClose: () => void }) {
  const text = useText("assessment");
  const written = useOverrideValue();
  const { proof, fields } = useProof();
  const [reason, setReason] = useState("");
  const sending = useSend<{ overrideId: string; reason: string; proof: SignatureProof }, unknown>("/levels/override/withdraw");
  async function withdraw(): Promise<void> {
    if (!proof) return;
    const done = await sending.send({ overrideId: override.id, reason, proof });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("override.withdrawTitle")}
      open
      onClose={onClose}
      facts={[
        [text("rules.entry"), entryWords(text, override.path)],
        [text("rules.value"), written(override)],
        [text("override.document"), override.document],
      ]}
      act={text("override.withdrawAct")}
      danger
      onAct={() => void withdraw()}
      blocked={!proof || reason.trim().length < 3}
      sending={sending}
    >
      <TextInput label={text("override.reason")} value={reason} onChange={setReason} rows={2} required />
      {fields}
    </ActSheet>
  );
}
