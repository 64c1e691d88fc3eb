import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface DemoServer {
  url: string;
  stop(): Promise<void>;
}

/** A server of its own with the demo province in a throwaway folder: for pictures and browser journeys. */
export async function startDemoServer(): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), "vx-demo-"));
  chmodSync(folder, 0o711); // started by root, PostgreSQL runs as another user and has to pass through
  const port = await freePort();
  const env = {
    ...process.env,
    VX_DATA: folder,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: "",
    VX_DEMO_PERSONS: "6000",
    VX_DEMO_CASES: "2000",
  };
  const child = spawn(process.execPath, [fileURLToPath(new URL("../src/apps/server/start.ts", import.meta.url))], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  child.stderr.on("data", (data: Buffer) => (told += data.toString()));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => /is running/.test(data.toString()) && resolve());
    child.once("exit", (code) => reject(new Error(`the demo server ended with ${code}: ${told}`)));
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}
