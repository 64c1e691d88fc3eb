import type { Tx } from "../../kernel/db/actor.ts";
import { addDays, type LocalDate } from "../../kernel/time/local-date.ts";
import type { Unit } from "../directory/contract.ts";
import { COUNTRY, eraOn, unitsBelow } from "../directory/server.ts";
import { computeFigures, statedOver, statementsWithin } from "../figures/server.ts";
import { assessArea } from "./assess-area.ts";
import type { EpidemicLevel } from "./contract.ts";
import { publishedLevels } from "./level-answers.ts";
import type { ProvinceLine } from "./level-views.ts";
import { inSight } from "./unit-tree.ts";

const STATED = "cases-new-reported";

/** Every province of the map of a day. */
export async function provinceLines(tx: Tx, on: LocalDate): Promise<ProvinceLine[]> {
  const units = unitsBelow(COUNTRY, eraOn(on), "province");
  const published = new Map(
    (
      await publishedLevels(
        tx,
        units.map(({ key }) => key),
        on,
      )
    ).map((each) => [each.area, each]),
  );
  const sight = await inSight(tx, units);
  const own = units.filter(({ key, provinceId }) => sight.has(key) && provinceId === tx.actor.provinceId);
  const cases = new Map([...(await statedCases(tx, units, on)), ...(await countedCases(tx, own, on))]);
  const levels = await computedLevels(tx, own, on);
  return units.map(({ key, name }) => {
    const [decided, level, told] = [published.get(key), levels.get(key), cases.get(key)];
    return {
      area: key,
      name,
      published: decided?.level ?? null,
      publishedOn: decided?.on ?? null,
      computed: level?.level ?? null,
      provisional: decided?.provisional ?? level?.provisional ?? false,
      newCases: told?.value ?? null,
      source: told?.source ?? null,
    };
  });
}

interface Told {
  value: number;
  source: string;
}

async function countedCases(tx: Tx, own: readonly Unit[], on: LocalDate): Promise<Map<string, Told>> {
  const found = new Map<string, Told>();
  for (const { key } of own) {
    const query = { indicators: ["cases-new"], area: key, from: addDays(on, -6), to: on, asOf: null };
    const [figure] = await computeFigures(tx, query);
    if (figure && figure.value !== null) found.set(key, { value: figure.value, source: "records" });
  }
  return found;
}

/** What provinces state of themselves; a week of which a day is missing is not known. */
async function statedCases(tx: Tx, units: readonly Unit[], on: LocalDate): Promise<Map<string, Told>> {
  const from = addDays(on, -6);
  const provinces = [...new Set(units.map(({ provinceId }) => provinceId))];
  const keys = units.map(({ key }) => key);
  const all = await statementsWithin(tx, { indicators: [STATED], units: keys, from, to: on, asOf: null, provinces });
  const found = new Map<string, Told>();
  for (const [key, statements] of Map.groupBy(all, ({ unitKey }) => unitKey)) {
    const over = statedOver(statements, from, on);
    if ("value" in over) found.set(key, { value: over.value, source: over.of.at(-1)!.source });
  }
  return found;
}

async function computedLevels(
  tx: Tx,
  own: readonly Unit[],
  on: LocalDate,
): Promise<Map<string, Pick<ProvinceLine, "provisional"> & { level: EpidemicLevel | null }>> {
  const found = new Map<string, Pick<ProvinceLine, "provisional"> & { level: EpidemicLevel | null }>();
  for (const { key } of own) {
    const assessed = await assessArea(tx, { area: key, on, alone: true });
    const answer = assessed.ok ? assessed.value[0] : undefined;
    if (answer) found.set(key, { level: answer.level, provisional: answer.provisional });
  }
  return found;
}
