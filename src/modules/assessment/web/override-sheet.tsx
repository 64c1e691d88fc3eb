import { useState } from "react";
import { v7 } from "uuid";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { LevelRule } from "../contract.ts";
import { entryWords } from "../level-words.ts";
import type { RuleEntry } from "../rules/entries-of.ts";
import { type SignatureProof, useProof } from "./proof-fields.tsx";
import type { ProvinceOfArea } from "./province-of-area.ts";
import { useEntryValue } from "./rule-entries.tsx";

interface OverrideSheetProps {
  rule: LevelRule;
  entry: RuleEntry;
  province: ProvinceOfArea;
  onClose: () => void;
}

interface SignOverride {
  overrideId: string;
  area: string;
  rule: string;
  path: string;
  value: number | boolean;
  inclusive?: boolean;
  document: string;
  date: string;
  validFrom: string;
  proof: SignatureProof;
}

/** A number typed the Vietnamese way: `1.234,5`, `450`. Undefined for anything else, also for `1.5`, which could be meant in two ways. */
function readNumber(text: string): number | undefined {
  const typed = text.trim();
  return /^(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(typed) ? Number(typed.replaceAll(".", "").replace(",", ".")) : undefined;
}

/** Replaces one number of a rule by a decision of the province, signed. */
export function OverrideSheet({ rule, entry, province, onClose }: OverrideSheetProps) {
  const text = useText("assessment");
  const written = useEntryValue();
  const { proof, fields } = useProof();
  const [overrideId] = useState(() => v7());
  const [typed, setTyped] = useState("");
  const [side, setSide] = useState<string>();
  const [document, setDocument] = useState("");
  const [date, setDate] = useState<string | null | undefined>();
  const [validFrom, setValidFrom] = useState<string | null | undefined>();
  const sending = useSend<SignOverride, unknown>("/levels/override");
  const value = entry.holds === "flag" ? (typed === "" ? undefined : typed === "yes") : readNumber(typed);
  const ready = value !== undefined && document.trim().length > 2 && date && validFrom && proof;
  async function sign(): Promise<void> {
    if (!ready) return;
    const inclusive = side === undefined ? {} : { inclusive: side === "from" };
    const facts = { overrideId, area: province.key, rule: rule.id, path: entry.path, value };
    const done = await sending.send({ ...facts, ...inclusive, document, date, validFrom, proof });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("override.sheet")}
      open
      onClose={onClose}
      facts={[
        [text("rules.entry"), entryWords(text, entry.path)],
        [text("override.now"), written(entry)],
        [text("override.for"), province.name],
      ]}
      act={text("override.act")}
      onAct={() => void sign()}
      blocked={!ready}
      sending={sending}
      finality={text("override.finality")}
    >
      <ValueField {...{ entry, typed, setTyped, side, setSide }} />
      <TextInput
        label={text("override.document")}
        value={document}
        onChange={setDocument}
        required
        maxLength={200}
        hint={text("override.documentHint")}
      />
      <DateBox label={text("override.date")} value={date} onChange={setDate} required />
      <DateBox label={text("override.validFrom")} value={validFrom} onChange={setValidFrom} toCome required />
      {fields}
    </ActSheet>
  );
}

interface ValueFieldProps {
  entry: RuleEntry;
  typed: string;
  setTyped: (typed: string) => void;
  side: string | undefined;
  setSide: (side: string) => void;
}

function ValueField({ entry, typed, setTyped, side, setSide }: ValueFieldProps) {
  const text = useText("assessment");
  const label = text("override.value");
  if (entry.holds === "flag") {
    const options = [
      { value: "yes", name: text("input.yes") },
      { value: "no", name: text("input.no") },
    ];
    return <Choice label={label} value={typed || undefined} options={options} onChoose={setTyped} required />;
  }
  if (entry.holds === "level")
    return <Choice label={label} value={typed || undefined} options={["1", "2", "3", "4"]} onChoose={setTyped} required />;
  const sides = [
    { value: "from", name: text("override.from") },
    { value: "over", name: text("override.over") },
  ];
  return (
    <>
      <TextInput
        label={label}
        value={typed}
        onChange={setTyped}
        keyboard="decimal"
        required
        hint={entry.input === null ? undefined : text(`criterion.${entry.input}`)}
      />
      <Choice label={text("override.side")} value={side} options={sides} onChoose={setSide} />
    </>
  );
}
