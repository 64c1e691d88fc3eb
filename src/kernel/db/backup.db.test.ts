import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendAudit } from "../audit/audit.ts";
import { restartHeads } from "../audit/heads.ts";
import { sealAudit } from "../audit/seal.ts";
import { verifyAudit } from "../audit/verify.ts";
import { recordEvents } from "../events/events.ts";
import { type Reaction, runReactions } from "../events/reactions.ts";
import { putFile } from "../files/file-store.ts";
import { newId } from "../ids.ts";
import { requestJob, runDueJobs } from "../jobs/jobs.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { type Actor, systemActor, withActor } from "./actor.ts";
import { writeBackup } from "./backup.ts";
import { putRecords } from "./records.ts";
import { openBackup } from "./restore.ts";
import type { Tables } from "./tables.ts";

const note = "sample.note" as keyof Tables & string;
const schema = `create schema sample; grant usage on schema sample to app_user, app_recorder, app_generator;
  create table sample.note (province_id text not null, id uuid not null, words text, at timestamptz, share double precision, amount numeric(12, 4), bytes bytea, tags text[],
    facts jsonb, on_day date, primary key (province_id, id)); select kernel.make_record('sample', 'note');
  create table sample.place (key text primary key, name text not null, part_of text references sample.place); select kernel.make_reference('sample', 'place', 'Places.');
  create table sample.a_mention (id bigint generated always as identity primary key, place text not null references sample.place);
  select kernel.make_local('sample', 'a_mention', 'select', 'true', 'Points at a table that sorts after it.')`;

let source: TestDatabase;
let folder: string;
let file: string;
const heads = (name: string) => join(folder, `${name}.jsonl`);

/** What is hard to write as text: breaks, backslashes, tabs, quotes, marks, empty and null. */
const hardWords = ["Nguyễn Thị Ánh", "a\tb\nc\r\nd\\N \\. \"'", "", null, "\u{1F9EA}e\u0301", "\\N"];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vx-backup-"));
  file = join(folder, "first.zip");
  source = await createTestDatabase();
  await source.pool.query(schema);
  await fill(source, "source");
  await writeBackup(source, file, { keyring: null });
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true });
});

async function fill(database: TestDatabase, name: string): Promise<void> {
  await database.pool.query(`insert into sample.place values ('a', 'Xã Ất', null) on conflict do nothing; insert into sample.a_mention (place) values ('a'), ('a');
    insert into kernel.reaction_cursor (name) values ('sample.later') on conflict do nothing`);
  for (let turn = 0; turn < 3; turn++) {
    await withActor(database, systemActor, "write", async (tx) => {
      const rows = hardWords.map((words, index) => ({
        province_id: "92",
        id: `00000000-0000-7000-8000-0000000001${index}0`,
        words: words === null ? null : `${words}${turn}`,
        at: new Date(1_600_000_000_123 + index),
        share: index === 3 ? 0.1 + 0.2 : -1e-300,
        amount: 12345678.1234,
        bytes: `\\x00ff${index}a`,
        tags: ["x,y", '"', "{", ""],
        facts: { n: index, text: 'é"\n' },
        on_day: "0044-03-15",
        seen_by: ["vn", "o19.94"],
      }));
      await putRecords(tx, note, rows);
      await recordEvents(tx, [{ type: "note.changed", provinceId: "92", seenBy: ["vn"], payload: { turn } }]);
      await appendAudit(tx, { kind: "command", action: "/notes", subjects: [newId()] });
      await putFile(tx, {
        provinceId: "92",
        id: newId(),
        name: "tệp.bin",
        mediaType: "x/y",
        bytes: Buffer.alloc(300_000, turn),
        belongsTo: null,
        seenBy: ["vn"],
      });
      await requestJob(tx, "sample.work", { turn }, { key: `work-${turn % 2}` });
    });
    if (turn === 1) await sealAudit(database, heads(name));
  }
}

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.pool.query(`${schema}; insert into sample.place values ('shipped', 'Nơi có sẵn', null)`);
  await withActor(database, systemActor, "write", (tx) => appendAudit(tx, { kind: "system", action: "loaded" }));
  return database;
}

