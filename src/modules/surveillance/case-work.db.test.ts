import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../kernel/db/actor.ts";
import { withActor } from "../../kernel/db/actor.ts";
import type { Outcome } from "../../kernel/errors/refusal.ts";
import { newId } from "../../kernel/ids.ts";
import { must } from "../../kernel/test-kit/call-routes.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { linesOf } from "../persons/server.ts";
import type { CaseCard, CaseHistory, CaseLine, LookAlike } from "./case-views.ts";
import { queueItems } from "./queue-items.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

let database: TestDatabase;
let office: ReturnType<typeof at>;
beforeAll(async () => {
  database = await openOffices();
  office = at(database);
});
afterAll(() => database.drop());

type Taken = { caseId: string; result: string; refusal: { code: string } | null };
type Changed = { caseId: string; version: number };

const code = (outcome: Outcome<unknown>): string => (outcome.ok ? "ok" : outcome.refusal.code);
const report = async (actor: Actor, entry: object) => must(await office.send<Taken>(actor, "/cases/report", entry));
const card = async (actor: Actor, caseId: string) => must(await office.ask<CaseCard>(actor, "/cases/one", { caseId }));
const list = async (actor: Actor, filter: object = {}) => must(await office.ask<{ rows: CaseLine[] }>(actor, "/cases", filter)).rows;
const sees = async (actor: Actor, caseId: string) => (await office.rowsOf(actor)).some((row) => row.id === caseId);
const namesSeen = (actor: Actor, personId: string) =>
  withActor(database, actor, "read", async (tx) => [...(await linesOf(tx, [personId])).values()].map(({ fullName }) => fullName));
/** Confirmed cases of a commune on a day, from the roll-up. */
async function counted(unit: string, onDay: string): Promise<number> {
  await office.react();
  const { rows } = await database.pool.query(
    "select coalesce(sum(n), 0)::int as n from surveillance.case_day where unit = $1 and date_kind = 'own' and on_day = $2 and classification = 'confirmed'",
    [unit, onDay],
  );
  return rows[0].n;
}

