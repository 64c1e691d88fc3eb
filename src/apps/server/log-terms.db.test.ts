import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealAudit } from "../../kernel/audit/seal.ts";
import { verifyAudit } from "../../kernel/audit/verify.ts";
import { newId } from "../../kernel/ids.ts";
import { endLogs } from "../../kernel/retention/end-logs.ts";
import { readCatalogue } from "../../kernel/test-kit/read-catalogue.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { allLogTerms } from "./modules.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "vx-terms-"));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const heads = () => join(folder, "heads.jsonl");
const runNightly = () => endLogs(allLogTerms, heads()).run(database, {}, new AbortController().signal);
const ask = async <T>(sql: string, values: unknown[] = []) => (await database.pool.query<{ it: T }>(sql, values)).rows.map((row) => row.it);
const rows = async (table: string) => Number((await ask(`select count(*) as it from ${table}`))[0]);
const ago = (days: number) => new Date(Date.now() - days * 24 * 3600_000);

it("every log says in one place how long it is kept, and the terms are of tables there are", async () => {
  const tables = await readCatalogue(database);
  const deletable = await ask<string>(
    "select table_schema || '.' || table_name as it from information_schema.table_privileges where grantee = 'app_keeper' and privilege_type = 'DELETE'",
  );
  const logs = new Set([...tables.filter(({ kind }) => kind === "log").map(({ name }) => name), ...deletable]);
  // A seal has no term of its own: it leaves with its row.
  logs.delete("kernel.audit_seal");
  expect(allLogTerms.map(({ table }) => table).sort()).toEqual([...logs].sort());
  expect(tables.filter(({ comment }) => /\bretention:|\b\d+ (days|years)\b/i.test(comment ?? "")).map(({ name }) => name)).toEqual([]);
});

it("what has a term can be deleted, and what is kept for ever cannot", async () => {
  for (const { table, days } of allLogTerms) {
    const [may] = await ask<boolean>("select has_table_privilege('app_keeper', $1, 'DELETE') as it", [table]);
    expect({ table, may }).toEqual({ table, may: days !== null });
  }
});

it("a number that rests on no document nobody looked up says so", () => {
  for (const { source, reviewedBy } of allLogTerms) {
    expect(source.length).toBeGreaterThan(20);
    expect(reviewedBy).toBeNull();
  }
});

describe("at night", () => {
  beforeEach(async () => {
    await database.pool.query("truncate kernel.command, kernel.notice, kernel.audit, kernel.audit_seal, imports.batch, imports.row_result");
    await database.pool.query("truncate identity.attempt, identity.session, identity.account cascade");
  });

  it("receipts, messages and failed sign-ins go when their time has passed, younger ones stay", async () => {
    for (const days of [800, 731, 729, 1]) {
      await database.pool.query(
        "insert into kernel.command (id, path, version, actor_id, at, receipt, status, reply) values ($1, '/x', 1, $1, $2, $3, 200, '{}')",
        [newId(), ago(days), String(days)],
      );
      await database.pool.query(
        `insert into kernel.notice (province_id, id, account_id, channel, template, params, created_at, due_at) values ('92', $1, $1, 'app', 'x', '{}', $2, $2)`,
        [newId(), ago((days * 90) / 730)],
      );
      await database.pool.query("insert into identity.attempt values ($1, 1, $2)", [randomBytes(8), ago(days / 730)]);
    }
    await runNightly();
    expect(await ask("select receipt as it from kernel.command order by receipt")).toEqual(["1", "729"]);
    expect(await rows("kernel.notice")).toBe(2);
    expect(await rows("identity.attempt")).toBe(2);
    const told = await ask<{ table: string; rows: number }>(
      "select detail as it from kernel.audit where action = 'kernel.log-ended' order by id",
    );
    expect(told.map(({ table, rows: gone }) => [table, gone])).toEqual([
      ["kernel.command", 2],
      ["kernel.notice", 2],
      ["identity.attempt", 2],
    ]);
  });

  it("sessions go a quarter after they ended, but the latest of each account tells when it was last used", async () => {
    const accounts = [newId(), newId()];
    for (const id of accounts) {
      await database.pool.query(
        `insert into identity.account (id, login, name, province_id, home_key, created_at, created_by, seen_by) values ($1, $1::uuid::text, 'Trần Thị Mẫu', '92', 'n25.92', $2, $1, '{n25.92}')`,
        [id, ago(900)],
      );
      for (const days of [400, 300])
        await database.pool.query(
          "insert into identity.session (id, token_hash, account_id, created_at, seen_at, ends_at) values ($1, $2, $3, $4, $4, $4)",
          [newId(), randomBytes(8), id, ago(days)],
        );
    }
    await runNightly();
    const left = await ask<Date>("select seen_at as it from identity.session");
    expect(left.map((at) => Math.round((Date.now() - at.getTime()) / (24 * 3600_000)))).toEqual([300, 300]);
  });

  it("rows of an import go two years after it ended, except those somebody must still decide; its totals stay", async () => {
    for (const [days, ended] of [
      [800, ago(800)],
      [900, null],
      [10, ago(10)],
    ] as const) {
      const id = newId();
      await database.pool.query(
        `insert into imports.batch (province_id, id, kind, area, sender, file_name, file_sha256, policy, state, opened_at, opened_by, ended_at, rows_read, created, held, seen_by)
         values ('92', $1, 'cases', 'n25.92', 'x', 'x.xlsx', 'x', '{}', 'done', $2, $1, $3, 3, 1, 2, '{n25.92}')`,
        [id, ago(days), ended],
      );
      for (const [row, result, decided] of [
        [1, "created", null],
        [2, "held", ended],
        [3, "held", null],
      ] as const)
        await database.pool.query(
          "insert into imports.row_result (province_id, batch_id, row, result, decided_at, seen_by) values ('92', $1, $2, $3, $4, '{n25.92}')",
          [id, row, result, decided],
        );
    }
    await runNightly();
    const left = await ask<string>(
      "select (b.ended_at is not null) || ' ' || r.row as it from imports.batch b join imports.row_result r on r.batch_id = b.id where b.opened_at < $1 order by 1",
      [ago(100)],
    );
    expect(left).toEqual(["false 1", "false 2", "false 3", "true 3"]);
    expect(await rows("imports.batch")).toBe(3);
    expect(await rows("imports.row_result")).toBe(7);
  });

  it("the audit older than two years stands in archives and is whole; events and files are never touched", async () => {
    const [events, files] = [await rows("kernel.event"), await rows("kernel.file")];
    for (const days of [740, 735, 700])
      await database.pool.query("insert into kernel.audit (at, actor_id, kind, action) values ($1, $2, 'read', '/persons/one')", [
        ago(days),
        newId(),
      ]);
    await sealAudit(database, heads());
    await runNightly();
    await sealAudit(database, heads());
    expect(await verifyAudit(database, heads())).toMatchObject({ ok: true, archived: 2 });
    expect([await rows("kernel.event"), await rows("kernel.file")]).toEqual([events, files]);
  });
});
