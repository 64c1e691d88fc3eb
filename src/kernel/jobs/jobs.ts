import { Logger, parseCronItems, type Runner, run, runMigrations, runOnce, type TaskList } from "graphile-worker";
import type { Tx } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { type Reaction, runReactions } from "../events/reactions.ts";

/** Long work, outside the request: it may be started again after a crash, so it must be able to go on from where it was. */
export interface Job {
  /** `module.verb`. */
  name: string;
  /** Cron pattern in UTC when the job also runs by the clock. */
  cron?: string;
  run(database: Database, payload: Record<string, unknown>, signal: AbortSignal): Promise<void>;
}

export interface JobRequest {
  /** A later request with the same key replaces one that has not started. */
  key?: string;
  runAt?: Date;
  /** Jobs of one queue run one after another. */
  queue?: string;
}

/** Asks for a job as part of this transaction: no commit, no job. */
export async function requestJob(tx: Tx, name: string, payload: Record<string, unknown>, request: JobRequest = {}): Promise<void> {
  await tx.client.query("select kernel.request_job($1, $2, $3, $4, $5)", [
    name,
    payload,
    request.key ?? null,
    request.runAt ?? tx.now,
    request.queue ?? null,
  ]);
}

/** The queue's own tables. Part of bringing a database up to date. */
export async function migrateJobs(database: Database): Promise<void> {
  await runMigrations({ pgPool: database.pool, logger: quiet });
}

const quiet = new Logger(() => () => undefined);

function taskList(database: Database, jobs: readonly Job[], signal: AbortSignal): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [job.name, (payload: unknown) => job.run(database, (payload ?? {}) as Record<string, unknown>, signal)]),
  );
}

export interface RunningJobs {
  /** Reactions are looked at soon, e.g. right after a command. */
  nudge(): void;
  stop(): Promise<void>;
}

export interface JobOptions {
  jobs: readonly Job[];
  reactions: readonly Reaction[];
  /** Told about failures; a job that failed is tried again, a reaction at the next look. */
  onError(what: string, error: unknown): void;
}

const LOOK_EVERY_MS = 1000;

/** Runs jobs and reactions until stopped. */
export async function startJobs(database: Database, options: JobOptions): Promise<RunningJobs> {
  const stopping = new AbortController();
  const runner = await startRunner(database, options, stopping.signal);
  const reactions = reactionLoop(database, options);
  return {
    nudge: reactions.nudge,
    async stop() {
      stopping.abort();
      await reactions.stop();
      await runner.stop();
    },
  };
}

async function startRunner(database: Database, options: JobOptions, signal: AbortSignal): Promise<Runner> {
  const cron = options.jobs.flatMap((job) => (job.cron ? [{ task: job.name, match: job.cron, options: { backfillPeriod: 0 } }] : []));
  const runner = await run({
    pgPool: database.pool,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet,
    taskList: taskList(database, options.jobs, signal),
    parsedCronItems: parseCronItems(cron),
  });
  runner.events.on("job:error", ({ job, error }) => options.onError(job.task_identifier, error));
  return runner;
}

function reactionLoop(database: Database, options: JobOptions): RunningJobs {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = async () => {
    while (!stopped) {
      try {
        await runReactions(database, options.reactions);
      } catch (error) {
        if (!stopped) options.onError("reactions", error);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const done = loop();
  return {
    nudge: () => wake(),
    async stop() {
      stopped = true;
      wake();
      await done;
    },
  };
}

/** Runs everything that is due and returns: the command line and tests work without a server. */
export async function runDueJobs(database: Database, jobs: readonly Job[], reactions: readonly Reaction[]): Promise<void> {
  const never = new AbortController();
  await runOnce({
    pgPool: database.pool,
    concurrency: 1,
    noHandleSignals: true,
    logger: quiet,
    taskList: taskList(database, jobs, never.signal),
  });
  await runReactions(database, reactions);
}
