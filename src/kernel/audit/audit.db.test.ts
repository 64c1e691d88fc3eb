import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { systemActor, withActor } from "../db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { appendAudit } from "./audit.ts";
import { sealAudit } from "./seal.ts";
import { verifyAudit } from "./verify.ts";

let database: TestDatabase;
let folder: string;
let heads: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "vx-audit-"));
  heads = join(folder, "heads.jsonl");
  await database.pool.query("truncate kernel.audit, kernel.audit_seal");
  for (let n = 1; n <= 12; n++) {
    await withActor(database, systemActor, "write", (tx) =>
      appendAudit(tx, { kind: "read", action: `/persons/${n}`, subjects: [systemActor.accountId], detail: { n } }),
    );
    if (n % 5 === 0) await sealAudit(database, heads);
  }
  await sealAudit(database, heads);
  return () => rmSync(folder, { recursive: true });
});

const verify = () => verifyAudit(database, heads);
const nth = async (n: number) =>
  (await database.pool.query<{ id: number }>("select audit_id as id from kernel.audit_seal where position = $1", [n])).rows[0]!.id;

it("finds an untouched audit whole", async () => {
  expect(await verify()).toEqual({ ok: true, rows: 12, archived: 0, fault: null });
});

it("names the row that was altered, whatever column it was", async () => {
  for (const change of [
    "action = '/x'",
    "subjects = '{}'",
    "at = at + interval '1 ms'",
    "detail = '{}'",
    "outcome = 'x'",
    "purpose = 'y'",
  ]) {
    const id = await nth(7);
    await database.pool.query(
      `create table kept as select * from kernel.audit where id = ${id}; update kernel.audit set ${change} where id = ${id}`,
    );
    expect(await verify()).toMatchObject({ ok: false, fault: { kind: "altered", position: 7, auditId: id } });
    await database.pool.query(
      `delete from kernel.audit where id = ${id}; insert into kernel.audit overriding system value select * from kept; drop table kept`,
    );
  }
  expect((await verify()).ok).toBe(true);
});

it("names the row that is missing", async () => {
  const id = await nth(4);
  await database.pool.query("delete from kernel.audit where id = $1", [id]);
  expect(await verify()).toMatchObject({ fault: { kind: "missing", position: 4, auditId: id } });
});

it("sees that two rows changed places", async () => {
  const [third, fourth] = [await nth(3), await nth(4)];
  await database.pool.query("update kernel.audit_seal set audit_id = -1 where position = 3; ");
  await database.pool.query("update kernel.audit_seal set audit_id = $1 where position = 4", [third]);
  await database.pool.query("update kernel.audit_seal set audit_id = $1 where position = 3", [fourth]);
  expect(await verify()).toMatchObject({ fault: { kind: "reordered", position: 3 } });
});

it("sees that the end was cut off with its seals, by the head kept outside", async () => {
  await database.pool.query(
    "delete from kernel.audit where id in (select audit_id from kernel.audit_seal where position > 9); delete from kernel.audit_seal where position > 9",
  );
  expect(await verify()).toMatchObject({ fault: { kind: "missing", position: 10 } });
});

it("sees a chain that was made anew after a change, by the head kept outside", async () => {
  await database.pool.query("update kernel.audit set action = '/clean' where id = $1", [await nth(5)]);
  await database.pool.query("truncate kernel.audit_seal");
  const forged = join(folder, "forged.jsonl");
  await sealAudit(database, forged);
  expect((await verifyAudit(database, forged)).ok).toBe(true);
  expect(await verify()).toMatchObject({ ok: false, fault: { kind: "head" } });
});

it("sees a row that was slipped in without a seal", async () => {
  await database.pool.query(
    "insert into kernel.audit (xid, at, actor_id, kind, action) values ('1', now() - interval '1 hour', gen_random_uuid(), 'read', '/slipped')",
  );
  expect(await verify()).toMatchObject({ fault: { kind: "unsealed" } });
});

it("gives the application no way to change or delete what was written", async () => {
  for (const statement of [
    "update kernel.audit set action = 'x'",
    "delete from kernel.audit",
    "truncate kernel.audit",
    "delete from kernel.audit_seal",
  ]) {
    await expect(withActor(database, systemActor, "write", (tx) => tx.client.query(statement))).rejects.toThrow(/permission denied/);
  }
});
