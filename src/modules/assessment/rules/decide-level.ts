import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import type { EpidemicLevel, LevelAnswer } from "../contract.ts";
import { errors } from "../errors.ts";
import type { DecisionState } from "../level-views.ts";

/**
 * The level to be proposed for a unit: the computed one, or the one chosen among several possible; any other needs a reason.
 * @param chosen undefined: the computed one
 */
export function levelToPropose(
  answer: Pick<LevelAnswer, "level" | "possible" | "alternatives"> & { area: string },
  chosen: EpidemicLevel | undefined,
  note: string | null,
): Outcome<EpidemicLevel> {
  const level = chosen ?? answer.level;
  if (level === null) return refuse(errors.level_unknown, { unit: answer.area });
  const given = answer.level === level;
  return given || note !== null ? ok(level) : refuse(errors.note_required, { unit: answer.area });
}

export type DecisionAct = "review" | "sign" | "publish";

/** States in which an act is possible. A signature does not wait for a review: small units have nobody to review. */
const before: Record<DecisionAct, readonly DecisionState[]> = {
  review: ["proposed"],
  sign: ["proposed", "reviewed"],
  publish: ["signed"],
};

interface WaitingDecision {
  state: DecisionState;
  proposed_by: string;
}

/** Whether somebody may take the next step with decisions that were proposed together. Nobody reviews or signs what they proposed. */
export function mayAct(act: DecisionAct, decisions: readonly WaitingDecision[], actorId: string): Outcome<true> {
  if (decisions.length === 0) return refuse(errors.proposal_not_found);
  const other = decisions.find(({ state }) => !before[act].includes(state));
  if (other) return refuse(errors.not_waiting, { state: other.state });
  const own = act !== "publish" && decisions.some(({ proposed_by }) => proposed_by === actorId);
  return own ? refuse(errors.own_proposal) : ok(true);
}
