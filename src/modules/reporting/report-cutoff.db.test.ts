import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../kernel/db/actor.ts";
import { newId } from "../../kernel/ids.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { asOperator, invent, manyCases, province, recordCases } from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { reportFigures } from "../figures/server.ts";
import type { ReportCard } from "./contract.ts";
import { routes } from "./routes.ts";

const ward = "o19.31498";
const day = "2022-02-14";
const noon = `${day}T05:00:00Z`;

let database: TestDatabase;
let office: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  office = await invent(database, "vanphong", "committee-office", province);
});
afterAll(() => database.drop());

const card = async (id: string) => must(await callRoutes(database, routes).ask<ReportCard>(office, "/reports/one", { id }));
const lineOf = async (id: string) => (await card(id)).checks.find(({ id: check }) => check === "cutoff");
const command = async (name: string, body: object) => must(await callRoutes(database, routes).send(office, `/reports/${name}`, body));
const act = async (name: string, id: string, more: object = {}) =>
  command(name, { reportId: id, baseVersion: (await card(id)).version, ...more });

it("the hour a report says it counts up to is asked about when cases of the day or a stated figure came later, until a later hour is taken", async () => {
  await recordCases(database, [
    ...manyCases(4, { countUnit: ward, reportedOn: day, notifiedAt: `${day}T04:00:00Z` }),
    ...manyCases(2, { countUnit: ward, reportedOn: day, notifiedAt: `${day}T09:30:00Z` }),
  ]);
  const beds = {
    indicator: "covid-beds-free",
    area: province,
    from: day,
    to: day,
    value: 41,
    approx: "exact",
    source: "Sở Y tế",
  } as const;
  await asOperator(database, (tx) => reportFigures(tx, [{ ...beds, cutoff: new Date(`${day}T10:00:00Z`) }]));
  const id = newId();
  await command("draft", { reportId: id, area: province, on: day, cutoff: noon });
  expect(await lineOf(id)).toMatchObject({ grade: "amber", params: { cases: 2, stated: 1 }, figures: ["new", "beds"] });
  // The same after an edit and at the horizon: what came later is counted as it was known then.
  await act("edit", id, { item: "direction", text: "Đã họp." });
  expect(await lineOf(id)).toMatchObject({ params: { cases: 2 } });
  await act("check", id);
  expect(await lineOf(id)).toMatchObject({ grade: "amber", params: { cases: 2 } });
  await command("draft", { reportId: newId(), area: province, on: day, cutoff: `${day}T10:00:00Z` });
  expect(await lineOf(id)).toMatchObject({ grade: "ok" });
});
