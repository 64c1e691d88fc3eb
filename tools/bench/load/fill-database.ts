import { allReactions } from "../../../src/apps/server/modules.ts";
import { type Tx, withActor } from "../../../src/kernel/db/actor.ts";
import { migrateAll } from "../../../src/kernel/db/migrate.ts";
import type { Database } from "../../../src/kernel/db/pool.ts";
import { importSharedBoundaries, loadDirectory } from "../../../src/modules/directory/server.ts";
import { completeDemo, planDemo } from "../../../src/modules/simulation/demo/create-demo.ts";
import { simulateOutbreak } from "../../../src/modules/simulation/outbreak/simulate-outbreak.ts";
import { withoutIndexes } from "./indexes.ts";
import { loadCases } from "./load-cases.ts";
import { loadPeople } from "./load-people.ts";
import { Loader } from "./loader.ts";

export interface Size {
  persons: number;
  cases: number;
}

/** Longest loading, in milliseconds. */
const PATIENCE = 3_600_000;

/**
 * Makes the demo province of any size in an empty database: the same people, cases, versions, events and accounts as `createDemo`, brought in by
 * COPY instead of through the commands.
 * @returns seconds each part took
 */
export async function fillDatabase(database: Database, size: Size, say: (text: string) => void): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {};
  const timed = async (what: string, run: () => Promise<unknown>) => {
    const began = performance.now();
    await run();
    seconds[what] = Math.round(performance.now() - began) / 1000;
    say(`${what}: ${seconds[what]} s`);
  };
  await timed("schema and directory", async () => {
    await migrateAll(database);
    await loadDirectory(database);
    await importSharedBoundaries(database, process.env.VX_SHARED ?? "../shared");
  });
  const demo = await planDemo(database, { seed: 7, ...size });
  const outbreak = simulateOutbreak(demo.plan);
  const units = demo.plan.units.map(({ key }) => key);
  const reading = (run: (tx: Tx, loader: Loader) => Promise<void>) => load(database, demo.generator, run);
  let indexing = 0;
  await withoutIndexes(database, async () => {
    await timed("people", () => reading((tx, loader) => loadPeople(tx, outbreak, units, loader)));
    await timed("cases", () => reading((tx, loader) => loadCases(tx, demo.generator, outbreak, loader)));
    indexing = performance.now();
  });
  seconds.indexes = Math.round(performance.now() - indexing) / 1000;
  say(`indexes: ${seconds.indexes} s`);
  await forgetWork(database);
  await timed("daily counts, figures, accounts", () => completeDemo(database, demo));
  return seconds;
}

async function load(
  database: Database,
  actor: Parameters<typeof withActor>[1],
  run: (tx: Tx, loader: Loader) => Promise<void>,
): Promise<void> {
  const loader = await Loader.open(database);
  try {
    await withActor(database, actor, "write", (tx) => run(tx, loader), { limitMs: PATIENCE });
  } finally {
    loader.close();
  }
}

/** What follows from cases and is read afterwards: daily counts, and who sees the person of a case. */
const followed = ["surveillance.case-days", "surveillance.person-sight"];

/** Other reactions to the loading itself are not what is measured: a million people are not compared with one another. */
async function forgetWork(database: Database): Promise<void> {
  for (const { name } of allReactions) {
    if (followed.includes(name)) continue;
    await database.pool.query(
      `insert into kernel.reaction_cursor (name, xid, seq) select $1, xid, seq from kernel.event order by xid desc, seq desc limit 1`,
      [name],
    );
  }
}