async function restore(database: TestDatabase, path = file) {
  const backup = await openBackup(path);
  try {
    await backup.restoreInto(database);
    return backup.manifest;
  } finally {
    backup.close();
  }
}

it("brings back every table, byte for byte, into an empty database", async () => {
  const target = await emptyDatabase();
  const first = await restore(target);
  const second = await writeBackup(target, join(folder, "second.zip"), { keyring: null });
  expect(second.tables.map(({ name, rows, sha256 }) => ({ name, rows, sha256 }))).toEqual(
    first.tables.map(({ name, rows, sha256 }) => ({ name, rows, sha256 })),
  );
  const rowsOf = (name: string) => first.tables.find((table) => table.name === name)?.rows;
  expect([rowsOf("sample.note"), rowsOf("sample.note_history"), rowsOf("kernel.file"), rowsOf("sample.place")]).toEqual([6, 10, 3, 1]);
  const { rows } = await target.pool.query("select words from sample.note where words is not null order by id");
  expect(rows.map((row) => row.words)).toEqual(hardWords.filter((words) => words !== null).map((words) => `${words}2`));
  await target.drop();
});

it("goes on where the other stopped: sequences, audit chain, waiting jobs, events not yet read", async () => {
  const target = await emptyDatabase();
  const manifest = await restore(target);
  expect(manifest.auditHead).toMatchObject({ position: 2 });
  restartHeads(heads("target"), { ...manifest.auditHead!, sealedAt: manifest.madeAt }, new Date());
  // As in a new cluster, whose transaction ids begin far below those of the old one.
  const seen: unknown[] = [];
  const later: Reaction = {
    name: "sample.later",
    types: ["note.changed"],
    run: async (_tx, events) => void seen.push(...events.map((event) => event.payload.turn)),
  };
  const done: unknown[] = [];
  await runDueJobs(target, [{ name: "sample.work", run: async (_database, payload) => void done.push(payload.turn) }], [later]);
  expect(seen).toEqual([0, 1, 2]);
  expect(done.sort()).toEqual([1, 2]);
  await fill(target, "target");
  expect(await sealAudit(target, heads("target"))).toBe(1);
  expect(await verifyAudit(target, heads("target"))).toEqual({ ok: true, rows: 6, archived: 0, fault: null });
  const { rows } = await target.pool.query("select max(seq) as seq from kernel.event");
  expect(rows[0].seq).toBe(6);
  await target.drop();
});

it("is the same after transactions of a cluster that counted much further", async () => {
  const target = await emptyDatabase();
  await source.pool.query(
    "update kernel.event set xid = '900000000000'; update kernel.audit set xid = '900000000000'; update kernel.reaction_cursor set xid = '900000000000', seq = 2",
  );
  const path = join(folder, "far.zip");
  await writeBackup(source, path, { keyring: null });
  await restore(target, path);
  const seen: unknown[] = [];
  await runReactions(target, [
    {
      name: "sample.later",
      types: ["note.changed"],
      run: async (_tx, events) => void seen.push(...events.map((event) => event.payload.turn)),
    },
  ]);
  expect(seen).toEqual([2]);
  expect(await sealAudit(target, heads("far"))).toBe(1);
  await target.drop();
});

