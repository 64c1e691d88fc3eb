import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { publishedLevels } from "../../assessment/server.ts";
import { loadDirectory } from "../../directory/server.ts";
import { computeFigures } from "../../figures/server.ts";
import { createDemo } from "./create-demo.ts";

const province = "o19.94";
const lastDay = "2022-02-16";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  await createDemo(database, { seed: 3, persons: 600, cases: 200, log: () => undefined });
}, 120_000);
afterAll(() => database.drop());

const read = <T>(run: (tx: Tx) => Promise<T>) => withActor(database, { ...systemActor, provinceId: "92" }, "read", run);

interface Paper {
  on_day: string;
  state: string;
  at: Date;
  as_of: Date;
  figures: { id: string; value: number | null }[];
}
const reports = async (): Promise<Paper[]> =>
  (await database.pool.query<Paper>("select on_day, state, published_at as at, as_of, figures from reporting.report order by on_day")).rows;

it("the demo opens with the reports of four days signed and published on their own evenings; the last day's is left to be written", async () => {
  const found = await reports();
  expect(found.map(({ on_day, state }) => [on_day, state])).toEqual(
    ["2022-02-12", "2022-02-13", "2022-02-14", "2022-02-15"].map((on) => [on, "published"]),
  );
  for (const { at, on_day } of found) expect(localDateOf(at)).toBe(on_day);
});

it("a figure of such a report is what was known at its instant, and can be had again", async () => {
  const { figures, as_of: asOf, on_day: on } = (await reports()).at(-1)!;
  const query = { indicators: ["cases-cumulative"], area: province, from: on, to: on };
  const [then] = await read((tx) => computeFigures(tx, { ...query, asOf }));
  expect(figures.find(({ id }) => id === "total")!.value).toBe(then!.value);
});

it("levels of three weeks are published with the number of a decision, none of the last week", async () => {
  const [on] = (await read((tx) => publishedLevels(tx, [province], lastDay))).map(({ on: day }) => day);
  expect(on).toBe("2022-02-09");
  const { rows } = await database.pool.query<{ on_day: string; units: number; number: string; by: string }>(
    `select on_day, count(*)::int as units, min(document_number) as number, min(signed_name) as by from assessment.level_decision
     where state = 'published' group by on_day order by on_day`,
  );
  expect(rows.map(({ on_day, number, by }) => [on_day, number, by])).toEqual([
    ["2022-01-26", "01/QĐ-BCĐ", "Trần Văn Lẫm"],
    ["2022-02-02", "02/QĐ-BCĐ", "Trần Văn Lẫm"],
    ["2022-02-09", "03/QĐ-BCĐ", "Trần Văn Lẫm"],
  ]);
  expect(rows.every(({ units }) => units > 50)).toBe(true);
});
