import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { ZipFile } from "yazl";
import { explainBound, formatVersion, listTables, type Manifest, steadyText, type TableShape } from "./backup-format.ts";
import { makeLasting } from "./lasting.ts";
import { schemaHash } from "./migrate.ts";
import type { Client, Database } from "./pool.ts";

export interface BackupOptions {
  /** Fingerprint of the keyring that sealed columns need; null when there is none. */
  keyring: string | null;
  /** The keyring itself, to be put into the file: whoever has the file can then read everything. */
  keys?: string;
}

/**
 * Writes the whole database into one file: every table in one snapshot, while others go on working.
 * The file appears under its name only when it is complete and on the disk.
 * @throws BackupProblem `bound` when row-level security would leave rows out
 */
export async function writeBackup(database: Database, path: string, options: BackupOptions): Promise<Manifest> {
  const client = await database.pool.connect();
  const part = `${path}.part`;
  try {
    await client.query(`begin isolation level repeatable read read only; ${steadyText}`);
    const manifest = await beginManifest(client, options);
    const shapes = await listTables(client);
    await writeZip(client, shapes, manifest, part, options.keys);
    await client.query("commit");
    await makeLasting(part, path);
    return manifest;
  } catch (error) {
    await rm(part, { force: true });
    throw explainBound(error);
  } finally {
    // Given back closed: it may still stand in the middle of a copy.
    client.release(true);
  }
}

async function beginManifest(client: Client, options: BackupOptions): Promise<Manifest> {
  const { rows: heads } = await client.query<{ day: string; position: number; hash: string }>(
    "select day, position, encode(hash, 'hex') as hash from kernel.audit_seal order by position desc limit 1",
  );
  const { rows: server } = await client.query<{ version: string; now: Date }>("select version() as version, clock_timestamp() as now");
  return {
    format: formatVersion,
    madeAt: server[0]!.now.toISOString(),
    schema: schemaHash(),
    serverVersion: server[0]!.version,
    tables: [],
    sequences: await readSequences(client),
    jobs: 0,
    auditHead: heads[0] ?? null,
    keyring: options.keyring,
    keysIncluded: options.keys !== undefined,
  };
}

async function readSequences(client: Client): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    "select schemaname || '.' || sequencename as name from pg_sequences where schemaname not in ('pg_catalog', 'graphile_worker') order by 1",
  );
  const sequences: Manifest["sequences"] = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ last: number; called: boolean }>(
      `select last_value as last, is_called as called from ${name}`,
    );
    sequences.push({ name, ...state[0]! });
  }
  return sequences;
}

/** Entries are filled one after another, the manifest last: by then it knows rows and hashes. */
async function writeZip(client: Client, shapes: readonly TableShape[], manifest: Manifest, path: string, keys?: string): Promise<void> {
  const zip = new ZipFile();
  const bytes = zip.outputStream as Readable;
  const fail = (error: Error) => void bytes.destroy(error);
  zip.on("error", fail);
  const later = (name: string, make: () => Promise<Readable> | Readable) =>
    zip.addReadStreamLazy(name, { forceZip64Format: true }, async (give) => {
      try {
        const stream = await make();
        give(null, stream.once("error", fail));
      } catch (error) {
        fail(error as Error);
      }
    });
  for (const shape of shapes) later(`tables/${shape.name}.copy`, () => copyOut(client, shape, manifest));
  later("jobs.json", async () => Readable.from([JSON.stringify(await waitingJobs(client, manifest), null, 1)]));
  if (keys !== undefined) later("keys.json", () => Readable.from([keys]));
  later("manifest.json", () => Readable.from([JSON.stringify(manifest, null, 1)]));
  zip.end();
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
}

/** The rows of a table as they pass, counted and hashed into the manifest. */
function copyOut(client: Client, shape: TableShape, manifest: Manifest): Readable {
  const digest = createHash("sha256");
  let rows = 0;
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      // A line break inside a value is written as \n, so each one ends a row.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
      done(null, chunk);
    },
    flush(done) {
      manifest.tables.push({ name: shape.name, columns: shape.columns, schema: shape.schema, rows, sha256: digest.digest("hex") });
      done();
    },
  });
  const source = client.query(copyTo(`copy (${shape.query}) to stdout`));
  source.once("error", (error: Error) => watch.destroy(error));
  return source.pipe(watch);
}

/** Work that was asked for and is not done yet, whether or not it runs at this moment: jobs can be started again. */
async function waitingJobs(client: Client, manifest: Manifest): Promise<unknown[]> {
  const { rows } = await client.query(
    `select t.identifier as task, j.payload, q.queue_name as queue, j.run_at as "runAt", j.key, j.max_attempts as "maxAttempts"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id where j.attempts < j.max_attempts order by j.id`,
  );
  manifest.jobs = rows.length;
  return rows;
}
