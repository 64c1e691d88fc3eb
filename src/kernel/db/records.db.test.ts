import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { type Actor, systemActor, type Tx, withActor } from "./actor.ts";
import { asOf, horizon, prepareRecords, putRecords } from "./records.ts";
import type { Tables } from "./tables.ts";

let database: TestDatabase;
const officer: Actor = { ...systemActor, scope: ["o19.94"] };
const table = "sample.note" as keyof Tables & string;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`create schema sample; grant usage on schema sample to app_user, app_recorder, app_generator;
    create table sample.note (province_id text not null, id uuid not null, words text, primary key (province_id, id)); select kernel.make_record('sample', 'note')`);
});
afterAll(() => database.drop());

const row = (id: string, words: string, seenBy = ["vn", "o19.94"]) => ({ province_id: "92", id, seen_by: seenBy, words });
const put = (id: string, words: string, options = {}) =>
  withActor(database, officer, "write", (tx) => putRecords(tx, table, [row(id, words)], options));
const read = async (tx: Tx, instant: Date | null, id: string) => {
  await prepareRecords(tx, table);
  return (await sql<{ words: string }>`select words from ${asOf(table, instant)} as n where id = ${id}`.execute(tx)).rows[0]?.words;
};
const readAt = (instant: Date | null, id: string) => withActor(database, officer, "read", (tx) => read(tx, instant, id));
const horizonNow = () => withActor(database, officer, "read", horizon);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("keeps every version and answers what was known at any instant", async () => {
  const id = newId();
  expect((await put(id, "first")).created).toEqual([id]);
  await pause(5);
  const between = await horizonNow();
  expect((await put(id, "second")).updated).toEqual([id]);
  expect(await readAt(null, id)).toBe("second");
  expect(await readAt(between, id)).toBe("first");
  expect(await readAt(new Date("2020-01-01"), id)).toBeUndefined();
});

it("makes no new version when the same content is sent again", async () => {
  const id = newId();
  await put(id, "same");
  expect((await put(id, "same")).unchanged).toEqual([id]);
});

it("refuses a change based on an older version, and tells which record", async () => {
  const id = newId();
  await put(id, "a");
  await put(id, "b");
  expect(await put(id, "c", { expected: new Map([[id, 1]]) })).toMatchObject({ stale: [id], updated: [] });
  expect(await readAt(null, id)).toBe("b");
});

it("lets nobody write a record without the kernel's function", async () => {
  const direct = withActor(database, officer, "write", (tx) =>
    tx.client.query(
      "insert into sample.note (province_id, id, recorded_from, recorded_by, seen_by) values ('92', gen_random_uuid(), now(), gen_random_uuid(), '{vn}')",
    ),
  );
  await expect(direct).rejects.toThrow(/permission denied/);
});

it("lets no account write the past, only the generator of demos and drills", async () => {
  const past = new Date("2021-12-01T00:00:00Z");
  const forged = withActor(database, officer, "write", (tx) =>
    putRecords(Object.assign(tx, { now: past }), table, [row(newId(), "forged")]),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
  const id = newId();
  await withActor(database, officer, "write", (tx) => putRecords(tx, table, [row(id, "generated")]), { generatedAt: past });
  expect(await readAt(new Date("2021-12-02T00:00:00Z"), id)).toBe("generated");
});

it("shows a record only through its own relations", async () => {
  const id = newId();
  await put(id, "ours");
  const elsewhere = await withActor(database, { ...officer, scope: ["o19.95"] }, "read", (tx) => read(tx, null, id));
  expect(elsewhere).toBeUndefined();
  const outOfSight = withActor(database, officer, "write", (tx) => putRecords(tx, table, [row(newId(), "theirs", ["o19.95"])]));
  await expect(outOfSight).rejects.toThrow(/row-level security/);
});

it("never answers as of an instant that a slow writer may still fill", async () => {
  const id = newId();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const slow = withActor(database, officer, "write", async (tx) => {
    await putRecords(tx, table, [row(id, "slow")]);
    await held;
    return tx.now;
  });
  await pause(50);
  const published = await horizonNow();
  const before = await readAt(published, id);
  release();
  const recordedAt = await slow;
  expect(published.getTime()).toBeLessThan(recordedAt.getTime());
  expect(before).toBeUndefined();
  expect(await readAt(published, id)).toBe(before);
  await pause(5);
  expect(await readAt(await horizonNow(), id)).toBe("slow");
});

it("cuts a writer that stays too long, and nothing of it remains", async () => {
  const id = newId();
  const stuck = withActor(
    database,
    officer,
    "write",
    async (tx) => {
      await putRecords(tx, table, [row(id, "stuck")]);
      await pause(700);
      await tx.client.query("select 1");
    },
    { limitMs: 300 },
  );
  await expect(stuck).rejects.toThrow();
  expect(await readAt(null, id)).toBeUndefined();
});

it("queues two officers who change the same record, and loses neither version", async () => {
  const id = newId();
  await put(id, "start");
  await Promise.all(Array.from({ length: 8 }, (_, index) => put(id, `by ${index}`)));
  const { rows } = await database.pool.query<{ version: number }>(
    "select version from sample.note where id = $1 union all select version from sample.note_history where id = $1 order by 1",
    [id],
  );
  expect(rows.map((each) => each.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
