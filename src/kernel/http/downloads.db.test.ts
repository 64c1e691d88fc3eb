import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { type Actor, systemActor } from "../db/actor.ts";
import { ok } from "../errors/refusal.ts";
import { newId } from "../ids.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { buildApp } from "./app.ts";
import { defineDownload } from "./routes.ts";
import type { ShownPeople } from "./shown-people.ts";

const ROWS = 400;
/** More than the buffers of both ends of a socket hold, so that a reader who stops holds the file up. */
const LINE = `${"x".repeat(100_000)}\n`;
const people = Array.from({ length: ROWS }, () => newId());

let database: TestDatabase;
let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  database = await createTestDatabase();
  const officer: Actor = { ...systemActor, accountId: newId() };
  app = await buildApp({
    database,
    routes: [list],
    authenticate: async () => ({ actor: officer, locked: false }),
    publicActor: officer,
    logLevel: "silent",
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(() => database.pool.query("truncate kernel.audit"));

const list = defineDownload({
  path: "/test/list",
  permission: "session",
  summary: "A list of people, a line each",
  purpose: "export",
  people: true,
  query: z.strictObject({ fails: z.stringbool().default(false) }),
  run: async (_tx, { fails }, shown) => ok({ fileName: "list.csv", mediaType: "text/csv", body: Readable.from(lines(shown, fails)) }),
});

async function* lines(shown: ShownPeople, fails: boolean): AsyncGenerator<string> {
  for (const [index, person] of people.entries()) {
    if (fails && index === 20) throw new Error("the disk went away");
    shown.add([person]);
    yield LINE;
  }
}

interface Entry {
  outcome: string;
  named: number;
  rows: number | null;
}
const audit = async () =>
  (
    await database.pool.query<Entry>(
      "select outcome, cardinality(subjects) as named, (detail->>'rows')::int as rows from kernel.audit where action = '/test/list' order by id",
    )
  ).rows;
/** Both entries: the question, and how it ended. */
const ended = async (): Promise<Entry> => {
  await expect.poll(async () => (await audit()).length, { timeout: 15_000 }).toBe(2);
  return (await audit())[1]!;
};

it("a download that was read to its end says so, with everybody who was in it", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/test/list`);
  expect((await answer.text()).length).toBe(ROWS * LINE.length);
  expect(await ended()).toEqual({ outcome: "ok", named: ROWS, rows: ROWS });
});

it("a download broken off by its reader is written as such, with those who had left by then", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /api/test/list HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
  const [first] = (await once(socket, "data")) as [Buffer];
  expect(first.toString()).toMatch(/^HTTP\/1\.1 200/);
  socket.destroy();
  const { outcome, named, rows } = await ended();
  expect(outcome).toBe("broken_off");
  expect(rows).toBe(named);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(ROWS);
});

it("the connection that read for a reader who left is free again, and the next reader is served", async () => {
  const readers = Array.from({ length: 12 }, () => connect(port, "127.0.0.1"));
  for (const reader of readers) {
    reader.write("GET /api/test/list HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
    await once(reader, "data");
    reader.destroy();
  }
  await expect.poll(async () => (await audit()).filter(({ outcome }) => outcome === "broken_off").length, { timeout: 15_000 }).toBe(12);
  expect((await (await fetch(`http://127.0.0.1:${port}/api/test/list`)).text()).length).toBe(ROWS * LINE.length);
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
});

it("a file that cannot be made to its end is cut, so that nobody takes it for whole, and is written as broken off", async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/test/list?fails=true`);
  await expect(answer.text()).rejects.toThrow();
  expect(await ended()).toMatchObject({ outcome: "broken_off", rows: 20 });
  await pause(50);
  expect((await audit()).length).toBe(2);
});
