import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { appendAudit } from "../../kernel/audit/audit.ts";
import { sealAudit } from "../../kernel/audit/seal.ts";
import { newKeyring } from "../../kernel/crypto/keys.ts";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import { putFile } from "../../kernel/files/file-store.ts";
import { newId } from "../../kernel/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { auditCommands } from "./audit-commands.ts";
import type { Command, Flags, Run } from "./command.ts";
import { dbCommands } from "./db-commands.ts";

let source: TestDatabase;
let target: TestDatabase;
let folder: string;
const before = { data: process.env.VX_DATA, keys: process.env.VX_KEYS };

/** Data folder of one of the two installations. */
const at = (name: string) => join(folder, name);
const backup = () => join(folder, "copy.zip");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vx-cli-"));
  for (const name of ["old", "new"]) mkdirSync(at(name));
  [source, target] = [await createTestDatabase(), await createTestDatabase()];
  delete process.env.VX_KEYS;
  process.env.VX_DATA = at("old");
  for (let n = 0; n < 3; n++)
    await withActor(source, { ...systemActor, accountId: newId() }, "write", async (tx) => {
      await appendAudit(tx, { kind: "read", action: "/persons/one", subjects: [newId()] });
      await putFile(tx, {
        provinceId: "92",
        id: newId(),
        name: "tệp",
        mediaType: "x/y",
        bytes: Buffer.from(`${n}`),
        belongsTo: null,
        seenBy: ["vn"],
      });
    });
  await sealAudit(source, join(at("old"), "audit-heads.jsonl"));
});
afterAll(async () => {
  for (const [name, value] of [
    ["VX_DATA", before.data],
    ["VX_KEYS", before.keys],
  ] as const) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await source.drop();
  await target.drop();
  rmSync(folder, { recursive: true });
});

/** What the tests read of the answers, each of its own command. */
interface Answers {
  keys: string | { made: boolean };
  auditHead: { position: number };
  audit: object;
  fault: object | null;
  heads: string;
}

/** Gives a command on a database as the local operator. @returns exit code and the JSON answer */
async function give(name: string, on: TestDatabase, words: string[] = [], flags: Flags = {}) {
  const command = [...dbCommands, ...auditCommands].find((one: Command) => one.name === name)!;
  let answer: unknown;
  const run: Run = {
    words,
    flags,
    database: async () => on,
    actor: async () => ({ ...systemActor, accountId: "00000000-0000-7000-8000-000000000003" }),
    path: (text) => text,
    say: () => undefined,
    answer: (value, lines) => {
      answer = value;
      expect(lines().join("")).not.toContain("undefined");
    },
  };
  return { code: await command.run(run), answer: answer as Answers };
}

it("backs up all of it and says where the keys are, which stay out of the file", async () => {
  writeFileSync(join(at("old"), "keys.json"), JSON.stringify(newKeyring()));
  const { code, answer } = await give("db backup", source, [backup()]);
  expect({ code, keys: answer.keys, head: answer.auditHead.position }).toEqual({ code: 0, keys: "apart", head: 4 });
  expect((await give("db status", source)).answer).toMatchObject({ audit: { rows: 4, sealed: 4 }, keys: { made: true } });
});

it("does not restore where sealed values could not be read, nor over another installation's keys", async () => {
  process.env.VX_DATA = at("new");
  await expect(give("db restore", target, [backup()])).rejects.toMatchObject({ code: "keys_missing" });
  process.env.VX_KEYS = JSON.stringify(newKeyring());
  await expect(give("db restore", target, [backup()], { "without-keys": true })).rejects.toMatchObject({ code: "keys_differ" });
  delete process.env.VX_KEYS;
  await expect(give("db restore", target, [join(folder, "none.zip")])).rejects.toThrow(/không có tệp/);
});

it("takes the keys over from a backup that was made with them, and the audit goes on as one chain", async () => {
  process.env.VX_DATA = at("old");
  expect((await give("db backup", source, [backup()], { "with-keys": true })).answer.keys).toBe("included");
  process.env.VX_DATA = at("new");
  const { code, answer } = await give("db restore", target, [backup()]);
  expect({ code, audit: answer.audit }).toEqual({ code: 0, audit: { ok: true, rows: 6, archived: 0, fault: null } });
  expect(readFileSync(join(at("new"), "keys.json"), "utf8").replaceAll(/\s/g, "")).toBe(
    readFileSync(join(at("old"), "keys.json"), "utf8").replaceAll(/\s/g, ""),
  );
  expect((await give("audit verify", target)).code).toBe(0);
  await expect(give("db restore", target, [backup()])).rejects.toMatchObject({ code: "not_empty" });
});

it("names the row of the audit that was changed, with exit code 1", async () => {
  await target.pool.query("update kernel.audit set action = '/x' where id = (select audit_id from kernel.audit_seal where position = 2)");
  const { code, answer } = await give("audit verify", target);
  expect({ code, fault: answer.fault }).toMatchObject({ code: 1, fault: { kind: "altered", position: 2 } });
  expect(existsSync(answer.heads)).toBe(true);
});
