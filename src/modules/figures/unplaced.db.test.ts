import { afterAll, beforeAll, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { at, newReport, offices, openOffices } from "../surveillance/test-kit/offices.ts";
import { computeFigures } from "./figure-engine.ts";

/** Xã Vĩnh Thành of 2019, whose land is in four communes of today, and one of them. */
const split = "o19.31771";
const now = "n25.31741";

let database: TestDatabase;
let work: ReturnType<typeof at>;
beforeAll(async () => {
  database = await openOffices();
  work = at(database);
});
afterAll(() => database.drop());

/** Somebody who sees both maps: figures are for who sees every case of the area. */
const province = { ...offices.cdc, scope: ["n25.92", "o19.94", "public"] };
async function cases(area: string): Promise<number | null> {
  const query = { indicators: ["cases-new"], area, from: "2022-02-01", to: "2022-02-28", asOf: null };
  const [figure] = await withActor(database, province, "read", (tx) => computeFigures(tx, query));
  return figure!.value;
}

it("counts a case of a split commune once: in the province until somebody places it, then in the commune of today as well", async () => {
  const { person, report } = newReport(split);
  expect(await work.send(offices.cdc, "/cases/report", { person, report })).toMatchObject({ ok: true });
  await work.react();
  expect([await cases(split), await cases("n25.92"), await cases(now), await cases("n25.31756")]).toEqual([1, 1, 0, 0]);
  const placing = { unit: split, to: `${split}-${now}`, cases: [{ caseId: report.caseId, baseVersion: 1 }] };
  expect(await work.send(offices.cdc, "/cases/place", placing)).toMatchObject({ ok: true, value: { rows: [{ result: "placed" }] } });
  await work.react();
  expect([await cases(split), await cases("n25.92"), await cases(now), await cases("n25.31756")]).toEqual([1, 1, 1, 0]);
});
