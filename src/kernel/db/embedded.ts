import { join, resolve } from "node:path";
import pg from "pg";
import { assertDurable } from "./durability.ts";
import { type Progress, untilAnswers } from "./embedded-answer.ts";
import { prepareBinaries } from "./embedded-binaries.ts";
import { databaseName, ensureCluster, readPassword } from "./embedded-cluster.ts";
import { DatabaseUnavailable, explainFailure } from "./embedded-errors.ts";
import { type EmbeddedFolder, locateData, openFolder } from "./embedded-folder.ts";
import { withLock } from "./embedded-lock.ts";
import { findPostmaster, type Postmaster, type ServerSettings, startPostmaster, stopPostmaster } from "./embedded-postmaster.ts";
import { enter, leave } from "./embedded-users.ts";

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
  /** For throwaway databases of tests only: settings that differ; the check of durability is left out then. */
  throwaway?: ServerSettings;
}

/**
 * Starts the PostgreSQL that is shipped with the application, or shares the one that runs on this folder already.
 * Makes the cluster at the first call, recovers after a kill, and runs PostgreSQL as another user when called by root.
 * @throws DatabaseUnavailable one sentence that says what to do, for everything that depends on the machine
 */
export async function startEmbedded({ dataDir, log = () => undefined, throwaway }: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const data = locateData();
  const path = resolve(dataDir ?? join(data.path, "pg"));
  if (data.moved && path.startsWith(data.path)) tellMoved(data.path, log);
  try {
    const folder = openFolder(path);
    const waiting = () => log("Chờ một lần khởi động khác đang chạy…", "Waiting for another start that is under way…");
    return await withLock(folder.path, () => startOrShare(folder, log, throwaway), waiting);
  } catch (error) {
    throw asSentence(error, path);
  }
}

async function startOrShare(folder: EmbeddedFolder, log: Progress, throwaway?: ServerSettings): Promise<EmbeddedServer> {
  const url = (postmaster: Postmaster) =>
    `postgresql://${databaseName}:${readPassword(folder)}@127.0.0.1:${postmaster.port}/${databaseName}`;
  const answers = (postmaster: Postmaster) => untilAnswers(folder, postmaster, url(postmaster), log);
  const found = findPostmaster(folder);
  const reused = found !== undefined && (await answers(found));
  const postmaster = reused ? found : await startNew(folder, answers, log, throwaway);
  if (!throwaway) await checkDurability(url(postmaster));
  const note = enter(folder);
  let ended: Promise<void> | undefined;
  const end = () => withLock(folder.path, async () => (leave(folder, note) ? stopPostmaster(folder, postmaster) : undefined));
  return { url: url(postmaster), reused, stop: () => (ended ??= end()) };
}

function tellMoved(path: string, log: Progress): void {
  log(
    `Mã nguồn nằm trong thư mục riêng của root, PostgreSQL không vào được, nên dữ liệu được giữ ở ${path}.`,
    `The program lies in root's private folder, which PostgreSQL cannot enter, so the data are kept in ${path}.`,
  );
}

async function startNew(
  folder: EmbeddedFolder,
  answers: (postmaster: Postmaster) => Promise<boolean>,
  log: Progress,
  throwaway?: ServerSettings,
) {
  const binaries = await prepareBinaries(folder.owner);
  if (await ensureCluster(folder, binaries))
    log(`Đã tạo cơ sở dữ liệu mới trong ${folder.path}.`, `Made a new database in ${folder.path}.`);
  return startPostmaster(folder, binaries, answers, throwaway);
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