describe("a case from report to withdrawal", () => {
  const entry = newReport(places.trungBinh, { fullName: "Kim Sa Mẫu", phones: ["0912000111"] });
  const { caseId } = entry.report;

  it("is classified by the definition of its day and counted in its commune", async () => {
    expect(await report(offices.trungBinh, entry)).toMatchObject({ caseId, result: "created", refusal: null });
    expect(await card(offices.trungBinh, caseId)).toMatchObject({
      personName: "Kim Sa Mẫu",
      classification: "confirmed",
      classificationTrace: { basis: "definition", source: { document: "Công văn 11042/BYT-DP" } },
      responsibleUnit: places.trungBinh,
      reportingUnit: places.trungBinh,
      ageYears: 42,
      version: 1,
    });
    expect(await counted(places.trungBinh, "2022-02-15")).toBe(1);
  });
  it("sent again under another command is the same case", async () => {
    expect(await report(offices.trungBinh, { person: null, report: entry.report })).toMatchObject({ caseId, result: "unchanged" });
  });
  it("is seen by its commune, district and province, and by no neighbour, by list, by id or in the database", async () => {
    for (const actor of [offices.trungBinh, offices.tranDe, offices.cdc]) {
      expect((await list(actor)).map(({ id }) => id)).toContain(caseId);
    }
    for (const actor of [offices.lieuTu, offices.vinhChau, offices.ninhKieu]) {
      expect(await list(actor)).toEqual([]);
      expect(code(await office.ask(actor, "/cases/one", { caseId }))).toBe("surveillance/case_not_found");
      expect(code(await office.ask(actor, "/cases/history", { caseId }))).toBe("surveillance/case_not_found");
      expect(code(await office.send(actor, "/cases/withdraw", { caseId, reason: "nhập nhầm" }))).toBe("surveillance/case_not_found");
      expect(await office.rowsOf(actor)).toEqual([]);
    }
  });
  it("a correction keeps the earlier version and who made it, and is refused when somebody was quicker", async () => {
    const before = await card(offices.trungBinh, caseId);
    const change = { caseId, baseVersion: before.version, changes: { onsetOn: "2022-02-11", ct: 21.5 }, reason: "hỏi lại người bệnh" };
    expect(must(await office.send<Changed>(offices.tranDe, "/cases/correct", change)).version).toBe(2);
    const late = await office.send(offices.trungBinh, "/cases/correct", { ...change, changes: { onsetOn: "2022-02-10" } });
    expect(late).toMatchObject({ ok: false, refusal: { code: "kernel/stale", params: { version: 2 } } });
    const { versions } = must(await office.ask<CaseHistory>(offices.trungBinh, "/cases/history", { caseId }));
    expect(versions.map(({ version, changes }) => [version, changes.map(({ field, before: was, after }) => [field, was, after])])).toEqual([
      [
        2,
        [
          ["onsetOn", "2022-02-12", "2022-02-11"],
          ["ct", null, 21.5],
        ],
      ],
      [1, []],
    ]);
  });
  it("a correction that makes its days contradict each other is refused with the field and the reason", async () => {
    const { version } = await card(offices.trungBinh, caseId);
    const change = { caseId, baseVersion: version, changes: { sampledOn: "2022-02-16" } };
    expect(await office.send(offices.trungBinh, "/cases/correct", change)).toMatchObject({
      ok: false,
      refusal: { code: "surveillance/dates_wrong", params: { field: "sampledOn", problem: "sample_after_result" } },
    });
  });
  it("can be read as it was known before the correction", async () => {
    const { versions } = must(await office.ask<CaseHistory>(offices.cdc, "/cases/history", { caseId }));
    const first = versions.find(({ version }) => version === 1)!.recordedAt;
    const then = (await list(offices.cdc, { asOf: first.toISOString() })).find(({ id }) => id === caseId);
    const now = (await list(offices.cdc)).find(({ id }) => id === caseId);
    expect([then?.onsetOn, now?.onsetOn]).toEqual(["2022-02-12", "2022-02-11"]);
    const before = new Date(first.getTime() - 1000).toISOString();
    expect(must(await office.ask<{ n: number }>(offices.cdc, "/cases/count", { asOf: before })).n).toBe(0);
  });
  it("a class set by hand is signed, leaves the count of confirmed cases, and goes back to the rules when it is lifted", async () => {
    const sign = { caseId, classification: "discarded", reason: "RT-PCR nhiễm chéo, hai lần sau âm tính" };
    expect(code(await office.send(offices.trungBinh, "/cases/classify", sign))).toBe("ok");
    expect(await card(offices.cdc, caseId)).toMatchObject({
      classification: "discarded",
      classificationManual: { by: offices.trungBinh.accountId, reason: sign.reason },
      queue: [],
    });
    expect(await counted(places.trungBinh, "2022-02-15")).toBe(0);
    expect(code(await office.send(offices.cdc, "/cases/classify", { ...sign, classification: "confirmed" }))).toBe(
      "surveillance/discarded_is_final",
    );
    expect(code(await office.send(offices.cdc, "/cases/classify", { ...sign, classification: null, reason: "xem lại hồ sơ" }))).toBe("ok");
    expect((await card(offices.cdc, caseId)).classification).toBe("confirmed");
    expect(await counted(places.trungBinh, "2022-02-15")).toBe(1);
  });
  it("takes its severity and its end, but not an end before it began", async () => {
    const severity = { caseId, severity: "moderate", severityOn: "2022-02-15" };
    expect(code(await office.send(offices.trungBinh, "/cases/severity", severity))).toBe("ok");
    const early = { caseId, outcome: "recovered", outcomeOn: "2022-02-01" };
    expect(code(await office.send(offices.trungBinh, "/cases/outcome", early))).toBe("surveillance/outcome_before_case");
    expect(code(await office.send(offices.trungBinh, "/cases/outcome", { ...early, outcomeOn: "2022-02-25" }))).toBe("ok");
    expect(await card(offices.trungBinh, caseId)).toMatchObject({ severity: "moderate", outcome: "recovered", outcomeOn: "2022-02-25" });
  });
  it("withdrawn with a reason it leaves lists and counts, and stays readable with its history", async () => {
    expect(code(await office.send(offices.trungBinh, "/cases/withdraw", { caseId, reason: "nhập hai lần" }))).toBe("ok");
    expect(await list(offices.trungBinh)).toEqual([]);
    expect(await counted(places.trungBinh, "2022-02-15")).toBe(0);
    expect(await card(offices.trungBinh, caseId)).toMatchObject({ withdrawn: "nhập hai lần", queue: [] });
    const { version } = await card(offices.trungBinh, caseId);
    expect(code(await office.send(offices.trungBinh, "/cases/correct", { caseId, baseVersion: version, changes: { ct: 20 } }))).toBe(
      "surveillance/withdrawn",
    );
  });
});

