import { useState } from "react";
import { v7 } from "uuid";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../../kernel/ui/dialog/act-sheet.tsx";
import { type AreaHit, AreaPicker } from "../../../../kernel/ui/input/area-picker.tsx";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { useSession } from "../../../../kernel/ui/session/session.tsx";
import { findAreas } from "../search-areas.ts";
import { useFirstBox } from "../use-first-box.ts";

interface HandOverSheetProps {
  open: boolean;
  onClose: () => void;
  caseIds: readonly string[];
  /** Whom it is about when it is one case. */
  name?: string | undefined;
  onDone?: () => void;
}

/** Offers cases to another unit: to whom, why, and what happens until there is an answer. */
export function HandOverSheet({ open, onClose, caseIds, name, onDone }: HandOverSheetProps) {
  const text = useText("surveillance");
  const { day } = useSession();
  const offer = useSend<unknown, { handOverIds: string[] }>("/cases/hand-over/offer");
  const frame = useFirstBox(open);
  const [unit, setUnit] = useState<AreaHit>();
  const [reason, setReason] = useState("");
  const send = async (): Promise<void> => {
    const offers = caseIds.map((caseId) => ({ handOverId: v7(), caseId }));
    const done = await offer.send({ offers, toUnit: unit!.key, reason: reason.trim() });
    if (!done.ok) return;
    onClose();
    onDone?.();
  };
  return (
    <ActSheet
      title={text("handOver.title")}
      open={open}
      onClose={onClose}
      facts={[[text("handOver.what"), name ?? text("handOver.cases", { n: caseIds.length })]]}
      act={text("handOver.offer", { n: caseIds.length })}
      onAct={() => void send()}
      blocked={!unit || reason.trim().length < 3}
      sending={offer}
      finality={text("handOver.meanwhile")}
    >
      <div className="stack" ref={frame}>
        <AreaPicker
          label={text("handOver.to")}
          required
          value={unit}
          onChoose={setUnit}
          search={(query, signal) => findAreas(query, { within: undefined, on: day }, signal)}
        />
        <TextInput
          label={text("handOver.reason")}
          required
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={1000}
          hint={text("handOver.reasonHint")}
        />
      </div>
    </ActSheet>
  );
}
