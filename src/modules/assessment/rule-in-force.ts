import type { Tx } from "../../kernel/db/actor.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { seenByOf } from "../directory/server.ts";
import type { LevelRule, LevelRuleId } from "./contract.ts";
import { findLevelRuleOn, getLevelRule } from "./levels/find-level-rule.ts";
import { applyOverrides } from "./rules/overrides.ts";
import { type DatedOverride, overridesOn } from "./rules/overrides-on.ts";
import { listOverrides, type OverrideToSave } from "./store/override-store.ts";
import type { UnitTree } from "./unit-tree.ts";

export interface RuleQuery {
  on: LocalDate;
  /** The rule in force on the day when left out. */
  rule?: LevelRuleId | undefined;
  /** Knowledge of this instant; null or left out for now. */
  asOf?: Date | null | undefined;
}

export const toDated = ({
  path,
  value,
  inclusive,
  document,
  dated_on,
  signed_name,
  valid_from,
  signed_at,
}: OverrideToSave): DatedOverride => ({
  path,
  value,
  ...(inclusive === null ? {} : { inclusive }),
  document,
  date: dated_on,
  signedBy: signed_name,
  validFrom: valid_from,
  signedAt: signed_at,
});

/** The rule asked for or in force, with what the province has changed of it; undefined when none was in force. */
export async function ruleFor(
  tx: Tx,
  { area, province }: Pick<UnitTree, "area" | "province">,
  { on, rule, asOf }: RuleQuery,
): Promise<LevelRule | undefined> {
  const plain = rule ? getLevelRule(rule) : findLevelRuleOn(on);
  if (!plain) return undefined;
  const containing = (await seenByOf(tx, [province])).get(province) ?? [province];
  const stored = await listOverrides(tx, area.provinceId, containing, plain.id, asOf ?? null);
  const applied = applyOverrides(plain, overridesOn(stored.map(toDated), on));
  // Checked when each was signed; a fault now is one of ours and must not look like a level.
  if (!applied.ok) throw new Error(`overrides of ${plain.id} do not fit together: ${JSON.stringify(applied.faults)}`);
  return applied.rule;
}
