import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../../../kernel/db/actor.ts";
import { inventCase } from "../../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../../directory/server.ts";
import { refreshCaseDays, type StoredCase, saveCases } from "../../surveillance/server.ts";
import { allIndicators, findIndicator } from "../find-indicator.ts";
import { needsOf } from "../rules/evaluate.ts";
import { countByDay } from "./count-store.ts";
import { countByUnit } from "./unit-count-store.ts";

const operator = { ...systemActor, provinceId: "92" };
const units = ["o19.31498", "o19.31501"];
let database: TestDatabase;
let before: Date;

/** Cases of every sort, spread over places, days, severities and ends. */
const cases = Array.from({ length: 120 }, (_, n): StoredCase => {
  // Every fifth is of the months before: what is counted until a day reaches further back than the period.
  const reportedOn =
    n % 5 === 4
      ? `${["2021-11", "2022-01"][n % 2]}-${String(1 + (n % 28)).padStart(2, "0")}`
      : `2022-02-${String(10 + (n % 10)).padStart(2, "0")}`;
  const outcome = (["active", "recovered", "died"] as const)[n % 3]!;
  const facts = {
    classification: (["confirmed", "confirmed", "suspected", "probable"] as const)[n % 4]!,
    detected: (["community", "quarantine", "zone", "border", "screening", "hospital", "unknown"] as const)[n % 7]!,
    origin: (["local", "imported", "unknown"] as const)[n % 3]!,
    severity: ([null, "asymptomatic", "mild", "moderate", "severe", "critical"] as const)[n % 6]!,
    outcome,
    outcomeOn: outcome === "active" ? null : `2022-02-${String(11 + (n % 11)).padStart(2, "0")}`,
    sex: (["male", "female", null] as const)[n % 3]!,
    ageYears: n % 95,
    backFilled: n % 9 === 0,
  };
  return inventCase({ countUnit: units[n % 2]!, reportedOn, resultedOn: n % 5 === 0 ? null : reportedOn, ...facts });
});

const record = (changed: readonly StoredCase[]) =>
  withActor(database, operator, "write", async (tx) => {
    await saveCases(tx, changed);
    await refreshCaseDays(
      tx,
      units.map((unit) => ({ provinceId: "92", diseaseCode: "covid-19", unit })),
    );
    return tx.now;
  });

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  before = await record(cases);
  await record(cases.map((each, n) => ({ ...each, severity: "mild", detected: "zone", withdrawn: n % 10 === 0 ? "nhập nhầm" : null })));
});
afterAll(() => database.drop());

it.each([
  ["2022-02-12", "2022-02-18"],
  ["2022-01-10", "2022-02-11"],
  ["2022-01-31", "2022-01-31"],
  ["2022-02-01", "2022-03-01"],
])("counts every indicator from %s to %s in one reading as it is counted day by day, now and as of an instant", async (from, to) => {
  const { counts } = needsOf(
    allIndicators.map(({ code }) => code),
    findIndicator,
  );
  for (const asOf of [null, before]) {
    await withActor(database, operator, "read", async (tx) => {
      const query = { disease: "covid-19", units, from, to, asOf };
      const together = await countByUnit(tx, counts, query);
      for (const [code, count] of counts) {
        const rows = await countByDay(tx, count, { ...query, from: count.span === "period" ? from : null });
        const alone = new Map<string, number>();
        for (const { unit, n } of rows) alone.set(unit, (alone.get(unit) ?? 0) + n);
        expect([code, asOf, new Map(together.get(code)!.map(({ unit, n }) => [unit, n]))]).toEqual([code, asOf, alone]);
      }
    });
  }
});
