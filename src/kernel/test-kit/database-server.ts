import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded, stopAbandoned } from "../db/embedded.ts";
import { processStart } from "../db/embedded-process.ts";
import { prepareTemplate } from "./prepare-template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the throwaway server of this test run. */
    testServerUrl: string;
  }
}

/** The database every test starts from: migrated, with the directory loaded. */
export const templateName = "vx_template";

const prefix = "vung-xanh-test-";

/**
 * Starts one throwaway PostgreSQL for a whole test run, with the settings of a real one: switching fsync off gained nothing that could
 * be measured in making databases (0.3 to 0.8 s for 30 MB either way), and so tests meet the same server as users.
 */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-${processStart(process.pid)}-`));
  chmodSync(folder, 0o755); // PostgreSQL of a root run is another user
  const server = await startEmbedded({ dataDir: join(folder, "pg") });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("testServerUrl", server.url);
  return stop;
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${templateName}`);
    const url = new URL(serverUrl);
    url.pathname = `/${templateName}`;
    await prepareTemplate(url.href);
    await client.query(`alter database ${templateName} is_template true allow_connections false`);
  } finally {
    await client.end();
  }
}

/** A test run that was killed leaves its server running: ended by the next run of the same user. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const [pid, start] = name.slice(prefix.length).split("-");
    const folder = join(tmpdir(), name);
    const abandoned = processStart(Number(pid)) !== start && statSync(folder).uid === process.getuid?.();
    if (!abandoned) continue;
    if (existsSync(join(folder, "pg"))) await stopAbandoned(join(folder, "pg"));
    rmSync(folder, { recursive: true, force: true });
  }
}
