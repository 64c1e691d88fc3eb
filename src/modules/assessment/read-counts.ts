import type { Tx } from "../../kernel/db/actor.ts";
import type { LocalDate } from "../../kernel/time/local-date.ts";
import { eraOf, rollUpsOf, seenByOf } from "../directory/server.ts";
import { dailyCounts } from "../figures/server.ts";
import { communesUnder } from "../surveillance/server.ts";
import type { LevelRuleId } from "./contract.ts";
import { type CodedCount, type CodedPlace, type Counted, type CountedUnit, countUnits } from "./rules/count-units.ts";
import { windowEndingOn } from "./rules/inputs.ts";
import type { UnitTree } from "./unit-tree.ts";

/** Levels are those of COVID-19. */
const DISEASE = "covid-19";

type Question = Parameters<typeof dailyCounts>[1];
type How = Pick<Question, "by" | "where">;

const confirmed = ["confirmed"];
const questions: Record<Counted, How> = {
  cases: { by: "own", where: { classification: confirmed } },
  communityCases: { by: "own", where: { classification: confirmed, detected: ["community"] } },
  deaths: { by: "died", where: { classification: confirmed } },
};
/** What a rule counts, and over how many days. The other counts are not read and stay zero, unused. */
const counts: Record<LevelRuleId, { what: readonly Counted[]; days: number }> = {
  "qd-4800": { what: ["communityCases"], days: 14 },
  "qd-218": { what: ["cases", "deaths"], days: 7 },
};

/** Days that a rule counts, the last of them the assessment day. */
export const daysCounted = (rule: LevelRuleId): number => counts[rule].days;

/**
 * Cases and deaths of every unit of a tree over the days a rule counts, each on its own day.
 * @returns null when nobody counted: the actor works in another province and no case of this one is known
 */
export async function readCounts(
  tx: Tx,
  tree: UnitTree,
  rule: LevelRuleId,
  on: LocalDate,
  asOf: Date | null,
): Promise<Map<string, CountedUnit> | null> {
  const { what, days } = counts[rule];
  const units = await communesUnder(tx, tree.area.provinceId, tree.area.key);
  const read = (how: How, period: { from: LocalDate | null; to: LocalDate }) =>
    dailyCounts(tx, { disease: DISEASE, units, asOf, ...how, ...period });
  const coded: CodedCount[] = [];
  for (const each of what) for (const row of await read(questions[each], windowEndingOn(on, days))) coded.push({ what: each, ...row });
  const isOwn = tx.actor.provinceId === tree.area.provinceId;
  if (coded.length === 0 && !isOwn && (await read({ by: "own" }, { from: null, to: on })).length === 0) return null;
  return countUnits(tree.units, coded, await placesOf(tx, tree, [...new Set(coded.map(({ unit }) => unit))]));
}

async function placesOf(tx: Tx, { area }: UnitTree, coded: readonly string[]): Promise<Map<string, CodedPlace>> {
  const rollUps = await rollUpsOf(tx, coded, area.era);
  const seen = await seenByOf(tx, coded);
  return new Map(
    coded.map((unit) => {
      const found = rollUps.get(unit);
      const candidates = (seen.get(unit) ?? []).filter((key) => eraOf(key) === area.era);
      return [unit, { holder: found?.key ?? null, estimated: found?.estimated ?? false, candidates }];
    }),
  );
}
