import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../../directory/server.ts";
import { measureArea, measureWholeCountry } from "./levels.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

it("the measurement covers 10,035 communes, 696 districts and 63 provinces", async () => {
  const timings = await measureWholeCountry(database);
  expect(timings.map(({ units }) => units)).toEqual([10_794, 10_794]);
  expect(await measureArea(database, "92", "o19.94", "2022-02-18", 3)).toMatchObject({ units: 121 });
  for (const { what, ms } of timings) console.info(`${what}: ${ms.toFixed(0)} ms`);
});
