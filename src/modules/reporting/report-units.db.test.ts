import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { newId } from "../../kernel/ids.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import {
  asOperator,
  deputy,
  head,
  invent,
  manyCases,
  operator,
  password,
  province,
  recordCases,
} from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { listCasesById, saveCases } from "../surveillance/server.ts";
import type { ReportCard } from "./contract.ts";
import { dailyReport } from "./daily-report.ts";
import { routes } from "./routes.ts";

const on = "2022-02-18";
const [district, ward] = ["o19.941", "o19.31498"];
const proof = { password, capacity: head };

let database: TestDatabase;
let call: ReturnType<typeof callRoutes>;
let office: Actor;
let chair: Actor;
let station: Actor;
let stranger: Actor;
let cdc: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  call = callRoutes(database, routes);
  await recordCases(database, [
    ...manyCases(3, { countUnit: ward, reportedOn: on }),
    ...manyCases(2, { countUnit: ward, reportedOn: on, detected: "quarantine", severity: null }),
    ...manyCases(4, { countUnit: ward, reportedOn: "2022-02-17", severity: "severe", backFilled: true }),
    ...manyCases(5, { countUnit: "o19.31501", reportedOn: "2022-01-10", outcome: "recovered", outcomeOn: on }),
    ...manyCases(1, { countUnit: "o19.31501", reportedOn: "2022-02-01", severity: "critical", outcome: "died", outcomeOn: on }),
  ]);
  office = await invent(database, "vanphong", "committee-office", province);
  chair = await invent(database, "truongban", "chair", province, [head]);
  station = await invent(database, "tyt", "commune-health-station", ward, [deputy]);
  stranger = await invent(database, "tinhkhac", "chair", "o19.95", [head]);
  cdc = await invent(database, "cdc", "cdc-epidemiologist", province);
});
const ask = async <T>(actor: Actor, path: string, question: object): Promise<T> => must(await call.ask<T>(actor, path, question));
afterAll(() => database.drop());

const refusal = (code: string) => ({ ok: false, refusal: { code } });
const command = (actor: Actor, name: string, body: unknown) => call.send(actor, `/reports/${name}`, body);
const card = (actor: Actor, id: string) => ask<ReportCard>(actor, "/reports/one", { id });

describe("reports of other units", () => {
  it("a commune drafts its own, with the names of its committee and no table", async () => {
    const id = newId();
    expect(await command(station, "draft", { reportId: id, area: ward, on })).toMatchObject({ ok: true });
    const report = await card(station, id);
    expect(report.text).toMatchObject({
      parentBody: "UBND phường 5",
      issuingBody: "Ban Chỉ đạo phòng, chống dịch COVID-19",
      place: "Phường 5",
      table: null,
    });
    expect(report.mayIssue).toBe(true);
    expect((await card(office, id)).mayIssue).toBe(false);
    const { version } = await card(station, id);
    expect(await command(station, "check", { reportId: id, baseVersion: version })).toMatchObject({ ok: true });
    expect(await command(chair, "sign", { reportId: id, baseVersion: (await card(station, id)).version, proof })).toMatchObject(
      refusal("reporting/report_not_found"),
    );
  });

  it("is begun once when two people begin it in the same moment", async () => {
    const day = "2022-02-01";
    const both = await Promise.all([office, cdc].map((actor) => command(actor, "draft", { reportId: newId(), area: province, on: day })));
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    const { rows } = await ask<{ rows: unknown[] }>(office, "/reports", { area: province, on: day });
    expect(rows.length).toBe(1);
  });

  it("says plainly that a day had no new case", async () => {
    const quiet = await withActor(database, operator, "read", (tx) => dailyReport(tx, { area: district, on: "2022-02-10" }));
    expect(quiet.ok).toBe(true);
    const text = JSON.stringify(quiet);
    expect(text).toContain("Trong ngày không ghi nhận ca mắc mới");
    expect(text).toContain("UBND thành phố Sóc Trăng");
  });

  it("refuses an area of another province, a day to come and an instant to come", async () => {
    const daily = (actor: Actor, query: Parameters<typeof dailyReport>[1]) =>
      withActor(database, actor, "read", (tx) => dailyReport(tx, query));
    expect(await daily(stranger, { area: province, on })).toMatchObject(refusal("reporting/area_not_found"));
    expect(await daily(office, { area: province, on: "2099-01-01" })).toMatchObject(refusal("reporting/day_in_future"));
    expect(await daily(office, { area: province, on, asOf: new Date("2099-01-01") })).toMatchObject(refusal("reporting/instant_in_future"));
    expect(await daily(office, { area: province, on, asOf: new Date("2022-02-17T05:00:00Z") })).toMatchObject(
      refusal("reporting/day_in_future"),
    );
  });
});

describe("the rows behind a figure", () => {
  const id = newId();
  let asOf: string;
  const behind = (actor: Actor, indicator: string) =>
    ask<{ rows: { id: string; detected: string }[]; n: number }>(actor, "/reports/figure-rows", {
      indicator,
      area: province,
      from: on,
      to: on,
      asOf,
    });

  it("are as many as the figure says, for every counted figure of the report, also after corrections", async () => {
    await command(office, "draft", { reportId: id, area: province, on });
    const { version } = await card(office, id);
    await command(office, "check", { reportId: id, baseVersion: version });
    const { figures } = await card(office, id);
    asOf = figures[0]!.asOf;
    const { rows } = await behind(cdc, "cases-new");
    await asOperator(database, async (tx) => {
      const cases = await listCasesById(
        tx,
        rows.map((row) => row.id),
      );
      await saveCases(
        tx,
        cases.map((each) => ({ ...each, detected: "border", severity: "critical", reportedOn: "2022-02-17" })),
      );
    });
    const counted = figures.filter(
      ({ indicator, area, from, source }) => indicator && area === province && from === on && source !== "none",
    );
    expect(counted.length).toBeGreaterThan(20);
    for (const { indicator, value } of counted) expect([indicator, (await behind(cdc, indicator!)).n]).toEqual([indicator, value]);
    expect((await behind(cdc, "cases-new-community")).rows.map(({ detected }) => detected)).toEqual([
      "community",
      "community",
      "community",
    ]);
  });

  it("are shown to those who may see cases, each look written down with its purpose", async () => {
    await expect(behind(stranger, "cases-new")).rejects.toThrow("reporting/area_not_found");
    const { rows } = await database.pool.query(
      "select purpose, cardinality(subjects) as n from kernel.audit where kind = 'read' and action = '/reports/figure-rows' order by id limit 1",
    );
    expect(rows[0]).toEqual({ purpose: "check-figure", n: 5 });
  });
});