describe("what is refused leaves the database as it was", () => {
  let target: TestDatabase;
  beforeAll(async () => {
    target = await emptyDatabase();
  });
  afterAll(() => target.drop());

  it("refuses a file that was cut, altered or is no backup, and leaves the database empty", async () => {
    const whole = readFileSync(file);
    const broken = join(folder, "broken.zip");
    const cases: [string, () => void][] = [
      ["cut", () => truncateSync(broken, Math.floor(statSync(file).size * 0.7))],
      ["no backup", () => writeFileSync(broken, "not a zip")],
      ["altered in the middle", () => writeFileSync(broken, flip(whole, whole.length >> 1))],
      ["altered in the rows of a table", () => writeFileSync(broken, flip(whole, whole.indexOf("tables/sample.note.copy") + 60))],
    ];
    for (const [what, harm] of cases) {
      writeFileSync(broken, whole);
      harm();
      await expect(restore(target, broken), what).rejects.toThrow();
    }
    const { rows } = await target.pool.query("select (select count(*) from sample.note) + (select count(*) from kernel.audit) as n");
    expect(rows[0].n).toBe(1);
  });

  it("refuses a database whose tables have another shape, and names the table", async () => {
    await target.pool.query("alter table sample.note add column more text");
    await expect(restore(target)).rejects.toMatchObject({ code: "other_schema", en: expect.stringContaining("sample.note") });
    await target.pool.query("alter table sample.note drop column more");
  });

  it("refuses a database that holds anything, and changes nothing there", async () => {
    await withActor(target, { ...systemActor, accountId: newId() }, "write", (tx) =>
      appendAudit(tx, { kind: "command", action: "was here" }),
    );
    await expect(restore(target)).rejects.toMatchObject({ code: "not_empty", vi: expect.stringContaining("kernel.audit") });
    const { rows } = await target.pool.query("select key from sample.place union all select action from kernel.audit");
    expect(rows.map((row) => row.key)).toEqual(["shipped", "loaded", "was here"]);
  });
});

const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 0x55;
  return copy;
};

it("fails rather than thins when row-level security binds the account, and leaves no file", async () => {
  const path = join(folder, "thin.zip");
  await source.pool.query("drop role if exists sample_bound; create role sample_bound login password 'x' in role app_user");
  await source.pool.query("grant usage on schema kernel, sample, graphile_worker, directory to sample_bound");
  for (const name of ["kernel", "sample", "graphile_worker"])
    await source.pool.query(`grant select on all tables in schema ${name} to sample_bound`);
  const url = new URL(source.url);
  [url.username, url.password] = ["sample_bound", "x"];
  const { closeDatabase, openDatabase } = await import("./pool.ts");
  const bound = openDatabase(url.href, 2);
  await expect(writeBackup(bound, path, { keyring: null })).rejects.toMatchObject({ code: "bound" });
  await closeDatabase(bound);
  expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  await source.pool.query("drop owned by sample_bound; drop role sample_bound");
});

it("is readable by its owner alone, and holds the keys only when they were asked for", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const path = join(folder, "keys.zip");
  await writeBackup(source, path, { keyring: "fingerprint", keys: '{"current":"k1"}' });
  const [plain, full] = [await openBackup(file), await openBackup(path)];
  expect([await plain.keys(), await full.keys()]).toEqual([undefined, '{"current":"k1"}']);
  plain.close();
  full.close();
});

it("takes one moment of a database in which others go on writing", async () => {
  const officer: Actor = { ...systemActor };
  let writing = true;
  const writer = (async () => {
    for (let n = 0; writing; n++)
      await withActor(source, officer, "write", (tx) =>
        putRecords(
          tx,
          note,
          ["b0", "c0"].map((id) => ({
            province_id: "92",
            id: `00000000-0000-7000-8000-0000000002${id}`,
            words: `turn ${n}`,
            seen_by: ["vn"],
          })),
        ),
      );
  })();
  const target = await emptyDatabase();
  for (let n = 0; n < 2; n++) await writeBackup(source, join(folder, "busy.zip"), { keyring: null });
  writing = false;
  await writer;
  await restore(target, join(folder, "busy.zip"));
  const { rows } = await target.pool.query(
    "select count(distinct words)::int as words, count(*)::int as n from sample.note where id::text like '%0002_0'",
  );
  expect(rows[0]).toEqual({ words: 1, n: 2 });
  await target.drop();
});
