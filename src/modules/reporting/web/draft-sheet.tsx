import { useState } from "react";
import { v7 } from "uuid";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { Sheet } from "../../../kernel/ui/dialog/sheet.tsx";
import { type AreaHit, AreaPicker } from "../../../kernel/ui/input/area-picker.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { Written } from "./report-view.ts";

interface DraftSheetProps {
  area: AreaHit | undefined;
  on: LocalDate;
  /** The last day that has figures. */
  latest: LocalDate;
  onClose: () => void;
  onOpen: (reportId: string) => void;
}

/** Which area and which day; everything else the report brings itself. */
export function DraftSheet({ area, on, latest, onClose, onOpen }: DraftSheetProps) {
  const text = useText("reporting");
  const { searchAreas } = useSituation();
  const [unit, setUnit] = useState(area);
  const [day, setDay] = useState<LocalDate | null | undefined>(on);
  const sending = useSend<{ reportId: string; area: string; on: string }, Written>("/reports/draft");
  async function write(): Promise<void> {
    if (!unit || !day) return;
    const done = await sending.send({ reportId: v7(), area: unit.key, on: day });
    if (done.ok) onOpen(done.value.reportId);
  }
  return (
    <Sheet
      title={text("list.writeTitle")}
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onPress={() => void write()} disabled={!unit || !day} busy={sending.pending > 0}>
            {text("list.write")}
          </Button>
          <Button onPress={onClose}>{text("paper.leave")}</Button>
        </>
      }
    >
      <div className="stack">
        <AreaPicker label={text("list.area")} value={unit} onChoose={setUnit} search={searchAreas} required />
        <DateBox label={text("list.day")} value={day} onChange={setDay} today={latest} required />
        <p className="fine">{text("list.writeWhat")}</p>
        {sending.refusal && <RefusalNote of={sending.refusal} lead={text("act.refused")} />}
      </div>
    </Sheet>
  );
}
