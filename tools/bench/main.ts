import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase, openDatabase } from "../../src/kernel/db/pool.ts";
import { baseOf, ensureBase, type Size } from "./base.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { benchFolder, keepDataApart } from "./folder.ts";
import { type GrowthPoint, growthTable, measureGrowth } from "./growth.ts";
import { type NotedLine, Notes, tableOf, verdictOf } from "./lines.ts";
import { measureCountry } from "./measures/levels.ts";
import { measureEarlier, measureReport } from "./measures/report.ts";
import { memoryLine, startServer } from "./process.ts";
import { fullEffort, measureReads, readers } from "./reads.ts";
import { Session } from "./session.ts";
import { measureWork } from "./work.ts";

/** `npm run bench`: the speeds and memory of issue section 13, on a province of the size asked for. */
const { values } = parseArgs({
  options: {
    persons: { type: "string" },
    cases: { type: "string" },
    /** A quick look: 20,000 people and 6,000 cases. */
    small: { type: "boolean", default: false },
    /** Uses the databases an earlier bench made, where there are such. */
    keep: { type: "boolean", default: false },
    /** Only these parts, separated by commas: reads, report, levels, work, growth. */
    only: { type: "string" },
  },
});
const parts = new Set(values.only?.split(",") ?? ["reads", "report", "levels", "work", "growth"]);
const size: Size = {
  persons: Number(values.persons ?? (values.small ? 20_000 : 1_000_000)),
  cases: Number(values.cases ?? (values.small ? 6_000 : 500_000)),
};
const importRows = values.small ? 5_000 : 100_000;
const say = (text: string) => void process.stderr.write(`${text}\n`);

async function measureBase(cluster: Cluster): Promise<void> {
  const url = cluster.urlOf(baseOf(size));
  const server = await startServer({ DATABASE_URL: url });
  try {
    for (const login of parts.has("reads") ? readers : []) {
      say(`reading as ${login} (load ${loadavg()[0]!.toFixed(1)})`);
      notes.add(await measureReads(server.address, url, login, fullEffort));
    }
    const cdc = await Session.open(server.address, "cdc");
    if (parts.has("reads")) notes.add(await measureEarlier(cdc, 10));
    if (parts.has("report")) notes.add(await measureReport(url, cdc.me.day));
    notes.add(memoryLine("memory of the server after all reads", server.pid));
  } finally {
    await server.stop();
  }
  if (!parts.has("levels")) return;
  const database = openDatabase(url, 2);
  notes.add(await measureCountry(database).finally(() => closeDatabase(database)));
}

function write(result: { lines: readonly NotedLine[]; growth: unknown; loading: unknown; seconds: number }): void {
  const at = new Date();
  const machine = { cores: cpus().length, load: loadavg() };
  const file = join(benchFolder, `bench-${at.toISOString().replaceAll(/[:.]/g, "-")}.json`);
  writeFileSync(file, JSON.stringify({ at, size, machine, ...result }, null, 1));
  process.stdout.write(`\n${tableOf(result.lines)}\n\n`);
  const missed = result.lines.filter((line) => verdictOf(line) === "missed").length;
  process.stdout.write(
    `${size.persons} persons, ${size.cases} cases; ${cpus().length} cores, load ${loadavg()
      .map((n) => n.toFixed(1))
      .join(" ")}\n`,
  );
  process.stdout.write(`${result.lines.length} measured, ${missed} over their limit; ${file}\n`);
}

keepDataApart();
const began = performance.now();
const notes = new Notes();
const cluster = await openCluster();
let loading: Record<string, number> | null = null;
let growth: GrowthPoint[] = [];
try {
  loading = await ensureBase(cluster, size, values.keep, say);
  if (parts.has("reads") || parts.has("report") || parts.has("levels")) await measureBase(cluster);
  if (parts.has("work")) await measureWork(cluster, size, importRows, notes, say);
  if (parts.has("growth")) growth = await measureGrowth(cluster, size, values.keep, say);
} finally {
  if (growth.length > 0) process.stdout.write(`\n${growthTable(growth)}\n`);
  write({ lines: notes.lines, growth, loading, seconds: Math.round((performance.now() - began) / 1000) });
  await cluster.stop();
}
process.exit(0);
