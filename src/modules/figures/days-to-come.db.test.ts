import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { addDays, localDateOf } from "../../kernel/time/local-date.ts";
import { loadDirectory } from "../directory/server.ts";
import { computeFigures, type FigureQuery } from "./figure-engine.ts";
import { reportFigures } from "./report-figures.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

const operator = { ...systemActor, provinceId: "92" };
const area = "o19.31681";
const figures = (question: Pick<FigureQuery, "from" | "to" | "by" | "asOf">, indicator = "cases-new") =>
  withActor(database, operator, "read", async (tx) => {
    const found = await computeFigures(tx, { indicators: [indicator], area, ...question });
    return found.map(({ to, value, missing }) => [to, value, missing]);
  });

it("does not know the days after the instant asked for, and does not call them days without a case", async () => {
  const asOf = new Date("2022-02-02T12:00:00+07:00");
  expect(await figures({ from: "2022-02-01", to: "2022-02-03", by: "day", asOf })).toEqual([
    ["2022-02-01", 0, []],
    ["2022-02-02", 0, []],
    ["2022-02-03", null, ["to-come"]],
  ]);
  expect(await figures({ from: "2022-02-01", to: "2022-02-10", asOf })).toEqual([["2022-02-10", null, ["to-come"]]]);
});

it("knows today so far and nothing of tomorrow", async () => {
  const today = localDateOf(new Date());
  const tomorrow = addDays(today, 1);
  expect(await figures({ from: today, to: tomorrow, by: "day", asOf: null })).toEqual([
    [today, 0, []],
    [tomorrow, null, ["to-come"]],
  ]);
});

it("does not answer for November with a share of the old that was stated for October, when it was about others", async () => {
  const share = "elderly-full-pct";
  const state = (on: string, value: number) =>
    withActor(database, operator, "write", (tx) =>
      reportFigures(tx, [{ indicator: share, area, from: on, to: on, cutoff: null, value, approx: "exact", source: "Trạm y tế" }]),
    );
  const said = (on: string) => figures({ from: on, to: on, asOf: null }, share);
  await state("2021-10-29", 88);
  expect(await said("2021-10-31")).toEqual([["2021-10-31", 88, []]]);
  expect(await said("2021-11-02")).toEqual([["2021-11-02", null, [share]]]);
  await state("2021-11-03", 71);
  expect(await said("2021-11-05")).toEqual([["2021-11-05", 71, []]]);
  expect(await said("2021-10-31")).toEqual([["2021-10-31", 88, []]]);
});
