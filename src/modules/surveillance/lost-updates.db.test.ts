import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Outcome } from "../../kernel/errors/refusal.ts";
import { newId } from "../../kernel/ids.ts";
import { must } from "../../kernel/test-kit/call-routes.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import type { CaseCard } from "./case-views.ts";
import { correctCase } from "./commands/correct-cases.ts";
import { acceptCases, refuseCases } from "./commands/hand-over-cases.ts";
import { reportCases } from "./commands/report-cases.ts";
import type { ReportCase } from "./contract.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

let database: TestDatabase;
let office: ReturnType<typeof at>;
beforeAll(async () => {
  database = await openOffices();
  office = at(database);
});
afterAll(() => database.drop());

const card = async (caseId: string) => must(await office.ask<CaseCard>(offices.cdc, "/cases/one", { caseId }));

type Act<T> = (tx: Tx) => Promise<T>;

/** Lets the second act begin before the first commits: it has read things as they were. */
async function meanwhile<T>(first: { actor: Actor; act: Act<unknown> }, second: { actor: Actor; act: Act<T> }): Promise<T> {
  let other: Promise<T> | undefined;
  await withActor(database, first.actor, "write", async (tx) => {
    await first.act(tx);
    other = withActor(database, second.actor, "write", second.act);
    await expect
      .poll(async () => (await database.pool.query("select from pg_locks where not granted")).rowCount, { timeout: 10_000 })
      .toBeGreaterThan(0);
  });
  return other!;
}

async function whileCorrected<T>(caseId: string, actor: Actor, act: Act<T>): Promise<T> {
  const { version } = await card(caseId);
  const correct = async (tx: Tx) =>
    must(await correctCase(tx, { caseId, baseVersion: version, changes: { note: "sửa trước" }, reason: null }));
  return meanwhile({ actor: offices.cdc, act: correct }, { actor, act });
}

/** A case of Trung Bình that is offered to Vĩnh Hiệp. */
async function offered(fullName: string): Promise<{ caseId: string; handOverId: string }> {
  const entry = newReport(places.trungBinh, { fullName });
  const { caseId } = entry.report;
  must(await office.send(offices.trungBinh, "/cases/report", entry));
  const handOverId = newId();
  const offers = { offers: [{ handOverId, caseId }], toUnit: places.vinhHiep, reason: "người bệnh về nhà mẹ đẻ" };
  must(await office.send(offices.trungBinh, "/cases/hand-over/offer", offers));
  return { caseId, handOverId };
}

it("a hand-over accepted while the case is corrected keeps the correction", async () => {
  const { caseId, handOverId } = await offered("Thạch Sơ Mẫu");
  await whileCorrected(caseId, offices.vinhHiep, async (tx) => must(await acceptCases(tx, [handOverId])));
  expect(await card(caseId)).toMatchObject({ note: "sửa trước", responsibleUnit: places.vinhHiep });
});

it.each(["accepted", "refused"] as const)("a hand-over that is %s at the same moment as the opposite is answered once", async (state) => {
  const { caseId, handOverId } = await offered(`Thạch Mẫu ${state === "accepted" ? "Nhận" : "Trả"}`);
  const accept: Act<Outcome<unknown>> = (tx) => acceptCases(tx, [handOverId]);
  const giveBack: Act<Outcome<unknown>> = (tx) => refuseCases(tx, [handOverId], "không thuộc địa bàn");
  const [first, second] = state === "accepted" ? [accept, giveBack] : [giveBack, accept];
  const actor = offices.vinhHiep;
  const late = await meanwhile({ actor, act: async (tx) => must(await first(tx)) }, { actor, act: second });
  expect(late).toMatchObject({ ok: false, refusal: { code: "surveillance/hand_over_decided" } });
  const { rows } = await database.pool.query("select state from surveillance.hand_over where id = $1", [handOverId]);
  expect(rows).toEqual([{ state }]);
  expect((await card(caseId)).responsibleUnit).toBe(state === "accepted" ? places.vinhHiep : places.trungBinh);
});

it("a further report that is merged while the case is corrected keeps the correction", async () => {
  const entry = newReport(places.trungBinh, { fullName: "Thạch Sơn Mẫu" });
  const { caseId } = entry.report;
  must(await office.send(offices.trungBinh, "/cases/report", entry));
  const { note: _none, ...facts } = await card(caseId);
  const report = { ...entry.report, severity: "mild", severityOn: "2022-02-15" };
  const full = { ...facts, ...report, note: null, classification: "confirmed" } as unknown as ReportCase;
  const birth = { bornOn: null, birthYear: 1980 };
  const merge = (tx: Tx) => reportCases(tx, [{ report: full, birth, sex: "female" }], { onDifference: "keep" });
  const [merged] = await whileCorrected(caseId, offices.trungBinh, merge);
  expect(merged).toMatchObject({ result: "updated" });
  expect(await card(caseId)).toMatchObject({ note: "sửa trước", severity: "mild" });
});

it("a report does not bring a withdrawn case back, nor take the place of somebody else's case", async () => {
  const entry = newReport(places.trungBinh, { fullName: "Lâm Thị Mẫu", birthYear: 1971 });
  const { caseId } = entry.report;
  must(await office.send(offices.trungBinh, "/cases/report", entry));
  const other = newReport(places.trungBinh, { fullName: "Danh Văn Mẫu", birthYear: 1955, sex: "male" });
  const stolen = await office.send(offices.trungBinh, "/cases/report", { ...other, report: { ...other.report, caseId } });
  expect(stolen.ok).toBe(false);
  expect(await card(caseId)).toMatchObject({ personId: entry.report.personId, version: 1 });
  must(await office.send(offices.trungBinh, "/cases/withdraw", { caseId, reason: "nhập nhầm" }));
  const again = await office.send(offices.trungBinh, "/cases/report", { person: null, report: entry.report });
  expect(again.ok).toBe(false);
  expect(await card(caseId)).toMatchObject({ withdrawn: "nhập nhầm" });
});
