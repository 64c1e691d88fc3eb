import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assertDurable, type EmbeddedServer, startEmbedded, stopAbandoned } from "./embedded.ts";
import { listClusterProcesses, processStart } from "./embedded-process.ts";

let folder: string;
let dataDir: string;
const started: EmbeddedServer[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vung-xanh-embedded-"));
  chmodSync(folder, 0o755);
  dataDir = join(folder, "pg");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of started.splice(0)) await server.stop();
  await stopAbandoned(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir });
  started.push(server);
  return server;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = () => Number(readFileSync(join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n")[0]);

/** Another process of the application that holds the database until it is killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const source = `import { startEmbedded } from ${JSON.stringify(new URL("./embedded.ts", import.meta.url).href)};
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    console.log("ready");
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await once(child.stdout!, "data");
  return child;
}

describe("the embedded database", () => {
  it("is made at the first start: Vietnamese order, checksums, loopback only, nothing without a password", async () => {
    const { url, reused } = await start();
    expect(reused).toBe(false);
    const words = await ask<{ word: string }>(url, "select word from unnest(array['đá', 'dạ', 'ếch', 'em', 'da']) word order by word");
    expect(words.map(({ word }) => word)).toEqual(["da", "dạ", "đá", "em", "ếch"]);
    expect(await ask(url, "select current_setting('data_checksums') sums, current_setting('listen_addresses') address")).toEqual([
      { sums: "on", address: "127.0.0.1" },
    ]);
    const withoutPassword = new URL(url);
    withoutPassword.password = "";
    await expect(ask(withoutPassword.href, "select 1")).rejects.toThrow(/password/);
  });

  it("is shared by two starts at once and stops when the last of them leaves", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect([first.reused, second.reused].sort()).toEqual([false, true]);
    expect(first.url).toBe(second.url);
    await first.stop();
    expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    const pid = postmasterPid();
    await second.stop();
    await second.stop();
    expect(processStart(pid)).toBeUndefined();
  });

  it("keeps every confirmed row when all its processes are killed, and starts again by itself", async () => {
    let { url } = await start();
    await ask(url, "create table survivor (n int primary key)");
    for (let round = 1; round <= 3; round += 1) {
      await ask(url, `insert into survivor values (${round})`);
      for (const pid of listClusterProcesses(join(dataDir, "cluster")) ?? [postmasterPid()]) process.kill(pid, "SIGKILL");
      ({ url } = await start());
      expect(await ask(url, "select count(*)::int as rows from survivor")).toEqual([{ rows: round }]);
    }
  });

  it("survives an application killed without goodbye: the next start shares the server and stops it at the end", async () => {
    const child = await startElsewhere();
    child.kill("SIGKILL");
    await once(child, "exit");
    const next = await start();
    expect(next.reused).toBe(true);
    const pid = postmasterPid();
    await next.stop();
    expect(processStart(pid)).toBeUndefined();
  });

  it("is not stopped by a command while the application uses it", async () => {
    await startElsewhere();
    const command = await start();
    expect(command.reused).toBe(true);
    await command.stop();
    expect(await ask(command.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("refuses data of another major version and says which", async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, "cluster/PG_VERSION"), "17\n");
    await expect(start()).rejects.toMatchObject({ code: "database/wrong_version", en: expect.stringContaining("PostgreSQL 17") });
  });

  it("says when the port it was told to use is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    process.env.VX_PG_PORT = String(port);
    try {
      await expect(start()).rejects.toMatchObject({ code: "database/port_taken", vi: expect.stringContaining(String(port)) });
    } finally {
      delete process.env.VX_PG_PORT;
      other.close();
    }
  });

  it("is refused when confirmed writes could be lost", async () => {
    const { url } = await start();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await expect(assertDurable(client)).resolves.toBeUndefined();
      await client.query("set synchronous_commit = off");
      await expect(assertDurable(client)).rejects.toMatchObject({ code: "database/not_durable" });
    } finally {
      await client.end();
    }
  });
});
