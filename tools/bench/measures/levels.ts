import type { Database } from "../../../src/kernel/db/pool.ts";
import { type LevelTiming, measureWholeCountry } from "../../../src/modules/assessment/bench/levels.ts";
import type { Line } from "../lines.ts";

const LEVELS_LIMIT_S = 1;

/** Levels of every commune, district and province of the country by both decisions, once their counts are read. */
export async function measureCountry(database: Database): Promise<Line[]> {
  const rounds: LevelTiming[][] = [];
  for (let round = 0; round < 5; round++) rounds.push(await measureWholeCountry(database));
  return rounds[0]!.map(({ what, units }, nth): Line => {
    const times = rounds.map((timings) => timings[nth]!.ms).toSorted((a, b) => a - b);
    const seconds = (ms: number) => Math.round(ms) / 1000;
    const detail = { units, runs: times.length, worst: seconds(times.at(-1)!) };
    return { measure: what, role: null, value: seconds(times[2]!), unit: "s", limit: LEVELS_LIMIT_S, detail };
  });
}
