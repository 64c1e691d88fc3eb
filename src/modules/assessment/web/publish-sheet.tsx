import { formatDate } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ProposalLine } from "../level-views.ts";

/** Publication cannot be taken back: the word is typed. */
export function PublishSheet({ proposal, onClose }: { proposal: ProposalLine; onClose: () => void }) {
  const text = useText("assessment");
  const sending = useSend<{ proposalId: string }, unknown>("/levels/publish");
  const n = proposal.units.length;
  async function publish(): Promise<void> {
    const done = await sending.send({ proposalId: proposal.proposalId });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("publish.title")}
      open
      onClose={onClose}
      facts={[
        [text("propose.units"), text("propose.unitCount", { n })],
        [text("propose.day"), formatDate(proposal.on)],
        [text("publish.number"), proposal.documentNumber ?? ""],
        [text("publish.signer"), proposal.signedName ?? ""],
        [text("publish.who"), text("publish.everyone")],
      ]}
      word={text("publish.word")}
      act={text("publish.act", { n })}
      onAct={() => void publish()}
      sending={sending}
      finality={text("publish.finality")}
    />
  );
}
