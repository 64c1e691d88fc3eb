import type { Cell, CitedFlag, CutOff, LevelOverride, LevelRule } from "../contract.ts";
import { faultsOf } from "./define-level-rule.ts";

/** Why an override cannot be taken; words are in `web/messages` under `overrideFault.CODE`. */
export interface OverrideFault {
  path: string;
  code:
    | "unknown_path"
    | "wrong_kind"
    | "not_a_level"
    | "given_twice"
    | "cut_off_not_sane"
    | "cut_offs_not_ascending"
    | "breaks_order"
    | "no_line_criterion";
}

export type Overridden = { ok: true; rule: LevelRule } | { ok: false; faults: OverrideFault[] };

type Entry = CutOff | Cell | CitedFlag;
/** Where an entry stands, what may stand there, and the rule with another entry in its place. */
interface Place {
  entry: Entry;
  holds: "number" | "level" | "flag";
  put: (entry: Entry) => LevelRule;
}

/**
 * The rule with single numbers replaced by signed decisions of the province. All or none: the result must be a usable rule.
 * The replaced entry cites the decision and counts as reviewed by who signed it.
 */
export function applyOverrides(rule: LevelRule, overrides: readonly LevelOverride[]): Overridden {
  const faults: OverrideFault[] = [];
  const paths = new Set<string>();
  let result: LevelRule = { ...rule, overrides: [...rule.overrides, ...overrides] };
  for (const override of overrides) {
    const place = placeOf(result, override.path);
    const code = paths.has(override.path) ? "given_twice" : place ? unfit(place, override) : "unknown_path";
    paths.add(override.path);
    if (code !== null || !place) faults.push({ path: override.path, code: code ?? "unknown_path" });
    else result = place.put(signed(place.entry, override));
  }
  if (faults.length === 0) faults.push(...(faultsOf(result) as OverrideFault[]));
  return faults.length === 0 ? { ok: true, rule: result } : { ok: false, faults };
}

function unfit({ entry, holds }: Place, { value, inclusive }: LevelOverride): OverrideFault["code"] | null {
  if (typeof value !== (holds === "flag" ? "boolean" : "number")) return "wrong_kind";
  if (inclusive !== undefined && !("inclusive" in entry)) return "wrong_kind";
  return holds === "level" && ![1, 2, 3, 4].includes(Number(value)) ? "not_a_level" : null;
}

/** The decision settles the entry: nothing of the old source or of a second reading stays. */
function signed(entry: Entry, { value, inclusive, document, date, signedBy }: LevelOverride): Entry {
  const { alternative: _, ...kept } = entry as Cell;
  const side = inclusive === undefined ? {} : { inclusive };
  return { ...kept, ...side, value, document, date, source: document, reviewedBy: signedBy, confidence: "signed" } as Entry;
}

function placeOf(rule: LevelRule, path: string): Place | null {
  const [head, ...rest] = path.split(".");
  if (path === "spread.eachMissCounts" && rule.spread.eachMissCounts) return missesPlace(rule, rule.spread.eachMissCounts);
  if (path === "raise.exemptWithoutCases" && rule.raise) return exemptionPlace(rule, rule.raise);
  if (head === "table" && rest.length === 2) return cellPlace(rule, rest[0]!, rest[1]!);
  if (head === "criteria") return criterionPlace(rule, rest);
  return null;
}

function missesPlace(rule: LevelRule, entry: CitedFlag): Place {
  return { entry, holds: "flag", put: (next) => ({ ...rule, spread: { ...rule.spread, eachMissCounts: next as CitedFlag } }) };
}

function exemptionPlace(rule: LevelRule, raise: NonNullable<LevelRule["raise"]>): Place {
  const put = (next: Entry): LevelRule => ({ ...rule, raise: { ...raise, exemptWithoutCases: next as CitedFlag } });
  return { entry: raise.exemptWithoutCases, holds: "flag", put };
}

function cellPlace(rule: LevelRule, line: string, band: string): Place | null {
  const row = rule.lines.names.includes(line) && /^[1-4]$/.test(band) ? rule.table[line] : undefined;
  const entry = row?.[Number(band) - 1];
  if (!row || !entry) return null;
  const put = (next: Entry): LevelRule => ({ ...rule, table: { ...rule.table, [line]: row.with(Number(band) - 1, next as Cell) } });
  return { entry, holds: "level", put };
}

function criterionPlace(rule: LevelRule, [input, part, which, ...more]: string[]): Place | null {
  const at = rule.criteria.findIndex((criterion) => criterion.input === input);
  const criterion = rule.criteria[at];
  if (!criterion || more.length > 0) return null;
  const put = (change: Partial<typeof criterion>): LevelRule => ({
    ...rule,
    criteria: rule.criteria.with(at, { ...criterion, ...change }),
  });
  if (part === "rounded" && which === undefined && criterion.rounded)
    return { entry: criterion.rounded, holds: "flag", put: (next) => put({ rounded: next as CitedFlag }) };
  if (part === "appliesTo" && (which === "commune" || which === "district" || which === "province")) {
    const { appliesTo } = criterion;
    return { entry: appliesTo[which], holds: "flag", put: (next) => put({ appliesTo: { ...appliesTo, [which]: next as CitedFlag } }) };
  }
  const cutOff = part === "cutOffs" && which !== undefined && /^\d$/.test(which) ? criterion.cutOffs[Number(which)] : undefined;
  if (!cutOff) return null;
  return { entry: cutOff, holds: "number", put: (next) => put({ cutOffs: criterion.cutOffs.with(Number(which), next as CutOff) }) };
}
