import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { newId } from "../../kernel/ids.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { linesOf } from "../persons/server.ts";
import type { CaseHistory, UnplacedCases } from "./case-views.ts";
import { queueItems } from "./queue-items.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

/** Xã Vĩnh Thành of 2019, and two of the four communes that took its land. */
const split = "o19.31771";
const [home, other] = ["n25.31741", "n25.31756"];
const station = (key: string): Actor => ({ ...offices.trungBinh, accountId: newId(), name: key, scope: [key, "public"], homeKey: key });
const homeStation = station(home!);
const otherStation = station(other!);

let database: TestDatabase;
let work: ReturnType<typeof at>;
beforeAll(async () => {
  database = await openOffices();
  work = at(database);
});
afterAll(() => database.drop());

/** Reports somebody of a unit and lets the counts follow. */
async function reported(unit: string, person: object = {}) {
  const taken = newReport(unit, person);
  await work.send(offices.cdc, "/cases/report", taken);
  await work.react();
  return taken.report;
}
const versionsOf = async (ids: readonly string[]) =>
  (await work.rowsOf(offices.cdc)).filter(({ id }) => ids.includes(id)).map(({ id, version }) => ({ caseId: id, baseVersion: version }));
async function place(actor: Actor, unit: string, to: string, ids: readonly string[]) {
  const done = await work.send<{ rows: { result: string }[] }>(actor, "/cases/place", { unit, toUnit: to, cases: await versionsOf(ids) });
  for (let round = 0; round < 3; round++) await work.react();
  return done;
}
const sees = async (actor: Actor, id: string) => (await work.rowsOf(actor)).some((row) => row.id === id);
const seesPerson = (actor: Actor, id: string) => withActor(database, actor, "read", async (tx) => (await linesOf(tx, [id])).has(id));
const waiting = async (actor: Actor, unit: string) =>
  (await withActor(database, actor, "read", queueItems)).find(({ kind, key }) => kind === "place_cases" && key.endsWith(unit))?.params.n;
/** Cases counted with a unit as it is coded. */
async function counted(unit: string): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    "select coalesce(sum(n), 0)::int as n from surveillance.case_day where unit = $1 and date_kind = 'reported'",
    [unit],
  );
  return rows[0]!.n;
}

it("shows a case of a split commune to every successor until somebody places it, then to the right one only", async () => {
  const report = await reported(split);
  expect([await sees(homeStation, report.caseId), await sees(otherStation, report.caseId)]).toEqual([true, true]);
  expect([await waiting(homeStation, split), await waiting(otherStation, split)]).toEqual([1, 1]);
  const to = `${split}-${home}`;
  expect(await place(homeStation, split, to, [report.caseId])).toMatchObject({ ok: true, value: { rows: [{ result: "placed" }] } });
  expect([await sees(homeStation, report.caseId), await sees(otherStation, report.caseId)]).toEqual([true, false]);
  expect([await seesPerson(homeStation, report.personId), await seesPerson(otherStation, report.personId)]).toEqual([true, false]);
  expect([await waiting(homeStation, split), await waiting(otherStation, split)]).toEqual([undefined, undefined]);
  expect([await counted(split), await counted(to)]).toEqual([0, 1]);
  expect(await sees(offices.cdc, report.caseId)).toBe(true);
});

it("keeps the former commune in the history of the case, and moves the person with it", async () => {
  const report = await reported(split);
  await place(offices.cdc, split, `${split}-${home}`, [report.caseId]);
  const history = await work.ask<CaseHistory>(offices.cdc, "/cases/history", { caseId: report.caseId });
  const changes = history.ok ? history.value.versions[0]!.changes : [];
  expect(changes).toContainEqual({ field: "residenceUnit", before: split, after: `${split}-${home}` });
  const person = await withActor(database, offices.cdc, "read", async (tx) => (await linesOf(tx, [report.personId])).get(report.personId));
  expect(person).toMatchObject({ residenceUnit: `${split}-${home}` });
  expect(person!.residenceName).toMatch(/^Xã Vĩnh Thành \(nay thuộc /);
});

it("lets a station place a case in its neighbour, and the station still sees what it placed", async () => {
  const report = await reported(split);
  await place(homeStation, split, `${split}-${other}`, [report.caseId]);
  expect([await sees(homeStation, report.caseId), await sees(otherStation, report.caseId)]).toEqual([true, true]);
  expect(await sees(station("n25.31759"), report.caseId)).toBe(false);
});

it("asks for the commune of a case of which only the district is known", async () => {
  const report = await reported(places.vinhChau);
  expect(await waiting(offices.vinhChau, places.vinhChau)).toBe(1);
  await place(offices.vinhChau, places.vinhChau, places.vinhHiep, [report.caseId]);
  expect(await waiting(offices.vinhChau, places.vinhChau)).toBeUndefined();
  expect(await sees(offices.vinhHiep, report.caseId)).toBe(true);
  expect([await counted(places.vinhChau), await counted(places.vinhHiep)]).toEqual([0, 1]);
});

it("shows the cases of one hamlet together, with the address each is judged by", async () => {
  await reported(split, { fullName: "Lý Văn Một", address: "số 2, ấp Trà Do" });
  await reported(split, { fullName: "Lý Văn Hai", address: "ấp Mây Dốc" });
  await reported(split, { fullName: "Lý Văn Ba", address: "số 9, Ấp Trà Do" });
  const found = await work.ask<UnplacedCases>(otherStation, "/cases/unplaced", { unit: split });
  if (!found.ok) throw new Error(found.refusal.code);
  expect(found.value.rows.map(({ personName }) => personName)).toEqual(["Lý Văn Hai", ...["Lý Văn Ba", "Lý Văn Một"]]);
  expect(found.value.places).toHaveLength(4);
});

it("refuses what somebody changed meanwhile, and a place the unit never had", async () => {
  const report = await reported(split);
  const [version] = await versionsOf([report.caseId]);
  const stale = { ...version!, baseVersion: version!.baseVersion + 1 };
  const late = await work.send(offices.cdc, "/cases/place", { unit: split, toUnit: `${split}-${home}`, cases: [stale] });
  expect(late).toMatchObject({ ok: true, value: { rows: [{ result: "refused", refusal: { code: "kernel/stale" } }] } });
  const nowhere = await work.send(offices.cdc, "/cases/place", { unit: split, toUnit: "n25.31120", cases: [version] });
  expect(nowhere).toMatchObject({ ok: false, refusal: { code: "surveillance/unit_unknown" } });
  const blind = await work.send(offices.ninhKieu, "/cases/place", { unit: split, toUnit: `${split}-${home}`, cases: [version] });
  expect(blind).toMatchObject({ ok: false, refusal: { code: "surveillance/case_not_found" } });
});
