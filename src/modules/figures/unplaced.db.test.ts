import { afterAll, beforeAll, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import { manyCases, operator, recordCases } from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { computeFigures } from "./figure-engine.ts";

/** Xã Vĩnh Thành of 2019, whose land is in four communes of today, and two of them. */
const split = "o19.31771";
const [one, other] = ["n25.31741", "n25.31756"];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  await recordCases(database, [
    ...manyCases(2, { countUnit: split, reportedOn: "2022-02-15" }),
    ...manyCases(3, { countUnit: `${split}-${one}`, reportedOn: "2022-02-15" }), // placed
  ]);
});
afterAll(() => database.drop());

async function cases(area: string): Promise<number | null> {
  const query = { indicators: ["cases-new"], area, from: "2022-02-01", to: "2022-02-28", asOf: null };
  const [figure] = await withActor(database, operator, "read", (tx) => computeFigures(tx, query));
  return figure!.value;
}

it("counts all cases of a split commune in it and in the province, and in a commune of today those that were placed there", async () => {
  expect([await cases(split), await cases("n25.92"), await cases(one), await cases(other)]).toEqual([5, 5, 3, 0]);
});
