import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./embedded-binaries.ts";
import { explainSpawn, programOptions } from "./embedded-cluster.ts";
import { DatabaseUnavailable, explainFailure } from "./embedded-errors.ts";
import { type EmbeddedFolder, inheritOwner } from "./embedded-folder.ts";
import { isAlive, listClusterProcesses, processStart } from "./embedded-process.ts";

/** A running server of one cluster. */
export interface Postmaster {
  pid: number;
  port: number;
  isRunning: () => boolean;
}

/** A sixteenth of the machine's memory, 1 GB at most: large tables are read from there three times as fast as through the system. */
const sharedBuffers = (): string => `${Math.max(128, Math.min(1024, Math.floor(totalmem() / 16 / 1_048_576)))}MB`;

/**
 * Settings of every embedded server, for a machine of 2 cores that also runs the application.
 * They are given on the command line, so no `alter system` of an earlier release stays in force.
 */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: sharedBuffers(),
  work_mem: "16MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "2GB",
  jit: "off",
  // Memory and solid-state disks read anywhere as fast as in a row.
  random_page_cost: "1.1",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  // Containers give 64 MB of /dev/shm, and a user's segments there end with the user's log-in session: use files of the cluster.
  dynamic_shared_memory_type: "mmap",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // The log must not repeat personal data of a failed statement.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
} as const;

/** Lines of `postmaster.pid`, counted from 0, that matter here besides the number of the process in the first. */
const portLine = 3;
const statusLine = 7;

/** The server that runs on this cluster now, whoever started it. */
export function findPostmaster(folder: EmbeddedFolder): Postmaster | undefined {
  const lines = readPidFile(folder);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !belongsToCluster(folder, pid)) return undefined;
  const start = processStart(pid);
  return { pid, port: Number(lines[portLine]), isRunning: () => start !== undefined && processStart(pid) === start };
}

/** Whether this server says that it takes connections; asked before its port is, which might be another program's. */
export function isReady(folder: EmbeddedFolder, { pid }: Postmaster): boolean {
  const lines = readPidFile(folder);
  return Number(lines?.[0]) === pid && lines?.[statusLine]?.trim() === "ready";
}

function readPidFile(folder: EmbeddedFolder): string[] | undefined {
  try {
    return readFileSync(`${folder.cluster}/postmaster.pid`, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function belongsToCluster(folder: EmbeddedFolder, pid: number): boolean {
  return listClusterProcesses(folder.cluster)?.includes(pid) ?? isAlive(pid);
}

const restartPause = 100;
/** How long processes of a killed server may need to end, in milliseconds. */
const orphanPatience = 30_000;

/**
 * Starts a server on the cluster and returns when it answers, also after a recovery.
 * Waits for what a killed server left behind, and takes another port when somebody was faster.
 * @param answers resolves true when the server answers, false when it ended before that
 */
export async function startPostmaster(
  folder: EmbeddedFolder,
  binaries: Binaries,
  answers: (postmaster: Postmaster) => Promise<boolean>,
): Promise<Postmaster> {
  forgetReusedNumber(folder);
  const fixedPort = Number(process.env.VX_PG_PORT) || undefined;
  const deadline = Date.now() + orphanPatience;
  for (;;) {
    const port = fixedPort ?? (await findFreePort());
    const { postmaster, readOutput } = await launch(folder, binaries, port);
    if (await answers(postmaster)) return postmaster;
    const output = readOutput();
    const portTaken = /Address already in use/.test(output);
    if (portTaken && fixedPort) throw new DatabaseUnavailable("port_taken", { port });
    if (!portTaken && !/pre-existing shared memory block|lock file ".*" already exists/.test(output))
      throw explainFailure(output, folder.path);
    if (Date.now() > deadline) throw new DatabaseUnavailable("still_running", { path: folder.path, pid: survivor(folder) });
    await sleep(restartPause);
  }
}

function survivor(folder: EmbeddedFolder): number | string {
  return listClusterProcesses(folder.cluster)?.[0] ?? readPidFile(folder)?.[0] ?? "?";
}

/**
 * After a power cut the number in `postmaster.pid` may be some other program of the same user, which PostgreSQL would take for its
 * predecessor. Removed only when no process works in the cluster.
 */
function forgetReusedNumber(folder: EmbeddedFolder): void {
  const pid = Number(readPidFile(folder)?.[0]);
  if (pid && isAlive(pid) && listClusterProcesses(folder.cluster)?.length === 0)
    rmSync(`${folder.cluster}/postmaster.pid`, { force: true });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

interface Launch {
  postmaster: Postmaster;
  /** What this start wrote to the log. */
  readOutput: () => string;
}

/** In a process group of its own: Ctrl-C in a terminal must reach the application alone, which then stops the server in order. */
async function launch(folder: EmbeddedFolder, binaries: Binaries, port: number): Promise<Launch> {
  const log = openLog(folder);
  const args = Object.entries({ ...settings, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const options = {
    ...programOptions(folder.owner, folder.path),
    detached: true,
    stdio: ["ignore", log.file, log.file],
  } satisfies SpawnOptions;
  const child = spawn(binaries.postgres, ["-D", folder.cluster, ...args], options);
  closeSync(log.file);
  await once(child, "spawn").catch((error) => Promise.reject(explainSpawn(error, folder)));
  child.unref();
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return { postmaster: { pid: child.pid!, port, isRunning }, readOutput: () => readFileSync(folder.log).subarray(log.start).toString() };
}

/** Longer logs are moved aside at the next start, in bytes. */
const logLimit = 10_000_000;

function openLog(folder: EmbeddedFolder): { file: number; start: number } {
  const size = statSync(folder.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimit) renameSync(folder.log, `${folder.log}.1`);
  const file = openSync(folder.log, "a", 0o600);
  if (size === 0 || size > logLimit) inheritOwner(folder.log);
  return { file, start: size > logLimit ? 0 : size };
}

/** Time a server gets for each way of stopping, in milliseconds. */
const stopPatience = 60_000;

/** Stops a server: first in order (transactions are rolled back, data written), then at once, which the next start repairs from the log. */
export async function stopPostmaster(folder: EmbeddedFolder, postmaster: Postmaster): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (postmaster.isRunning()) process.kill(postmaster.pid, signal);
    const deadline = Date.now() + stopPatience;
    while (postmaster.isRunning() && Date.now() < deadline) await sleep(10);
    if (!postmaster.isRunning()) return;
  }
  throw new DatabaseUnavailable("still_running", { path: folder.path, pid: postmaster.pid });
}