describe("a hand-over", () => {
  const entry = newReport(places.trungBinh, { fullName: "Thạch Mẫu" }, { reportedOn: "2022-02-16", resultedOn: "2022-02-16" });
  const { caseId } = entry.report;
  const offer = (handOverId: string, toUnit: string) => ({ offers: [{ handOverId, caseId }], toUnit, reason: "người bệnh về nhà mẹ đẻ" });

  it("lets both units see the case while it waits, also after a correction, and asks the receiving unit", async () => {
    await report(offices.trungBinh, entry);
    expect(await sees(offices.vinhHiep, caseId)).toBe(false);
    const handOverId = newId();
    expect(code(await office.send(offices.trungBinh, "/cases/hand-over/offer", offer(handOverId, places.vinhHiep)))).toBe("ok");
    expect(code(await office.send(offices.trungBinh, "/cases/hand-over/offer", offer(handOverId, places.vinhHiep)))).toBe("ok");
    expect(code(await office.send(offices.trungBinh, "/cases/hand-over/offer", offer(newId(), places.lieuTu)))).toBe(
      "surveillance/hand_over_pending",
    );
    await office.react();
    const seen = await card(offices.vinhHiep, caseId);
    expect(seen.handOver).toMatchObject({ id: handOverId, toName: "Xã Vĩnh Hiệp", mayAnswer: true, mayCancel: false, letter: false });
    expect(seen.personName).toBe("Thạch Mẫu");
    const change = { caseId, baseVersion: seen.version, changes: { ct: 19 } };
    expect(code(await office.send(offices.trungBinh, "/cases/correct", change))).toBe("ok");
    expect(await sees(offices.vinhHiep, caseId)).toBe(true);
    const queue = await withActor(database, offices.vinhHiep, "read", (tx) => queueItems(tx));
    expect(queue).toMatchObject([{ kind: "answer_hand_over", link: `/ca-benh/${caseId}`, params: { from: "Xã Trung Bình" } }]);
    expect(await withActor(database, offices.cdc, "read", (tx) => queueItems(tx))).toEqual([]);
  });
  it("refused with a reason, the case stays where it was and the refusing unit loses sight of it", async () => {
    const { handOver } = await card(offices.vinhHiep, caseId);
    const refusal = { handOverIds: [handOver!.id], reason: "không cư trú tại xã" };
    expect(code(await office.send(offices.lieuTu, "/cases/hand-over/refuse", refusal))).toBe("surveillance/hand_over_not_found");
    expect(code(await office.send(offices.trungBinh, "/cases/hand-over/refuse", refusal))).toBe("surveillance/hand_over_not_yours");
    expect(code(await office.send(offices.vinhHiep, "/cases/hand-over/refuse", refusal))).toBe("ok");
    await office.react();
    expect(await sees(offices.vinhHiep, caseId)).toBe(false);
    expect(await namesSeen(offices.vinhHiep, entry.person.personId)).toEqual([]);
    expect(await card(offices.trungBinh, caseId)).toMatchObject({ responsibleUnit: places.trungBinh, handOver: null });
  });
  it("taken back, it ends the receiving unit's sight at once", async () => {
    const handOverId = newId();
    await office.send(offices.trungBinh, "/cases/hand-over/offer", offer(handOverId, places.lieuTu));
    expect(await sees(offices.lieuTu, caseId)).toBe(true);
    expect(code(await office.send(offices.trungBinh, "/cases/hand-over/cancel", { handOverIds: [handOverId] }))).toBe("ok");
    expect(await sees(offices.lieuTu, caseId)).toBe(false);
  });
  it("accepted, the receiving unit answers for the case; who handed it over goes on seeing it through later corrections", async () => {
    const handOverId = newId();
    await office.send(offices.trungBinh, "/cases/hand-over/offer", offer(handOverId, places.vinhHiep));
    expect(code(await office.send(offices.vinhHiep, "/cases/hand-over/accept", { handOverIds: [handOverId] }))).toBe("ok");
    expect(code(await office.send(offices.vinhHiep, "/cases/hand-over/accept", { handOverIds: [handOverId] }))).toBe("ok");
    const taken = await card(offices.vinhHiep, caseId);
    expect(taken).toMatchObject({ responsibleUnit: places.vinhHiep, handOver: null });
    const moved = { caseId, baseVersion: taken.version, changes: { residenceUnit: places.vinhHiep, reportingUnit: places.vinhHiep } };
    expect(code(await office.send(offices.vinhHiep, "/cases/correct", moved))).toBe("ok");
    expect([await sees(offices.trungBinh, caseId), await sees(offices.vinhChau, caseId)]).toEqual([true, true]);
    expect(await counted(places.trungBinh, "2022-02-16")).toBe(0);
    expect(await counted(places.vinhHiep, "2022-02-16")).toBe(1);
  });
  it("to another province of its day goes with a letter that lists the cases", async () => {
    const away = newReport(places.lieuTu, { fullName: "Sơn Mẫu" });
    await report(offices.lieuTu, away);
    expect(await office.download(offices.lieuTu, "/cases/hand-over/letter", { toUnit: places.ninhKieu })).toMatchObject({ ok: false });
    const body = {
      offers: [{ handOverId: newId(), caseId: away.report.caseId }],
      toUnit: places.ninhKieu,
      reason: "người bệnh làm việc tại Cần Thơ",
    };
    expect(code(await office.send(offices.lieuTu, "/cases/hand-over/offer", body))).toBe("ok");
    expect((await card(offices.ninhKieu, away.report.caseId)).handOver).toMatchObject({ letter: true, mayAnswer: true });
    const letter = must(await office.download(offices.lieuTu, "/cases/hand-over/letter", { toUnit: places.ninhKieu }));
    expect(letter.fileName).toMatch(/^Công văn chuyển giao ca bệnh .*\.docx$/);
    expect(letter.bytes.length).toBeGreaterThan(5000);
  });
});

