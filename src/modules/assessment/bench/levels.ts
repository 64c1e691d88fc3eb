import { parseArgs } from "node:util";
import { systemActor, withActor } from "../../../kernel/db/actor.ts";
import { closeDatabase, type Database, openDatabase } from "../../../kernel/db/pool.ts";
import { addDays, eachDay } from "../../../kernel/time/local-date.ts";
import { populationsOf, unitGraph } from "../../directory/server.ts";
import { assessArea } from "../assess-area.ts";
import type { LevelRuleId } from "../contract.ts";
import { findLevelRuleOn } from "../levels/find-level-rule.ts";
import { assessLevels } from "../rules/assess-levels.ts";
import { type CodedCount, countUnits } from "../rules/count-units.ts";
import { inputsFromCounts } from "../rules/inputs.ts";

/** One measured line of `npm run bench`. */
export interface LevelTiming {
  what: string;
  units: number;
  ms: number;
  /** Of it computing, without waiting for a processor that others use. */
  cpuMs: number;
}

const days: Record<LevelRuleId, string> = { "qd-4800": "2021-12-11", "qd-218": "2022-02-18" };

/**
 * Times the levels of every commune, district and province of the country (list of 03/2025) once counts by commune and day are read:
 * rolling them up to districts and provinces, inputs, levels with reasons and what would change them.
 * Populations are the real ones; the counts are made up here, some on every day and in every commune.
 */
export async function measureWholeCountry(database: Database): Promise<LevelTiming[]> {
  const units = [...unitGraph().units.values()].filter(({ era }) => era === "o25");
  const keys = units.map(({ key }) => key);
  const people = await withActor(database, systemActor, "read", (tx) => populationsOf(tx, keys, 2021));
  const places = new Map(keys.map((key) => [key, { holder: key, estimated: false, candidates: [] }]));
  return Object.entries(days).map(([rule, on]) => {
    const counts = madeUpCounts(units, rule as LevelRuleId, on);
    const [started, used] = [performance.now(), process.cpuUsage()];
    const counted = countUnits(units, counts, places);
    const given = units.map(({ key }) => {
      return { id: key, population: people.get(key)?.people ?? null, days: counted.get(key)!.days, source: "records", asOf: on };
    });
    const inputs = inputsFromCounts(rule as LevelRuleId, on, given);
    const coverage = { adultsOneDosePct: { value: 94.2 }, elderlyFullPct: { value: 79.5 }, responseCapacity: { value: "high" } };
    const answers = assessLevels(
      findLevelRuleOn(on)!,
      units.map(({ level }, n) => ({ unitLevel: level, inputs: { ...coverage, ...inputs[n]! } })),
    );
    const ms = performance.now() - started;
    return { what: `levels of the whole country, ${rule}`, units: answers.length, ms, cpuMs: process.cpuUsage(used).user / 1000 };
  });
}

/** What each rule reads: 0 to 4 cases a day in each commune, the same each time. */
function madeUpCounts(units: readonly { key: string; level: string }[], rule: LevelRuleId, on: string): CodedCount[] {
  const communes = units.filter(({ level }) => level === "commune");
  const [what, length] = rule === "qd-4800" ? (["communityCases", 14] as const) : (["cases", 7] as const);
  return eachDay(addDays(on, 1 - length), on).flatMap((day, d) =>
    communes.map(({ key }, n): CodedCount => ({ what, unit: key, on: day, n: (n * 7 + d * 3) % 5, backFilled: 0 })),
  );
}

/** Times one area from the database, as a request does: now from roll-ups. The median of some rounds. */
export async function measureArea(database: Database, provinceId: string, area: string, on: string, rounds = 9): Promise<LevelTiming> {
  const actor = { ...systemActor, provinceId };
  const times: number[] = [];
  let units = 0;
  const used = process.cpuUsage();
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const answer = await withActor(database, actor, "read", (tx) => assessArea(tx, { area, on }));
    times.push(performance.now() - started);
    units = answer.ok ? answer.value.length : 0;
  }
  return {
    what: `levels of ${area} on ${on}, from the database`,
    units,
    ms: times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!,
    cpuMs: process.cpuUsage(used).user / 1000 / rounds,
  };
}

/** Usage: DATABASE_URL=… node src/modules/assessment/bench/levels.ts [--area o19.94 --province 92 --on 2022-02-18] */
if (import.meta.main) {
  const { values } = parseArgs({ options: { area: { type: "string" }, province: { type: "string" }, on: { type: "string" } } });
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL names the database to measure");
  const database = openDatabase(url);
  const timings = await measureWholeCountry(database);
  if (values.area && values.province) timings.push(await measureArea(database, values.province, values.area, values.on ?? days["qd-218"]));
  for (const { what, units, ms, cpuMs } of timings)
    process.stdout.write(`${what.padEnd(60)} ${units} units ${ms.toFixed(0).padStart(6)} ms, computing ${cpuMs.toFixed(0)} ms\n`);
  await closeDatabase(database);
}
