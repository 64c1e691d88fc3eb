import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Tx, withActor } from "../../kernel/db/actor.ts";
import { runReactions } from "../../kernel/events/reactions.ts";
import { runDueJobs } from "../../kernel/jobs/jobs.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { reactions } from "../surveillance/server.ts";
import { jobs, requestRun, resumeBatches } from "./jobs.ts";
import { routes } from "./routes.ts";
import { type RunOptions, runImport } from "./run-import.ts";
import { counts, csvOf, figuresOf, openSheetFile, operator, readBatch } from "./test-kit/import-sheet.ts";
import { manyRows } from "./test-kit/many-rows.ts";

const ROWS = 2300;
let database: TestDatabase;
let bytes: Uint8Array;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  bytes = await csvOf(manyRows(ROWS));
});
afterAll(() => database.drop());

const asOperator = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => withActor(database, operator, "write", run);
const run = (batchId: string, options: RunOptions = {}) => runImport(database, operator, batchId, options);
const command = async (path: string, batchId: string) => {
  const route = routes.find((each) => each.path === path);
  if (route?.kind !== "command") throw new Error(`no command ${path}`);
  const done = await asOperator((tx) => route.run(tx, { batchId }));
  if (!done.ok) throw new Error(done.refusal.code);
};
/** Runs until the first chunk is in, then is told to leave. */
async function interrupt(batchId: string): Promise<void> {
  const leaving = new AbortController();
  expect(await run(batchId, { signal: leaving.signal, onProgress: () => leaving.abort() })).toBe("interrupted");
}
const caseCount = async () =>
  (await database.pool.query("select count(*)::int as n from surveillance.case_report where withdrawn is null")).rows[0].n as number;

describe("a batch that is interrupted", () => {
  it("keeps running for whoever comes next, and goes on with the next row: nothing is lost and nothing made twice", async () => {
    const before = await caseCount();
    const batchId = await openSheetFile(database, bytes, { sender: "interrupted" });
    await interrupt(batchId);
    const half = await readBatch(database, batchId);
    expect(half.batch.state).toBe("running");
    expect(half.batch.read).toBe(half.rows.length);
    expect(half.batch.read).toBeLessThan(ROWS);
    expect(await run(batchId)).toBe("ended");
    const whole = await readBatch(database, batchId);
    expect(whole.rows.map(({ row }) => row)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 2));
    expect(counts(whole)).toEqual([ROWS - 46, 0, 0, 0, 46]);
    expect(await caseCount()).toBe(before + ROWS - 46);
  });
  it("shows nobody a part of the file: figures change when it is done", async () => {
    const batchId = await openSheetFile(
      database,
      await csvOf([["Mã số", "Ngày có kết quả"], ...Array.from({ length: 1500 }, (_, index) => [`T${index}`, "05/03/2022"])]),
      { sender: "held" },
    );
    await runReactions(database, reactions);
    const before = await figuresOf(database);
    await interrupt(batchId);
    await runReactions(database, reactions);
    expect(await figuresOf(database)).toEqual(before);
    await run(batchId);
    await runReactions(database, reactions);
    expect(await figuresOf(database)).not.toEqual(before);
  });
  it("is asked for again when the server starts, although the job of the dead server is still locked", async () => {
    const batchId = await openSheetFile(database, bytes, { sender: "killed" });
    await asOperator((tx) => requestRun(tx, batchId));
    await interrupt(batchId);
    await database.pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = 1");
    expect(await resumeBatches(database)).toBe(1);
    await runDueJobs(database, jobs, reactions);
    expect((await readBatch(database, batchId)).batch).toMatchObject({ state: "done", read: ROWS });
    expect(await resumeBatches(database)).toBe(0);
  });
});

describe("a batch that is stopped", () => {
  it("ends after the rows in hand, can be continued, and then has every row once", async () => {
    const batchId = await openSheetFile(database, bytes, { sender: "stopped" });
    let asked: Promise<void> | undefined; // progress is told more than once, and is stopped once
    const onProgress = () => {
      asked ??= command("/imports/stop", batchId);
    };
    expect(await run(batchId, { onProgress })).toBe("ended");
    await asked;
    const half = await readBatch(database, batchId);
    expect(half.batch).toMatchObject({ state: "stopped", read: half.rows.length });
    expect(half.batch.read).toBeLessThan(ROWS);
    await command("/imports/continue", batchId);
    await runDueJobs(database, jobs, reactions);
    expect((await readBatch(database, batchId)).batch).toMatchObject({ state: "done", read: ROWS });
  });
});

describe("two imports of a province", () => {
  it("run one after the other", async () => {
    const [one, other] = [
      await openSheetFile(database, bytes, { sender: "one" }),
      await openSheetFile(database, bytes, { sender: "other" }),
    ];
    let busy: string | undefined;
    await run(one, {
      async onProgress() {
        busy ??= await run(other, { whenBusy: "leave" });
      },
    });
    expect(busy).toBe("busy");
    expect(await run(other, { whenBusy: "leave" })).toBe("ended");
    expect((await readBatch(database, other)).batch.state).toBe("done");
  });
});
