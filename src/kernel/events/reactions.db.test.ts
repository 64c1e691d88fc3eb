import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../db/actor.ts";
import { newId } from "../ids.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { recordEvents } from "./events.ts";
import { batchReleased, type Reaction, runReactions } from "./reactions.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A reaction that remembers what it saw. */
function listener(name: string): { reaction: Reaction; seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    reaction: {
      name,
      types: ["thing.happened"],
      run: async (_tx, events) => void seen.push(...events.map((event) => String(event.payload.n))),
    },
  };
}
const happen = (n: string, options: { batchId?: string; hold?: boolean; type?: string } = {}) =>
  withActor(database, systemActor, "write", async (tx) => {
    if (options.batchId) tx.batchId = options.batchId;
    tx.holdEvents = options.hold ?? false;
    await recordEvents(tx, [{ type: options.type ?? "thing.happened", provinceId: "92", seenBy: ["vn"], payload: { n } }]);
  });

it("shows each event once, in order, to every reaction", async () => {
  const { reaction, seen } = listener("test.once");
  await happen("1");
  await happen("2");
  await runReactions(database, [reaction]);
  await happen("3");
  await runReactions(database, [reaction]);
  expect(seen.filter((n) => ["1", "2", "3"].includes(n))).toEqual(["1", "2", "3"]);
});

it("never skips an event whose transaction began earlier and committed later", async () => {
  const { reaction, seen } = listener("test.order");
  await runReactions(database, [reaction]);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const slow = withActor(database, systemActor, "write", async (tx) => {
    await recordEvents(tx, [{ type: "thing.happened", provinceId: "92", seenBy: ["vn"], payload: { n: "slow" } }]);
    await held;
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await happen("fast");
  await runReactions(database, [reaction]);
  release();
  await slow;
  await runReactions(database, [reaction]);
  expect(seen.filter((n) => n === "slow" || n === "fast").sort()).toEqual(["fast", "slow"]);
});

it("holds the events of an import until the batch is released, then shows all of them", async () => {
  const { reaction, seen } = listener("test.held");
  const batchId = newId();
  await happen("h1", { batchId, hold: true });
  await happen("h2", { batchId, hold: true });
  await runReactions(database, [reaction]);
  expect(seen).not.toContain("h1");
  await happen("", { batchId, type: batchReleased });
  await runReactions(database, [reaction]);
  expect(seen.filter((n) => n.startsWith("h"))).toEqual(["h1", "h2"]);
});

it("shows the events again when the reaction failed, and moves on when it succeeds", async () => {
  let fail = true;
  const seen: string[] = [];
  const reaction: Reaction = {
    name: "test.retry",
    types: ["thing.retried"],
    async run(_tx, events) {
      if (fail) throw new Error("not yet");
      seen.push(...events.map((event) => String(event.payload.n)));
    },
  };
  await happen("r", { type: "thing.retried" });
  await expect(runReactions(database, [reaction])).rejects.toThrow("not yet");
  fail = false;
  await runReactions(database, [reaction]);
  expect(seen).toEqual(["r"]);
});

it("hands over one event for all that ask for the same work, a held batch included", async () => {
  const calls: string[][] = [];
  const reaction: Reaction = {
    name: "test.same-work",
    types: ["thing.counted"],
    sameWork: (event) => String(event.payload.n),
    run: async (_tx, events) => void calls.push(events.map((event) => String(event.payload.n)).sort()),
  };
  const batchId = newId();
  for (const n of ["a", "b", "a", "b", "a"]) await happen(n, { type: "thing.counted" });
  await runReactions(database, [reaction]);
  for (const n of ["c", "d", "c"]) await happen(n, { batchId, hold: true, type: "thing.counted" });
  await happen("", { batchId, type: batchReleased });
  await runReactions(database, [reaction]);
  expect(calls).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

it("reads what it does not want only once", async () => {
  const { reaction } = listener("test.passed-by");
  await happen("other", { type: "thing.ignored" });
  await runReactions(database, [reaction]);
  const { rows } = await database.pool.query(
    `select (c.xid, c.seq) = (select xid, seq from kernel.event where not held order by xid desc, seq desc limit 1) as at_end
     from kernel.reaction_cursor c where name = 'test.passed-by'`,
  );
  expect(rows).toEqual([{ at_end: true }]);
});

it("goes on with the other reactions when one fails, and tells which one it was", async () => {
  const broken: Reaction = { name: "test.broken", types: ["thing.happened"], run: () => Promise.reject(new Error("cannot")) };
  const { reaction, seen } = listener("test.after-broken");
  await happen("after");
  await expect(runReactions(database, [broken, reaction])).rejects.toThrow("test.broken: cannot");
  expect(seen).toContain("after");
});
