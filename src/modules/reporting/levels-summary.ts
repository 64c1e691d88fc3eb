import type { Tx } from "../../kernel/db/actor.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { assessArea, type LevelRuleId, publishedLevels } from "../assessment/server.ts";
import type { Unit } from "../directory/contract.ts";
import { listUnits } from "../directory/server.ts";
import type { LevelsSummary } from "./rules/make-figures.ts";

/** Documents the levels were published under, for the footnote. */
const documents: Record<LevelRuleId, { document: string; date: LocalDate }> = {
  "qd-4800": { document: "Quyết định số 4800/QĐ-BYT", date: "2021-10-12" },
  "qd-218": { document: "Quyết định số 218/QĐ-BYT", date: "2022-01-27" },
};

interface KnownLevel {
  area: string;
  level: 1 | 2 | 3 | 4 | null;
  provisional: boolean;
  rule: LevelRuleId;
}

/**
 * Communes of an area by epidemic level: those published on or before the day, or where none is, those the rule gives.
 * @returns null on days without a rule
 */
export async function levelsSummary(tx: Tx, area: Unit, on: LocalDate, asOf: Date | null): Promise<LevelsSummary | null> {
  const communes = await communesOf(tx, area);
  const published = await publishedLevels(tx, [area.key, ...communes], on, asOf);
  if (published.length > 0) return summarise(area.key, communes, published, "published");
  const computed = await assessArea(tx, { area: area.key, on, asOf });
  return computed.ok ? summarise(area.key, communes, computed.value, "computed") : null;
}

async function communesOf(tx: Tx, area: Unit): Promise<string[]> {
  const all = await listUnits(tx, area.provinceId, area.era);
  const parents = new Map(all.map(({ key, parent }) => [key, parent]));
  const inside = (key: string): boolean => {
    for (let at: string | null | undefined = key; at; at = parents.get(at)) if (at === area.key) return true;
    return false;
  };
  return all.filter(({ key, level }) => level === "commune" && inside(key)).map(({ key }) => key);
}

function summarise(area: string, communes: readonly string[], known: readonly KnownLevel[], basis: LevelsSummary["basis"]): LevelsSummary {
  const byArea = new Map(known.map((each) => [each.area, each]));
  const counts = { "1": 0, "2": 0, "3": 0, "4": 0 };
  for (const commune of communes) {
    const level = byArea.get(commune)?.level;
    if (level) counts[level]++;
  }
  const none = communes.length - Object.values(counts).reduce((sum, n) => sum + n, 0);
  const unverified = known.find(({ provisional }) => provisional);
  return {
    own: byArea.get(area)?.level ?? null,
    counts,
    none,
    units: communes.length,
    basis,
    provisional: unverified ? documents[unverified.rule] : null,
  };
}
