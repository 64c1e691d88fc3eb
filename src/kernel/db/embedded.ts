import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { assertDurable } from "./durability.ts";
import { type Progress, untilAnswers } from "./embedded-answer.ts";
import { prepareBinaries } from "./embedded-binaries.ts";
import { databaseName, ensureCluster, readPassword } from "./embedded-cluster.ts";
import { DatabaseUnavailable, explainFailure } from "./embedded-errors.ts";
import { type EmbeddedFolder, locateData, openFolder } from "./embedded-folder.ts";
import { withLock } from "./embedded-lock.ts";
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from "./embedded-postmaster.ts";
import { enter, isUnused } from "./embedded-users.ts";

export { assertDurable } from "./durability.ts";
export type { Progress } from "./embedded-answer.ts";
export { DatabaseUnavailable } from "./embedded-errors.ts";
export { dataRoot } from "./embedded-folder.ts";

export interface EmbeddedServer {
  /** Connects as the superuser over loopback, password included: never to be shown or logged. */
  url: string;
  /** True when the server was running already, for instance because the application runs while a command is given. */
  reused: boolean;
  /** Ends this use. The last living user stops the server; calling it twice is harmless. */
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the database; default `pg` in `dataRoot()`. */
  dataDir?: string;
  log?: Progress;
}

/**
 * Starts the PostgreSQL that is shipped with the application, or shares the one that runs on this folder already.
 * Makes the cluster at the first call, recovers after a kill, and runs PostgreSQL as another user when called by root.
 * @throws DatabaseUnavailable one sentence that says what to do, for everything that depends on the machine
 */
export async function startEmbedded({ dataDir, log = () => undefined }: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  try {
    const data = locateData();
    const folder = openFolder(resolve(dataDir ?? join(data.path, "pg")));
    if (data.moved && folder.path.startsWith(data.path)) tellMoved(data.path, log);
    const waiting = () => log("Chờ một lần khởi động khác đang chạy…", "Waiting for another start that is under way…");
    return await withLock(folder.path, () => startOrShare(folder, log), waiting);
  } catch (error) {
    throw asSentence(error, dataDir ?? "VX_DATA");
  }
}

async function startOrShare(folder: EmbeddedFolder, log: Progress): Promise<EmbeddedServer> {
  const user = `${databaseName}:${readPassword(folder)}`;
  const urlOf = (postmaster: Postmaster) => `postgresql://${user}@127.0.0.1:${postmaster.port}/${databaseName}`;
  const answers = (postmaster: Postmaster) => untilAnswers(folder, postmaster, urlOf(postmaster), log);
  const found = findPostmaster(folder);
  const reused = found !== undefined && (await answers(found));
  const postmaster = reused ? found : await startNew(folder, answers, log);
  const url = urlOf(postmaster);
  try {
    await checkDurability(url);
    return { url, reused, stop: makeStop(folder, postmaster) };
  } catch (error) {
    if (!reused) await stopPostmaster(folder, postmaster);
    throw error;
  }
}

function makeStop(folder: EmbeddedFolder, postmaster: Postmaster): () => Promise<void> {
  const note = enter(folder);
  const end = () =>
    withLock(folder.path, async () => {
      rmSync(note, { force: true });
      if (isUnused(folder)) await stopPostmaster(folder, postmaster);
    });
  let ended: Promise<void> | undefined;
  return () => {
    ended ??= end();
    return ended;
  };
}

/** Stops a server that killed processes left running. Does nothing while somebody alive uses it. */
export async function stopAbandoned(dataDir: string): Promise<void> {
  const folder = openFolder(resolve(dataDir));
  await withLock(folder.path, async () => {
    const found = findPostmaster(folder);
    if (found && isUnused(folder)) await stopPostmaster(folder, found);
  });
}

function tellMoved(path: string, log: Progress): void {
  log(
    `Mã nguồn nằm trong thư mục riêng của root, PostgreSQL không vào được, nên dữ liệu được giữ ở ${path}.`,
    `The program lies in root's private folder, which PostgreSQL cannot enter, so the data are kept in ${path}.`,
  );
}

async function startNew(folder: EmbeddedFolder, answers: (postmaster: Postmaster) => Promise<boolean>, log: Progress) {
  const binaries = await prepareBinaries(folder.owner);
  const made = await ensureCluster(folder, binaries);
  if (made) log(`Đã tạo cơ sở dữ liệu mới trong ${folder.path}.`, `Made a new database in ${folder.path}.`);
  return startPostmaster(folder, binaries, answers);
}

async function checkDurability(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await assertDurable(client).finally(() => client.end());
}

/** System errors (disk, permission) become sentences too; anything else is a defect and keeps its stack. */
function asSentence(error: unknown, path: string): unknown {
  if (error instanceof DatabaseUnavailable || !(error instanceof Error) || !("syscall" in error)) return error;
  return explainFailure(error.message, path, error);
}
