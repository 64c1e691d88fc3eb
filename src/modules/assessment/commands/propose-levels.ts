import type { Tx } from "../../../kernel/db/actor.ts";
import { horizon } from "../../../kernel/db/records.ts";
import { kernelErrors, type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { derivedId } from "../../../kernel/ids.ts";
import { getUnits } from "../../directory/server.ts";
import { assessArea } from "../assess-area.ts";
import type { EpidemicLevel } from "../contract.ts";
import { errors } from "../errors.ts";
import type { AreaLevel, ProposeLevels } from "../level-views.ts";
import { levelToPropose } from "../rules/decide-level.ts";
import { type DecisionToSave, listForAct, listOnDay, type StoredDecision, saveDecisions } from "../store/decision-store.ts";
import { tellLevels } from "./level-events.ts";

export interface Proposed {
  proposalId: string;
  proposed: number;
  /** Units left out because more than one level is possible; somebody has to choose. */
  open: { area: string; name: string; possible: EpidemicLevel[] }[];
}

interface Choice {
  answer: AreaLevel;
  level: EpidemicLevel;
}

/**
 * Proposes the levels of an area's units. Inputs are read as of the horizon, so that the same inputs can be had again years later.
 * A later proposal for the same unit and day replaces one that waits; one that was signed stays until the new one is signed.
 */
export async function proposeLevels(tx: Tx, command: ProposeLevels): Promise<Outcome<Proposed>> {
  if ((await listForAct(tx, command.proposalId)).length > 0) return refuse(kernelErrors.command_reused);
  const asOf = await horizon(tx);
  const assessed = await assessArea(tx, { area: command.area, on: command.on, rule: command.rule, asOf });
  if (!assessed.ok) return assessed;
  const chosen = chooseLevels(assessed.value, command);
  if (!chosen.ok) return chosen;
  const { choices, open } = chosen.value;
  if (choices.length === 0) return refuse(errors.level_unknown, { unit: command.area });
  const { provinceId } = (await getUnits(tx, [command.area])).get(command.area)!;
  const units = choices.map(({ answer }) => answer.area);
  const earlier = await listOnDay(tx, { provinceId, units, on: command.on });
  const signed = earlier.find(({ state }) => state === "signed" || state === "published");
  if (signed && command.note === null) return refuse(errors.note_required, { unit: signed.unit_key });
  const decisions = choices.map((choice) => toDecision(tx, provinceId, command, choice, asOf));
  const waiting = earlier.filter(({ state }) => state === "proposed" || state === "reviewed");
  const expected = new Map(waiting.map(({ id, version }) => [id, version]));
  const saved = await saveDecisions(tx, [...decisions, ...waiting.map(superseded)], expected);
  if (saved.stale.length > 0) return refuse(kernelErrors.stale);
  await tellLevels(tx, "assessment.level_proposed", decisions, saved.seenBy);
  return ok({ proposalId: command.proposalId, proposed: decisions.length, open });
}

/** With a list, exactly its units; without one, every unit whose level is known. */
function chooseLevels(
  answers: readonly AreaLevel[],
  { units, note }: ProposeLevels,
): Outcome<{ choices: Choice[]; open: Proposed["open"] }> {
  if (!units) {
    const known = answers.flatMap((answer) => (answer.level === null ? [] : [{ answer, level: answer.level }]));
    const open = answers.filter(({ level }) => level === null).map(({ area, name, possible }) => ({ area, name, possible }));
    return ok({ choices: known, open });
  }
  const byArea = new Map(answers.map((answer) => [answer.area, answer]));
  const choices: Choice[] = [];
  for (const { area, level: asked } of new Map(units.map((unit) => [unit.area, unit])).values()) {
    const answer = byArea.get(area);
    if (!answer) return refuse(errors.unit_not_listed, { unit: area });
    const level = levelToPropose(answer, asked, note);
    if (!level.ok) return level;
    choices.push({ answer, level: level.value });
  }
  return ok({ choices, open: [] });
}

export const superseded = (decision: StoredDecision): DecisionToSave => ({ ...decision, state: "superseded" });

function toDecision(tx: Tx, provinceId: string, command: ProposeLevels, { answer, level }: Choice, asOf: Date): DecisionToSave {
  return {
    province_id: provinceId,
    id: derivedId(`level:${command.proposalId}:${answer.area}`),
    proposal_id: command.proposalId,
    unit_key: answer.area,
    unit_level: answer.unitLevel,
    on_day: answer.on,
    level,
    computed_level: answer.level,
    possible: answer.possible,
    previous_level: answer.previousLevel,
    rule: answer.rule,
    basis: answer.basis,
    provisional: answer.provisional,
    decided_by: answer.decidedBy,
    inputs: answer.inputs,
    reasons: answer.reasons,
    would_flip: answer.wouldFlip,
    unknown: answer.unknown,
    unplaced: answer.unplaced,
    as_of: asOf,
    state: "proposed",
    note: command.note,
    proposed_by: tx.actor.accountId,
    proposed_name: tx.actor.name,
    proposed_at: tx.now,
    reviewed_by: null,
    reviewed_name: null,
    reviewed_at: null,
    signed_by: null,
    signed_name: null,
    signed_at: null,
    capacity: null,
    document_number: null,
    published_at: null,
  };
}
