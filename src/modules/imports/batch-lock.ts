import { setTimeout as pause } from "node:timers/promises";
import type { Client, Database } from "../../kernel/db/pool.ts";

const LOOK_EVERY_MS = 500;

/** What to do when another import of the province runs: wait for its end, or leave and come back. */
export type WhenBusy = "wait" | "leave";

/**
 * Runs one import of a province at a time, so that two files with the same people do not register them twice. The database gives the lock
 * back by itself when the process dies.
 * @returns undefined when another import runs and the caller wants to leave, or waiting was cut short
 */
export async function withImportLock<T>(
  database: Database,
  provinceId: string,
  options: { whenBusy: WhenBusy; signal?: AbortSignal | undefined },
  run: () => Promise<T>,
): Promise<T | undefined> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    while (!(await take(client, provinceId))) {
      if (options.whenBusy === "leave" || options.signal?.aborted) return undefined;
      await pause(LOOK_EVERY_MS);
    }
    try {
      return await run();
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [nameOf(provinceId)]).catch((error: Error) => {
        // A connection that cannot give the lock back is closed, and the lock goes with it.
        broken = error;
      });
    }
  } finally {
    client.release(broken);
  }
}

const nameOf = (provinceId: string): string => `imports:${provinceId}`;

async function take(client: Client, provinceId: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 0)) as taken", [
    nameOf(provinceId),
  ]);
  return rows[0]!.taken;
}
