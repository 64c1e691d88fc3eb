import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runDueJobs } from "../../kernel/jobs/jobs.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { reactions } from "../surveillance/server.ts";
import { jobs, resumeBatches } from "./jobs.ts";
import { counts, csvOf, openSheetFile, readBatch } from "./test-kit/import-sheet.ts";
import { manyRows } from "./test-kit/many-rows.ts";

const ROWS = 8000;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

/** Runs the batch in a process of its own and kills it `afterMs` after its first committed rows. */
async function runAndKill(batchId: string, afterMs: number): Promise<NodeJS.Signals | null> {
  const script = fileURLToPath(new URL("test-kit/run-batch.ts", import.meta.url));
  const child = spawn(process.execPath, [script, database.url, batchId], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([once(child.stdout, "data"), gone]);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill("SIGKILL");
  return (await gone)[1];
}

it("goes on with the next row after its process was killed three times in the middle, and has each row once", async () => {
  const batchId = await openSheetFile(database, await csvOf(manyRows(ROWS)), { sender: "killed" });
  let killed = 0;
  for (const afterMs of [30, 130, 230]) {
    const before = (await readBatch(database, batchId)).batch.read;
    if ((await runAndKill(batchId, afterMs)) === "SIGKILL") killed++;
    const after = await readBatch(database, batchId);
    expect(after.batch.read).toBeGreaterThan(before);
    expect(after.batch.read).toBe(after.rows.length);
  }
  expect(killed).toBe(3);
  expect((await readBatch(database, batchId)).batch.state).toBe("running");
  expect(await resumeBatches(database)).toBe(1);
  await runDueJobs(database, jobs, reactions);
  const whole = await readBatch(database, batchId);
  expect(whole.batch.state).toBe("done");
  expect(counts(whole)).toEqual([ROWS * 0.98, 0, 0, 0, ROWS * 0.02]);
  const { rows } = await database.pool.query(
    "select count(*)::int as n, count(distinct sender_ref)::int as refs from surveillance.case_report",
  );
  expect(rows[0]).toEqual({ n: ROWS * 0.98, refs: ROWS * 0.98 });
}, 300_000);
