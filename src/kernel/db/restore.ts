import { createHash } from "node:crypto";
import { Transform } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { z } from "zod";
import { BackupProblem, explainBound, listTables, Manifest, steadyText, type TableEntry, type TableShape } from "./backup-format.ts";
import type { Client, Database } from "./pool.ts";

/** A backup file whose manifest was read. */
export interface OpenBackup {
  manifest: Manifest;
  /** The keyring, when the backup was made with it. */
  keys(): Promise<string | undefined>;
  /** Puts everything into a database, in one transaction. */
  restoreInto(database: Database): Promise<void>;
  close(): void;
}

const Jobs = z.array(
  z.strictObject({
    task: z.string(),
    payload: z.unknown(),
    queue: z.string().nullable(),
    runAt: z.string(),
    key: z.string().nullable(),
    maxAttempts: z.number(),
  }),
);

/** @throws BackupProblem `not_a_backup` */
export async function openBackup(path: string): Promise<OpenBackup> {
  const damaged = (error: unknown): never => {
    throw new BackupProblem("not_a_backup", { file: path, detail: (error as Error).message.split("\n")[0]! }, error);
  };
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged);
  try {
    const parts = await partsOf(path, zip);
    const manifest = Manifest.parse(JSON.parse(await parts.text("manifest.json")));
    return {
      manifest,
      keys: async () => (manifest.keysIncluded ? await parts.text("keys.json") : undefined),
      restoreInto: (database) => restoreInto(database, manifest, parts),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    return damaged(error);
  }
}

interface Parts {
  text(name: string): Promise<string>;
  stream(name: string): Promise<NodeJS.ReadableStream>;
  damaged(detail: string, cause?: unknown): BackupProblem;
}

async function partsOf(path: string, zip: ZipFile): Promise<Parts> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const damaged = (detail: string, cause?: unknown) => new BackupProblem("not_a_backup", { file: path, detail }, cause);
  const stream = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw damaged(`${name} is missing`);
    return zip.openReadStreamPromise(entry);
  };
  return { stream, damaged, text: async (name) => text(await stream(name)) };
}

/**
 * Fills an empty database. Reference tables hold what this version ships, and the audit that it was loaded; both are replaced by what the
 * backup held.
 * @throws BackupProblem `not_empty`, `other_schema`, `bound`, `not_a_backup`; nothing was written then
 */
async function restoreInto(database: Database, manifest: Manifest, parts: Parts): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query(`begin; ${steadyText}; select pg_advisory_xact_lock(7341001)`);
    const shapes = await listTables(client);
    refuseOtherSchema(shapes, manifest);
    await refuseFilled(client, shapes);
    // Those that point at others first. Not truncate: it makes new files for every table and index, most of them empty already.
    const replaced = shapes.filter((each) => each.kind === "reference" || ofItsOwn[each.name]);
    for (const shape of replaced.reverse()) await client.query(`delete from ${shape.name}`);
    // In the order of the file: what others point at comes first there.
    for (const table of manifest.tables) await copyIn(client, table, parts);
    for (const { name, last, called } of manifest.sequences) await client.query("select setval($1, $2, $3)", [name, last, called]);
    await askAgain(client, Jobs.parse(JSON.parse(await parts.text("jobs.json"))));
    await client.query("commit");
    await client.query(`analyze ${manifest.tables.map((table) => table.name).join(", ")}`);
  } catch (error) {
    throw explainBound(error);
  } finally {
    // A closed connection rolls back, even one that stands in the middle of a copy.
    client.release(true);
  }
}

function refuseOtherSchema(shapes: readonly TableShape[], manifest: Manifest): void {
  const here = new Map(shapes.map((shape) => [shape.name, shape.schema]));
  const there = new Map(manifest.tables.map((table) => [table.name, table.schema]));
  for (const name of new Set([...here.keys(), ...there.keys()]))
    if (here.get(name) !== there.get(name)) throw new BackupProblem("other_schema", { table: name });
}

/** What an installation and its operator write before anybody has an account: that reference data were loaded, that a backup was made. */
const ofItsOwn: Record<string, string> = {
  "kernel.audit": "actor_id::text !~ '^00000000-0000-7000-8000-'",
  "kernel.audit_seal": "false",
};

async function refuseFilled(client: Client, shapes: readonly TableShape[]): Promise<void> {
  for (const shape of shapes.filter((each) => each.kind !== "reference")) {
    const { rows } = await client.query<{ filled: boolean }>(
      `select exists (select from ${shape.name} where ${ofItsOwn[shape.name] ?? "true"}) as filled`,
    );
    if (rows[0]!.filled) throw new BackupProblem("not_empty", { table: shape.name });
  }
}

async function copyIn(client: Client, table: TableEntry, parts: Parts): Promise<void> {
  const digest = createHash("sha256");
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  const columns = table.columns.map((column) => `"${column}"`).join(", ");
  const target = client.query(copyFrom(`copy ${table.name} (${columns}) from stdin`));
  await pipeline(await parts.stream(`tables/${table.name}.copy`), watch, target);
  if (target.rowCount !== table.rows || digest.digest("hex") !== table.sha256) throw parts.damaged(`${table.name} does not match its hash`);
}

async function askAgain(client: Client, jobs: z.infer<typeof Jobs>): Promise<void> {
  for (const job of jobs)
    await client.query("select graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)", [
      job.task,
      JSON.stringify(job.payload),
      job.queue,
      job.runAt,
      job.maxAttempts,
      job.key,
    ]);
}
