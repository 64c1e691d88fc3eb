import { Kysely, PostgresDialect } from "kysely";
import type { Client, Database } from "./pool.ts";
import type { Tables } from "./tables.ts";

/** Who acts: an account with what it may do and the visibility keys it holds today. */
export interface Actor {
  accountId: string;
  name: string;
  roles: readonly string[];
  permissions: ReadonlySet<string>;
  /** Visibility keys (units, agencies); `vn` sees all. */
  scope: readonly string[];
  /** Code of the 2025 province the account works in. */
  provinceId: string;
  /** First unit or agency the account works for. */
  homeKey: string;
}

/** Context of one transaction: the actor it runs as, the database's clock, and what caused it. */
export interface TxContext {
  readonly actor: Actor;
  /** The one current time of this transaction. */
  readonly now: Date;
  /** Command or job that caused the writes of this transaction. */
  cause?: string;
  /** Batch that new versions and events belong to. */
  batchId?: string;
  /** True while events of the batch are to be held until it is released. */
  holdEvents?: boolean;
  readonly client: Client;
  /** Database role that records; `app_generator` only for demos and drills. */
  readonly recorder: "app_recorder" | "app_generator";
}

/** A transaction under row-level security; made by `withActor` and nowhere else. */
export type Tx = Kysely<Tables> & TxContext;

export type Mode = "read" | "write";

export interface RunOptions {
  /** Only the demo and drill generator: records may carry this earlier instant. */
  generatedAt?: Date;
  /** Longest life of the transaction. Writers keep the horizon back, so 30 s is the limit of ordinary work. */
  limitMs?: number;
}

const KEY = /^[A-Za-z0-9._-]+$/;
const UUID = /^[0-9a-f-]{36}$/i;

/**
 * Runs `run` in one transaction as `actor`: role app_user, scope and actor set as literals (they reach every worker of a cluster).
 * Retries a serialization failure or deadlock up to three times.
 * @throws whatever `run` throws; the transaction is rolled back then
 */
export async function withActor<T>(
  database: Database,
  actor: Actor,
  mode: Mode,
  run: (tx: Tx) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(database, actor, mode, run, options);
    } catch (error) {
      if (attempt > 3 || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10 * Math.random()));
    }
  }
}

async function runOnce<T>(database: Database, actor: Actor, mode: Mode, run: (tx: Tx) => Promise<T>, options: RunOptions): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const limitMs = options.limitMs ?? 30_000;
  const cut = setTimeout(() => {
    broken = new Error(`transaction cut after ${limitMs} ms`);
    client.release(broken);
  }, limitMs);
  try {
    const now = await begin(client, actor, mode, limitMs);
    const tx = makeTx(client, actor, options.generatedAt ?? now, options.generatedAt ? "app_generator" : "app_recorder");
    const value = await run(tx);
    await client.query("commit");
    return value;
  } catch (error) {
    // A connection that cannot even roll back is thrown away below; the first error is the one worth telling.
    await client.query("rollback").catch((failure: Error) => {
      broken ??= failure;
    });
    throw error;
  } finally {
    clearTimeout(cut);
    if (!broken || !/cut after/.test(broken.message)) client.release(broken);
  }
}

async function begin(client: Client, actor: Actor, mode: Mode, limitMs: number): Promise<Date> {
  const bad = [...actor.scope].find((key) => !KEY.test(key));
  if (bad !== undefined || !UUID.test(actor.accountId)) throw new Error("actor with a malformed id or key");
  const statements = [
    mode === "read" ? "begin isolation level repeatable read read only" : "begin",
    "set local role app_user",
    `set local app.actor = '${actor.accountId}'`,
    `set local app.scope = '{${actor.scope.join(",")}}'`,
    `set local statement_timeout = ${limitMs}`,
    `set local idle_in_transaction_session_timeout = ${limitMs}`,
    // The id first, the clock second: see kernel.horizon().
    ...(mode === "write" ? ["select pg_current_xact_id()"] : []),
    "select clock_timestamp() as now",
  ];
  const results = (await client.query(statements.join("; "))) as unknown as { rows: { now: Date }[] }[];
  return results.at(-1)!.rows[0]!.now;
}

function makeTx(client: Client, actor: Actor, now: Date, recorder: TxContext["recorder"]): Tx {
  const lent = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => lent, end: async () => undefined };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as never }) });
  return Object.assign(db, { actor, now, client, recorder });
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === "40001" || code === "40P01";
}

/** The installation itself: reactions, jobs, start-up. Sees all; its acts are audited under this id. */
export const systemActor: Actor = {
  accountId: "00000000-0000-7000-8000-000000000001",
  name: "Hệ thống",
  roles: ["system"],
  permissions: new Set(["*"]),
  scope: ["vn"],
  provinceId: "00",
  homeKey: "vn",
};
