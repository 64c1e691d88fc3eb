import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

interface Curve {
  days: { on: string; n: Record<string, number> }[];
  asOf: Date;
}

let database: TestDatabase;
let office: ReturnType<typeof at>;
const entry = newReport(places.trungBinh, { fullName: "Lâm Sa Vy", phones: ["0912000222"] });
const { caseId } = entry.report;
const between: Date[] = [];
const tick = async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  between.push(new Date());
  await new Promise((resolve) => setTimeout(resolve, 20));
};

beforeAll(async () => {
  database = await openOffices();
  office = at(database);
  await tick();
  await office.send(offices.trungBinh, "/cases/report", entry);
  await tick();
  const change = { caseId, baseVersion: 1, changes: { resultedOn: "2022-02-16" }, reason: "Phiếu ghi ngày 16" };
  expect(await office.send(offices.trungBinh, "/cases/correct", change)).toMatchObject({ ok: true });
  await office.react();
  await tick();
});
afterAll(() => database.drop());

const query = { unit: places.tranDe, by: "resulted", from: "2022-02-10", to: "2022-02-20" };
async function daysWithCases(asOf?: Date): Promise<Record<string, number>> {
  const answer = await office.ask<Curve>(offices.tranDe, "/cases/curve", { ...query, ...(asOf && { asOf: asOf.toISOString() }) });
  if (!answer.ok) throw new Error(answer.refusal.code);
  const counted = answer.value.days.map(({ on, n }) => [on, Object.values(n).reduce((sum, each) => sum + each, 0)] as const);
  return Object.fromEntries(counted.filter(([, n]) => n > 0));
}

it("shows what was known at each instant: nothing, the case on its first day, the case on the corrected day", async () => {
  expect(await daysWithCases(between[0])).toEqual({});
  expect(await daysWithCases(between[1])).toEqual({ "2022-02-15": 1 });
  expect(await daysWithCases(between[2])).toEqual({ "2022-02-16": 1 });
  expect(await daysWithCases()).toEqual({ "2022-02-16": 1 });
});

it("refuses an instant that has not come", async () => {
  expect(await office.ask(offices.tranDe, "/cases/curve", { ...query, asOf: "2199-01-01T00:00" })).toMatchObject({
    ok: false,
    refusal: { code: "surveillance/instant_to_come" },
  });
});

it("ends with the day of the instant asked for: a day that was still to come is not shown as one without a case", async () => {
  const known = await office.ask<Curve>(offices.tranDe, "/cases/curve", { ...query, asOf: "2022-02-12T08:00" });
  expect(known).toMatchObject({ ok: true, value: { days: [{ on: "2022-02-10" }, { on: "2022-02-11" }, { on: "2022-02-12" }] } });
  const tomorrow = await office.ask<Curve>(offices.tranDe, "/cases/curve", { ...query, from: "2199-01-01", to: "2199-01-03" });
  expect(tomorrow).toMatchObject({ ok: true, value: { days: [] } });
});
