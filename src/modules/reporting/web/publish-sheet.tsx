import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ReportView, Written } from "./report-view.ts";

/** What everybody will read from then on; the word is typed. */
export function PublishSheet({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const text = useText("reporting");
  const sending = useSend<{ reportId: string; baseVersion: number }, Written>("/reports/publish");
  const { id: reportId, version: baseVersion, number, signedName, on, areaName, area, text: words } = report;
  async function publish(): Promise<void> {
    const done = await sending.send({ reportId, baseVersion });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("publish.title")}
      open
      onClose={onClose}
      facts={[
        [text("sign.what"), text("sign.whatValue", { on, area: areaName ?? area })],
        [text("publish.number"), number ?? ""],
        [text("publish.signer"), signedName ?? ""],
        [text("publish.readers"), text("publish.everyone")],
        ...(words.replaces ? [[text("publish.replaces"), words.replaces] as const] : []),
      ]}
      word={text("publish.word")}
      act={text("publish.act", { number })}
      onAct={() => void publish()}
      sending={sending}
      finality={text("publish.finality")}
    />
  );
}