describe("what is taken in together", () => {
  it("a household is one, all or none", async () => {
    const householdId = newId();
    const members = ["Lý Văn Mẫu", "Lý Thị Con"].map((fullName, index) =>
      newReport(places.lieuTu, { fullName, birthYear: 1975 + index * 30 }),
    );
    const wrong = newReport(places.lieuTu, { fullName: "Lý Văn Út", birthYear: 2010 }, { onsetOn: "2022-02-20" });
    const refused = await office.send(offices.lieuTu, "/cases/report-household", { householdId, entries: [...members, wrong] });
    expect(code(refused)).toBe("surveillance/dates_wrong");
    expect(await list(offices.lieuTu, { from: "2022-02-01" })).toHaveLength(1);
    const taken = must(await office.send<{ rows: Taken[] }>(offices.lieuTu, "/cases/report-household", { householdId, entries: members }));
    expect(taken.rows.map(({ result }) => result)).toEqual(["created", "created"]);
    const { rows } = await database.pool.query("select count(*)::int as n from persons.person where household_id = $1", [householdId]);
    expect(rows[0].n).toBe(2);
  });
  it("rows of a grid are taken or refused each for itself, and nobody is registered for a refused one", async () => {
    const good = newReport(places.lieuTu, { fullName: "Ngô Mẫu Một", birthYear: 1961 });
    const late = newReport(places.lieuTu, { fullName: "Ngô Mẫu Hai", birthYear: 1962 }, { onsetOn: "2022-02-19" });
    const nowhere = newReport("o19.99999", { fullName: "Ngô Mẫu Ba", birthYear: 1963 });
    const foreign = newReport(places.lieuTu, { fullName: "Ngô Mẫu Bốn", birthYear: 1964 }, { reportingUnit: places.vinhHiep });
    const badNumber = newReport(places.lieuTu, { fullName: "Ngô Mẫu Năm", birthYear: 1965, phones: ["12"] });
    const entries = [good, late, nowhere, foreign, badNumber];
    const { rows } = must(await office.send<{ rows: Taken[] }>(offices.lieuTu, "/cases/report-many", { entries }));
    expect(rows.map(({ result, refusal }) => [result, refusal?.code ?? null])).toEqual([
      ["created", null],
      ["rejected", "surveillance/dates_wrong"],
      ["rejected", "surveillance/unit_unknown"],
      ["rejected", "surveillance/reporting_unit_not_yours"],
      ["rejected", "persons/bad_phone"],
    ]);
    const ids = entries.map(({ person }) => person.personId);
    const registered = await database.pool.query("select id from persons.person where id = any($1)", [ids]);
    expect(registered.rows.map(({ id }) => id)).toEqual([good.person.personId]);
  });
  it("a person who is surely registered already is not registered twice, and is told with the open case", async () => {
    const cccd = "094180001239";
    const known = newReport(places.lieuTu, { fullName: "Dương Thị Mẫu", birthYear: 1980, sex: "female", cccd });
    await report(offices.lieuTu, known);
    const again = newReport(places.lieuTu, { fullName: "Dương Thị Mẫu", birthYear: 1980, sex: "female", cccd });
    expect(await office.send(offices.lieuTu, "/cases/report", again)).toMatchObject({
      ok: false,
      refusal: { code: "surveillance/person_known", params: { personId: known.person.personId } },
    });
    const { personId: _minted, ...facts } = again.person;
    const person = {
      description: null,
      birthOn: null,
      nationality: null,
      occupation: null,
      workplace: null,
      school: null,
      vulnerable: [],
      address: null,
      householdId: null,
      cmnd: null,
      passport: null,
      phones: [],
      ...facts,
    };
    const ask = (actor: Actor) =>
      office.ask<{ rows: LookAlike[][] }>(actor, "/cases/look-alikes", { diseaseCode: "covid-19", people: [person] });
    expect(must(await ask(offices.lieuTu)).rows[0]).toMatchObject([
      { personId: known.person.personId, verdict: "same", openCase: { caseId: known.report.caseId } },
    ]);
    expect(must(await ask(offices.vinhHiep)).rows).toEqual([[]]);
  });
});
