import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { appendAudit } from "./audit.ts";
import { readHeads, restartHeads } from "./heads.ts";
import { startSealing } from "./sealing.ts";
import { verifyAudit } from "./verify.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "vx-sealing-"));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const act = () => withActor(database, systemActor, "write", (tx) => appendAudit(tx, { kind: "command", action: "/x" }));
const sealed = async () => (await database.pool.query<{ n: number }>("select count(*) as n from kernel.audit_seal")).rows[0]!.n;
const unexpected = (error: unknown): never => {
  throw error;
};

it("seals what was done by itself, within a turn, and the rest when the server stops", async () => {
  const heads = join(folder, "heads.jsonl");
  await act();
  const sealing = startSealing(database, heads, unexpected, 200);
  await act();
  await expect.poll(sealed, { timeout: 15_000 }).toBe(2);
  await act();
  await sealing.stop();
  expect(await sealed()).toBe(3);
  expect(await verifyAudit(database, heads)).toEqual({ ok: true, rows: 3, archived: 0, fault: null });
});

it("tells a failure and seals at a later turn", async () => {
  const heads = join(folder, "later.jsonl");
  const failures: unknown[] = [];
  await database.pool.query("alter table kernel.audit_seal rename to away");
  await act();
  const sealing = startSealing(database, heads, (error) => failures.push(error), 100);
  await expect.poll(() => failures.length, { timeout: 15_000 }).toBeGreaterThan(0);
  await database.pool.query("alter table kernel.away rename to audit_seal");
  await expect.poll(sealed, { timeout: 15_000 }).toBe(4);
  await sealing.stop();
});

it("lets two servers on one database seal every row once", async () => {
  const servers = ["a", "b"].map((name) => startSealing(database, join(folder, `${name}.jsonl`), unexpected, 20));
  await Promise.all(Array.from({ length: 20 }, act));
  for (const server of servers) await server.stop();
  expect(await sealed()).toBe(24);
  for (const name of ["a", "b"]) expect((await verifyAudit(database, join(folder, `${name}.jsonl`))).ok).toBe(true);
});

it("after a restore keeps the heads that bear witness to lost rows, aside from those of the new chain", () => {
  const heads = join(folder, "restored.jsonl");
  const head = (position: number, hash: string) => ({ day: "2022-02-18", position, hash, sealedAt: "2022-02-18T00:00:00Z" });
  expect(restartHeads(heads, head(3, "c"), new Date())).toBeUndefined();
  expect(restartHeads(heads, head(3, "c"), new Date())).toBeUndefined();
  restartHeads(heads, head(5, "e"), new Date());
  expect([...readHeads(heads)]).toEqual([
    [3, "c"],
    [5, "e"],
  ]);
  const aside = restartHeads(heads, head(4, "d"), new Date("2022-02-19T00:00:00Z"));
  expect([...readHeads(aside!).keys()]).toEqual([3, 5]);
  expect([...readHeads(heads).keys()]).toEqual([4]);
  expect(restartHeads(heads, head(4, "other"), new Date())).toBeDefined();
  expect(restartHeads(heads, null, new Date("2022-02-20T00:00:00Z"))).toBeDefined();
  expect([...readHeads(heads).keys()]).toEqual([]);
});
