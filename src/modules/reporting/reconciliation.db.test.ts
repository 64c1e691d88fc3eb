import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { newId } from "../../kernel/ids.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { asOperator, invent, manyCases, province, recordCases } from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { latestReported, reportFigures } from "../figures/server.ts";
import type { ReconciliationLine, ReportCard } from "./contract.ts";
import { queueItems } from "./queue-items.ts";
import { routes } from "./routes.ts";

const on = "2022-02-18";
const [district, ward, other] = ["o19.941", "o19.31498", "o19.31501"];
let database: TestDatabase;
let call: ReturnType<typeof callRoutes>;
let office: Actor;
let stranger: Actor;

const stated = (area: string, value: number, approx: "exact" | "about" = "exact") => ({
  indicator: "cases-new-reported",
  area,
  from: on,
  to: on,
  cutoff: null,
  value,
  approx,
  source: "Báo cáo nhanh của đơn vị",
});
const state = (...figures: ReturnType<typeof stated>[]) => asOperator(database, (tx) => reportFigures(tx, figures));
const lines = async (actor: Actor, area = province) =>
  (await ask<{ rows: ReconciliationLine[] }>(actor, "/reports/reconciliation", { area, to: on })).rows;
const decide = ({ indicator, area, from, to, reportedBy, computed, reported }: ReconciliationLine, more = {}) => ({
  ...{ indicator, area, from, to, reportedBy, computed, reported, stands: "computed", reason: "Một ca tính hai lần" },
  ...more,
});

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  call = callRoutes(database, routes);
  await recordCases(database, [
    ...manyCases(5, { countUnit: ward, reportedOn: on }),
    ...manyCases(3, { countUnit: other, reportedOn: on }),
  ]);
  await state(stated(district, 9), stated(ward, 5), stated(other, 2), stated(province, 9, "about"));
  office = await invent(database, "vanphong", "committee-office", province);
  stranger = await invent(database, "tinhkhac", "committee-office", "o19.95");
});
const ask = async <T>(actor: Actor, path: string, question: object): Promise<T> => must(await call.ask<T>(actor, path, question));
afterAll(() => database.drop());

it("lists the units whose own number is not what the records give, and no others", async () => {
  const found = await lines(office);
  expect(found.map(({ area, computed, reported }) => [area, computed, reported])).toEqual([
    [other, 3, 2],
    [district, 8, 9],
  ]);
  await expect(lines(stranger)).rejects.toThrow("reporting/area_not_found");
});

it("is in the work queue of the office until every difference is decided", async () => {
  const items = () => withActor(database, office, "read", async (tx) => (await queueItems(tx)).filter(({ kind }) => kind === "reconcile"));
  expect(await items()).toEqual([]);
  await asOperator(database, (tx) =>
    tx.client.query("insert into kernel.setting values ('demo_day', $1, $2, $3)", [JSON.stringify(on), tx.now, tx.actor.accountId]),
  );
  expect(await items()).toMatchObject([{ key: province, params: { n: 2 }, link: `/doi-chieu?area=${province}` }]);
  for (const line of await lines(office)) await call.send(office, "/reports/reconcile", decide(line));
  expect(await items()).toEqual([]);
});

it("keeps both numbers when somebody says which stands, with name and reason", async () => {
  const line = (await lines(office)).find(({ area }) => area === district)!;
  expect(await call.send(office, "/reports/reconcile", decide(line))).toMatchObject({ ok: true });
  const after = (await lines(office)).find(({ area }) => area === district)!;
  expect(after).toMatchObject({ computed: 8, reported: 9, settled: true, decision: { stands: "computed", reason: "Một ca tính hai lần" } });
  const kept = await asOperator(database, (tx) =>
    latestReported(tx, { indicators: ["cases-new-reported"], units: [district], on, asOf: null }),
  );
  expect([...kept.values()].map(({ value }) => value)).toEqual([9]);
});

it("asks again when one of the numbers moves, and refuses a decision about numbers that are no longer so", async () => {
  const seen = (await lines(office)).find(({ area }) => area === district)!;
  await recordCases(database, manyCases(2, { countUnit: ward, reportedOn: on }));
  expect((await lines(office)).find(({ area }) => area === district)).toMatchObject({ computed: 10, settled: false });
  expect(await call.send(office, "/reports/reconcile", decide(seen, { stands: "reported" }))).toMatchObject({
    ok: false,
    refusal: { code: "reporting/numbers_moved" },
  });
  expect(await call.send(stranger, "/reports/reconcile", decide(seen))).toMatchObject({
    ok: false,
    refusal: { code: "reporting/area_not_found" },
  });
});

it("has nothing to decide where both agree", async () => {
  const agreeing = { ...(await lines(office))[0]!, area: ward, computed: 7, reported: 5 };
  await state(stated(ward, 7));
  expect(await call.send(office, "/reports/reconcile", decide(agreeing, { reported: 7 }))).toMatchObject({
    ok: false,
    refusal: { code: "reporting/nothing_to_reconcile" },
  });
});

it("answers the check of the day's report: who decided and why, until a number moves", async () => {
  const reportId = newId();
  const checks = async () => (await ask<ReportCard>(office, "/reports/one", { id: reportId })).checks;
  const draft = () => call.send(office, "/reports/draft", { reportId: newId(), area: province, on });
  await call.send(office, "/reports/draft", { reportId, area: province, on });
  expect((await checks()).find(({ id }) => id === "stated")).toMatchObject({ grade: "amber", code: "stated_differ" });
  for (const line of await lines(office)) await call.send(office, "/reports/reconcile", decide(line));
  await draft();
  const [after] = (await checks()).filter(({ id }) => id.startsWith("stated"));
  expect(after).toMatchObject({ grade: "ok", code: "stated_decided" });
  expect(after!.params.list).toContain("(Người vanphong: Một ca tính hai lần)");
  await recordCases(database, manyCases(1, { countUnit: ward, reportedOn: on }));
  await draft();
  expect((await checks()).find(({ id }) => id === "stated")).toMatchObject({ grade: "amber" });
});
