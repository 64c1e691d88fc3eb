import { useState } from "react";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useMay, useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { ProposalLine } from "../level-views.ts";
import { DecisionFiles } from "./decision-files.tsx";
import { PublishSheet } from "./publish-sheet.tsx";
import { SignSheet } from "./sign-sheet.tsx";

/** What waits for a review, a signature or publication on a day. */
export function Proposals({ on }: { on: string }) {
  const text = useText("assessment");
  const { value } = useRead<{ rows: ProposalLine[] }>("/levels/proposals");
  const waiting = value?.rows.filter((row) => row.on === on) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="stack">
      <h2>{text("proposals.title", { n: waiting.length })}</h2>
      {waiting.map((proposal) => (
        <Proposal key={proposal.proposalId} proposal={proposal} />
      ))}
    </section>
  );
}

export const titleOf = (text: ReturnType<typeof useText>, { units }: ProposalLine): string =>
  units.length === 1 ? units[0]!.name : text("proposals.several", { name: units[0]!.name, n: units.length });

function Proposal({ proposal }: { proposal: ProposalLine }) {
  const text = useText("assessment");
  const [open, setOpen] = useState<"sign" | "publish">();
  const { proposedName, proposedAt, reviewedName, signedName, documentNumber, state } = proposal;
  return (
    <div className="stack">
      <div>
        <b>{titleOf(text, proposal)}</b> <span className="muted">{text(`state.${state}`)}</span>
        <p className="fine">
          {[
            text("history.proposed", { name: proposedName, at: new Date(proposedAt) }),
            reviewedName && text("history.reviewed", { name: reviewedName }),
            signedName && text("history.signed", { name: signedName, title: "", number: documentNumber ?? "" }),
            text("proposals.asOf", { at: formatInstant(proposal.asOf) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="row wrap">
          {Object.entries(proposal.counts).map(([level, n]) => (
            <span key={level} className="row">
              <LevelBadge level={Number(level) as 1 | 2 | 3 | 4} provisional={proposal.provisional} /> {n}
            </span>
          ))}
        </p>
      </div>
      <DecisionFiles proposalId={proposal.proposalId} signed={proposal.state === "signed"} />
      <ProposalActs proposal={proposal} onOpen={setOpen} />
      {open === "sign" && <SignSheet proposal={proposal} onClose={() => setOpen(undefined)} />}
      {open === "publish" && <PublishSheet proposal={proposal} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function ProposalActs({ proposal, onOpen }: { proposal: ProposalLine; onOpen: (act: "sign" | "publish") => void }) {
  const text = useText("assessment");
  const { account } = useSession();
  const { readOnly } = useSituation();
  const may = {
    review: useMay("assessment.level.review"),
    sign: useMay("assessment.level.sign"),
    publish: useMay("assessment.level.publish"),
  };
  const review = useSend<{ proposalId: string }, unknown>("/levels/review");
  const own = proposal.proposedBy === account.id;
  if (readOnly) return null;
  return (
    <div className="row wrap">
      {may.review && !own && proposal.state === "proposed" && (
        <Button onPress={() => void review.send({ proposalId: proposal.proposalId })} busy={review.pending > 0}>
          {text("review.act")}
        </Button>
      )}
      {may.sign && !own && proposal.state !== "signed" && (
        <Button kind="main" onPress={() => onOpen("sign")}>
          {text("sign.open")}
        </Button>
      )}
      {may.publish && proposal.state === "signed" && (
        <Button kind="main" onPress={() => onOpen("publish")}>
          {text("publish.open")}
        </Button>
      )}
      {own && proposal.state !== "signed" && <span className="fine">{text("proposals.own")}</span>}
      <SendResult of={review} done={text("review.done")} refused={text("review.refused")} />
    </div>
  );
}
