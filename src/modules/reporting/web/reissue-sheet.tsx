import { useState } from "react";
import { v7 } from "uuid";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ReportView, Written } from "./report-view.ts";

interface ReissueSheetProps {
  report: ReportView;
  onClose: () => void;
  onOpen: (reportId: string) => void;
}

/** A correction after signing: the reason is written, the earlier number stays where everybody sees it. */
export function ReissueSheet({ report, onClose, onOpen }: ReissueSheetProps) {
  const text = useText("reporting");
  const [reason, setReason] = useState("");
  const sending = useSend<{ reportId: string; newReportId: string; reason: string }, Written>("/reports/reissue");
  const { number, state, id: reportId } = report;
  const signed = state === "signed";
  async function reissue(): Promise<void> {
    const done = await sending.send({ reportId, newReportId: v7(), reason });
    if (!done.ok) return;
    onClose();
    onOpen(done.value.reportId);
  }
  return (
    <ActSheet
      title={text(signed ? "reissue.takeBackTitle" : "reissue.title")}
      open
      onClose={onClose}
      facts={[
        [text("reissue.number"), number ?? ""],
        [text("reissue.what"), text(signed ? "reissue.whatSigned" : "reissue.whatPublished")],
      ]}
      act={signed ? text("reissue.takeBackAct", { number }) : text("reissue.act")}
      danger={signed}
      onAct={() => void reissue()}
      blocked={reason.trim().length < 3}
      sending={sending}
    >
      <TextInput
        label={text("reissue.reason")}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={1000}
        hint={text(signed ? "reissue.takeBackHint" : "reissue.reasonHint")}
        required
      />
    </ActSheet>
  );
}
