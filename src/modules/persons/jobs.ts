import { systemActor, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import { endedRelations, refreshSight } from "./store/sight-store.ts";

const HOUR_MS = 60 * 60_000;

async function refreshEnded(database: Database, sinceMs: number): Promise<void> {
  await withActor(database, systemActor, "write", async (tx) =>
    refreshSight(tx, await endedRelations(tx, new Date(tx.now.getTime() - sinceMs), tx.now)),
  );
}

/** Who sees a person is derived anew when a relation has ended: a stay, a move, a treatment. Deriving twice is harmless. */
export const endedSight: Job = { name: "persons.ended-sight", cron: "*/5 * * * *", run: (database) => refreshEnded(database, HOUR_MS) };

/** The same once a night for the last 35 days: makes up for hours in which nothing ran. */
export const endedSightNightly: Job = {
  name: "persons.ended-sight-nightly",
  cron: "10 20 * * *",
  run: (database) => refreshEnded(database, 35 * 24 * HOUR_MS),
};

export const jobs: readonly Job[] = [endedSight, endedSightNightly];
