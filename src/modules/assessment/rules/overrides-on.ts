import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { LevelOverride, LevelRule } from "../contract.ts";
import { applyOverrides, type OverrideFault } from "./overrides.ts";

/** A signed decision with the day from which it holds. */
export interface DatedOverride extends LevelOverride {
  validFrom: LocalDate;
  /** Order of signing among those of one path and day: the later one holds. */
  signedAt: Date;
}

/** What holds on a day: for each entry of the rule the decision that came into force last. */
export function overridesOn(all: readonly DatedOverride[], on: LocalDate): LevelOverride[] {
  const latest = new Map<string, LevelOverride>();
  const inOrder = all
    .filter(({ validFrom }) => validFrom <= on)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.signedAt.getTime() - b.signedAt.getTime());
  for (const { validFrom: _, signedAt: __, ...override } of inOrder) latest.set(override.path, override);
  return [...latest.values()].toSorted((a, b) => a.path.localeCompare(b.path));
}

/**
 * The first fault that decisions would make of a rule on any day from which one of them holds.
 * @returns undefined when the rule stays usable on every day
 */
export function faultOf(rule: LevelRule, all: readonly DatedOverride[]): OverrideFault | undefined {
  for (const day of new Set(all.map(({ validFrom }) => validFrom))) {
    const applied = applyOverrides(rule, overridesOn(all, day));
    if (!applied.ok) return applied.faults[0];
  }
  return undefined;
}
