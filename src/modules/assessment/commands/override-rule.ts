import type { Tx } from "../../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { derivedId } from "../../../kernel/ids.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import type { Unit } from "../../directory/contract.ts";
import { seenByOf } from "../../directory/server.ts";
import { confirmSigner, type Proof } from "../../identity/server.ts";
import { LevelOverride, type LevelRuleId } from "../contract.ts";
import { errors } from "../errors.ts";
import type { StateResponse } from "../level-views.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { toDated } from "../rule-in-force.ts";
import type { OverrideFault } from "../rules/overrides.ts";
import { faultOf } from "../rules/overrides-on.ts";
import { findOverride, type OverrideToSave, overridesOf, saveOverrides, saveResponse } from "../store/override-store.ts";
import { inSight, unitsUnder } from "../unit-tree.ts";

export interface SignOverride {
  overrideId: string;
  /** Key of the province. */
  area: string;
  rule: LevelRuleId;
  path: string;
  value: number | boolean;
  inclusive?: boolean | undefined;
  document: string;
  date: string;
  validFrom: string;
  proof: Proof;
}

/** A province replaces one number of a rule by a signed decision. Refused when the rule would not be usable on any day. */
export async function overrideRule(tx: Tx, command: SignOverride): Promise<Outcome<{ overrideId: string }>> {
  const unit = await findOwnUnit(tx, command.area);
  if (!unit) return refuse(errors.area_not_found);
  if (unit.level !== "province") return refuse(errors.not_a_province);
  const signer = await confirmSigner(tx, command.proof);
  if (!signer.ok) return signer;
  const override = toOverride(tx, unit, command, signer.value);
  const others = await overridesOf(tx, unit.provinceId, command.rule);
  const fault = await faultAmong(tx, command.rule, [...others, override]);
  if (fault) return refuse(errors.override_unfit, { fault: fault.code, path: fault.path });
  await saveOverrides(tx, [override]);
  await tellOverride(tx, "assessment.rule_overridden", override);
  return ok({ overrideId: override.id });
}

function toOverride(
  tx: Tx,
  unit: Unit,
  command: SignOverride,
  signer: { accountId: string; name: string; capacity: Proof["capacity"] },
): OverrideToSave {
  // The rule's own schema, so that what is stored can be applied again.
  const { path, value, inclusive, document, date } = LevelOverride.parse({
    path: command.path,
    value: command.value,
    ...(command.inclusive === undefined ? {} : { inclusive: command.inclusive }),
    document: command.document,
    date: command.date,
    signedBy: signer.name,
  });
  return {
    province_id: unit.provinceId,
    id: command.overrideId,
    withdrawn: null,
    unit_key: unit.key,
    rule: command.rule,
    path,
    value,
    inclusive: inclusive ?? null,
    document,
    dated_on: date,
    valid_from: command.validFrom,
    signed_by: signer.accountId,
    signed_name: signer.name,
    capacity: signer.capacity,
    signed_at: tx.now,
  };
}

export interface WithdrawOverride {
  overrideId: string;
  reason: string;
  proof: Proof;
}

/** Takes a signed number back: the catalogue's own, or the one signed before, holds again. */
export async function withdrawOverride(tx: Tx, { overrideId, reason, proof }: WithdrawOverride): Promise<Outcome<{ overrideId: string }>> {
  const stored = await findOverride(tx, overrideId);
  const unit = stored && stored.withdrawn === null ? await findOwnUnit(tx, stored.unit_key) : undefined;
  if (!stored || !unit) return refuse(errors.override_not_found);
  const signer = await confirmSigner(tx, proof);
  if (!signer.ok) return signer;
  const left = (await overridesOf(tx, unit.provinceId, stored.rule)).filter(({ id }) => id !== overrideId);
  const fault = await faultAmong(tx, stored.rule, left);
  if (fault) return refuse(errors.override_unfit, { fault: fault.code, path: fault.path });
  await saveOverrides(tx, [{ ...stored, withdrawn: reason }]);
  await tellOverride(tx, "assessment.rule_override_withdrawn", stored);
  return ok({ overrideId });
}

/** States outright how able a unit is to respond; said again for the same day it is a new version. */
export async function stateResponse(tx: Tx, command: StateResponse): Promise<Outcome<{ area: string }>> {
  const unit = await findOwnUnit(tx, command.area);
  if (!unit) return refuse(errors.area_not_found);
  if (command.on > localDateOf(tx.now)) return refuse(errors.day_to_come, { on: command.on });
  const id = derivedId(`response:${command.area}:${command.on}`);
  const { on: on_day, response, document } = command;
  const stated = { province_id: unit.provinceId, id, unit_key: unit.key, on_day, response, document, stated_by: tx.actor.name };
  const seenBy = await saveResponse(tx, stated);
  const payload = { unit: unit.key, on: on_day, response };
  await recordEvents(tx, [{ type: "assessment.response_stated", provinceId: unit.provinceId, subjectId: id, payload, seenBy }]);
  return ok({ area: unit.key });
}

/** The unit, when the actor answers for all of it. */
async function findOwnUnit(tx: Tx, key: string): Promise<Unit | undefined> {
  const area = (await unitsUnder(tx, key))?.area;
  return area && (await inSight(tx, [area])).has(key) ? area : undefined;
}

/** For a province hold its own decisions and those of the provinces that contain it: each such set must leave the rule usable. */
async function faultAmong(tx: Tx, rule: LevelRuleId, all: readonly OverrideToSave[]): Promise<OverrideFault | undefined> {
  const containing = await seenByOf(
    tx,
    all.map(({ unit_key }) => unit_key),
  );
  for (const keys of containing.values()) {
    const holding = all.filter(({ unit_key }) => keys.includes(unit_key));
    const fault = faultOf(getLevelRule(rule), holding.map(toDated));
    if (fault) return fault;
  }
  return undefined;
}

async function tellOverride(tx: Tx, type: string, override: OverrideToSave): Promise<void> {
  const seenBy = [...((await seenByOf(tx, [override.unit_key])).get(override.unit_key) ?? []), "public"];
  const payload = { unit: override.unit_key, rule: override.rule, path: override.path };
  await recordEvents(tx, [{ type, provinceId: override.province_id, subjectId: override.id, payload, seenBy }]);
}
