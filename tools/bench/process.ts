import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./folder.ts";
import type { Line } from "./lines.ts";

/** Memory of a process in MB: now, and the most it ever had. Linux tells it; elsewhere it is not known. */
export function memoryOf(pid: number): { now: number; peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
    const [now, peak] = [kilobytes("VmRSS"), kilobytes("VmHWM")];
    return Number.isFinite(now) ? { now: Math.round(now / 1024), peak: Math.round(peak / 1024) } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ESRCH") return undefined;
    throw error;
  }
}

const SERVER_LIMIT_MB = 600;

/** What a server holds now, as a line; nothing where the system does not tell. */
export function memoryLine(measure: string, pid: number): Line[] {
  const memory = memoryOf(pid);
  return memory ? [{ measure, role: null, value: memory.now, unit: "MB", limit: SERVER_LIMIT_MB, detail: { peak: memory.peak } }] : [];
}

export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A program of the project that runs beside the bench. */
export interface Running {
  child: ChildProcess;
  pid: number;
  /** What it answered, and what it said besides. */
  output(): string;
  remarks(): string;
  /** Code it ended with; null when a signal ended it. */
  ended: Promise<number | null>;
}

export function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, remarks]: [string[], string[]] = [[], []];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => remarks.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, pid: child.pid!, output: () => output.join(""), remarks: () => remarks.join(""), ended };
}

/** The real server on a port of its own. */
export interface BenchServer extends Running {
  address: string;
  stop(): Promise<void>;
}

/** How long a server may need to start: the first one builds the pages. */
const START_PATIENCE = 300_000;

export async function startServer(env: NodeJS.ProcessEnv, file = "src/apps/server/start.ts"): Promise<BenchServer> {
  const port = env.PORT ?? String(await findFreePort());
  const running = run(file, [], { ...env, PORT: port });
  const address = `http://127.0.0.1:${port}`;
  let over = false;
  void running.ended.then(() => (over = true));
  for (const deadline = Date.now() + START_PATIENCE; ; await sleep(50)) {
    if (over || Date.now() > deadline) throw new Error(`The server did not start:\n${running.output()}${running.remarks()}`);
    if (await answers(address)) break;
  }
  return {
    ...running,
    address,
    async stop() {
      running.child.kill("SIGTERM");
      await running.ended;
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/api/health`)).ok;
  } catch {
    return false; // nobody listens yet
  }
}
