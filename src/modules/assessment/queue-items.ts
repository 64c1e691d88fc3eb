import type { Tx } from "../../kernel/db/actor.ts";
import { mayCall } from "../../kernel/http/routes.ts";
import { proposalLines } from "./level-answers.ts";
import type { ProposalLine } from "./level-views.ts";

/** One piece of work for the queue of whoever asks; words are in `web/messages` under `queue.KIND` and `queue.why.KIND`. */
export interface LevelQueueItem {
  kind: "review_levels" | "sign_levels" | "publish_levels";
  /** Id of the proposal. */
  key: string;
  /** Highest unit of the proposal, in full. */
  subject: string;
  /** Why it came to this account: key of a message, with what it needs. */
  why: string;
  params: { name: string; units: number; on: string };
  link: string;
  /** No decision sets a deadline for it. */
  dueAt: Date | null;
}

const steps: Record<ProposalLine["state"], readonly { kind: LevelQueueItem["kind"]; permission: string }[]> = {
  proposed: [
    { kind: "sign_levels", permission: "assessment.level.sign" },
    { kind: "review_levels", permission: "assessment.level.review" },
  ],
  reviewed: [{ kind: "sign_levels", permission: "assessment.level.sign" }],
  signed: [{ kind: "publish_levels", permission: "assessment.level.publish" }],
};

/** Levels that wait for this account: to be reviewed, signed or published. Nobody is asked to review or sign their own proposal. */
export async function queueItems(tx: Tx): Promise<LevelQueueItem[]> {
  const may = (permission: string) => mayCall(tx.actor.permissions, permission);
  return (await proposalLines(tx)).flatMap((proposal) => {
    const step = steps[proposal.state].find(({ permission }) => may(permission));
    const own = proposal.proposedBy === tx.actor.accountId && proposal.state !== "signed";
    if (!step || own) return [];
    const [first] = proposal.units;
    const link = `/ban-do?on=${proposal.on}&proposal=${proposal.proposalId}`;
    const params = { name: first!.name, units: proposal.units.length, on: proposal.on };
    return [{ kind: step.kind, key: proposal.proposalId, subject: first!.name, why: `queue.why.${step.kind}`, params, link, dueAt: null }];
  });
}
