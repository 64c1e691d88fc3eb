import type { LevelRule, LevelRuleId } from "../contract.ts";
import { levels } from "./index.gen.ts";

/** Every rule for epidemic levels, oldest first. */
export const levelRules: readonly LevelRule[] = Object.values(levels).sort((a, b) => a.validFrom.localeCompare(b.validFrom));

export const getLevelRule = (id: LevelRuleId): LevelRule => levels[id];

/** The rule in force on a local date `YYYY-MM-DD`; undefined before the first. */
export function findLevelRuleOn(on: string): LevelRule | undefined {
  return levelRules.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
}
