import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import type { ProposalLine } from "../level-views.ts";
import css from "./levels.module.css";
import { type SignatureProof, useProof } from "./proof-fields.tsx";

interface SignSheetProps {
  proposal: ProposalLine;
  onClose: () => void;
}

/** The signature: what is signed at the left, who signs in which capacity at the right. */
export function SignSheet({ proposal, onClose }: SignSheetProps) {
  const text = useText("assessment");
  const { proof, fields } = useProof();
  const [issuer, setIssuer] = useState("BCĐ");
  const sending = useSend<{ proposalId: string; issuer: string; proof: SignatureProof }, unknown>("/levels/sign");
  const n = proposal.units.length;
  async function sign(): Promise<void> {
    if (!proof) return;
    const done = await sending.send({ proposalId: proposal.proposalId, issuer, proof });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("sign.title")}
      open
      onClose={onClose}
      document={<LevelPaper proposal={proposal} />}
      facts={[
        [text("propose.units"), text("propose.unitCount", { n })],
        [text("propose.day"), formatDate(proposal.on)],
        [text("propose.asOf"), formatInstant(proposal.asOf)],
        [text("sign.proposed"), [proposal.proposedName, proposal.reviewedName].filter(Boolean).join(", ")],
      ]}
      act={text("sign.act", { n })}
      onAct={() => void sign()}
      blocked={!proof || !/^\p{Lu}{2,12}$/u.test(issuer)}
      sending={sending}
      finality={text("sign.finality")}
    >
      <TextInput
        label={text("sign.issuer")}
        value={issuer}
        onChange={(value) => setIssuer(value.toLocaleUpperCase("vi"))}
        hint={text("sign.issuerHint")}
      />
      {fields}
    </ActSheet>
  );
}

/** The decision as it will read. */
function LevelPaper({ proposal }: { proposal: ProposalLine }) {
  const text = useText("assessment");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls in its pane and must be reachable by keyboard
    <section className={css.paper} tabIndex={0} aria-label={text("paper.title", { on: formatDate(proposal.on) })}>
      <h2>{text("paper.title", { on: formatDate(proposal.on) })}</h2>
      <p>{text("paper.basis", { rule: text(`rule.${proposal.rule}`) })}</p>
      {proposal.provisional && <p>{text("paper.provisional")}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{text("paper.unit")}</th>
            <th scope="col">{text("paper.level")}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.units.map(({ area, name, level }) => (
            <tr key={area}>
              <td>{name}</td>
              <td>{text(`level.${level}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
