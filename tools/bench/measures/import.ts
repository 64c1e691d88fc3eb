import { setTimeout as sleep } from "node:timers/promises";
import type { Line } from "../lines.ts";
import { memoryOf, run } from "../process.ts";
import type { Session } from "../session.ts";
import { timeEach, timingOf } from "../timing.ts";

const MEMORY_LIMIT_MB = 600;
/** The issue: 100,000 rows in less than 60 s, and roll-ups fresh within 60 s of what they count. */
const ROWS_PER_SECOND = 100_000 / 60;
const FRESH_LIMIT_S = 60;

interface ImportAnswer {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  held: number;
  rejected: number;
  seconds: number;
  /** Of them after the last row: counts by day, duplicates and whatever else follows from the rows. */
  reactionSeconds: number;
}

/** Imports a sheet by the command line beside the running server, whose other users' list is timed meanwhile. */
export async function measureImport(databaseUrl: string, sheet: string, reader: Session): Promise<Line[]> {
  const began = performance.now();
  const running = run("src/apps/cli/main.ts", ["import", "cases", sheet, "--area", "94", "--on", "2022-02-16", "--json"], {
    DATABASE_URL: databaseUrl,
  });
  let [over, peak] = [false, 0];
  void running.ended.then(() => (over = true));
  const meanwhile: number[] = [];
  while (!over) {
    peak = Math.max(peak, memoryOf(running.pid)?.peak ?? 0);
    meanwhile.push(...(await timeEach([1], () => reader.get("/cases"))));
    await sleep(200);
  }
  const wall = Math.round((performance.now() - began) / 10) / 100;
  const code = await running.ended;
  if (code !== 0 && code !== 1) throw new Error(`vx import cases ended with ${code}: ${running.remarks().slice(-2000)}`);
  const answer = JSON.parse(running.output()) as ImportAnswer;
  const { read, created, updated, unchanged, held, rejected, reactionSeconds } = answer;
  const seconds = Math.round((answer.seconds - reactionSeconds) * 100) / 100;
  const result = { read, created, updated, unchanged, held, rejected, whole: answer.seconds, wall };
  const limit = read / ROWS_PER_SECOND;
  return [
    { measure: `import of ${read} rows`, role: null, value: seconds, unit: "s", limit: Math.round(limit), detail: result },
    {
      measure: "import, until its rows are in every count",
      role: null,
      value: reactionSeconds,
      unit: "s",
      limit: FRESH_LIMIT_S,
      detail: {},
    },
    { measure: "import, speed", role: null, value: Math.round(read / seconds), unit: "rows/s", limit: null, detail: {} },
    { measure: "import, most memory", role: null, value: peak, unit: "MB", limit: MEMORY_LIMIT_MB, detail: {} },
    {
      measure: "list of cases while an import runs",
      role: reader.role,
      value: Math.round(timingOf(meanwhile).p95),
      unit: "ms",
      limit: null,
      detail: { ...timingOf(meanwhile) },
    },
  ];
}
