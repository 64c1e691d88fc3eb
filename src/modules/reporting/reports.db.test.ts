import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { stopDrawing } from "../../kernel/documents/render.ts";
import { newId } from "../../kernel/ids.ts";
import { listNumbers } from "../../kernel/numbering/number-store.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import {
  asOperator,
  deputy,
  head,
  invent,
  manyCases,
  nobody,
  operator,
  password,
  province,
  provinceId,
  recordCases,
} from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { loadDirectory } from "../directory/server.ts";
import { reportFigures } from "../figures/server.ts";
import { listCasesById, saveCases } from "../surveillance/server.ts";
import { signedHash } from "./commands/sign-report.ts";
import { composeReport } from "./compose-report.ts";
import type { ReportCard, ReportFigure } from "./contract.ts";
import { findReportingUnit } from "./describe-unit.ts";
import { queueItems } from "./queue-items.ts";
import { routes } from "./routes.ts";
import { canonicalJson } from "./rules/canonical-json.ts";
import { findReport, type StoredReport } from "./store/report-store.ts";

const on = "2022-02-18";
const [ward, other] = ["o19.31498", "o19.31501"];

let database: TestDatabase;
let call: ReturnType<typeof callRoutes>;
let office: Actor;
let chair: Actor;
let station: Actor;
let stranger: Actor;
let cdc: Actor;
const today = [
  ...manyCases(30, { countUnit: ward, reportedOn: on }),
  ...manyCases(12, { countUnit: other, reportedOn: on, detected: "quarantine", origin: "imported", severity: "asymptomatic" }),
];

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  call = callRoutes(database, routes);
  await recordCases(database, [
    ...today,
    ...manyCases(35, { countUnit: ward, reportedOn: "2022-02-17" }),
    ...manyCases(20, { countUnit: ward, reportedOn: "2022-01-10", outcome: "recovered", outcomeOn: "2022-01-20" }),
    ...manyCases(1, { countUnit: other, reportedOn: "2022-02-01", severity: "critical", outcome: "died", outcomeOn: on }),
  ]);
  office = await invent(database, "vanphong", "committee-office", province);
  chair = await invent(database, "truongban", "chair", province, [head]);
  station = await invent(database, "tyt", "commune-health-station", ward, [deputy]);
  stranger = await invent(database, "tinhkhac", "chair", "o19.95", [head]);
  cdc = await invent(database, "cdc", "cdc-epidemiologist", province);
});
const ask = async <T>(actor: Actor, path: string, question: object): Promise<T> => must(await call.ask<T>(actor, path, question));
const download = async (actor: Actor, path: string, question: object): Promise<Buffer> =>
  must(await call.download(actor, path, question)).bytes;
afterAll(async () => {
  stopDrawing();
  await database.drop();
});

const refusal = (code: string) => ({ ok: false, refusal: { code } });
const command = (actor: Actor, name: string, body: unknown) =>
  call.send<{ reportId: string; version: number; state: string }>(actor, `/reports/${name}`, body);
const card = (actor: Actor, id: string) => ask<ReportCard>(actor, "/reports/one", { id });
const figure = (report: { figures: ReportFigure[] }, id: string) => report.figures.find((each) => each.id === id)!;
const textOf = (report: ReportCard, item: string) => report.text.sections.flatMap(({ items }) => items).find(({ id }) => id === item)!.text;
const stored = (id: string): Promise<StoredReport> => withActor(database, operator, "read", async (tx) => (await findReport(tx, id))!);
const act = async (actor: Actor, name: string, id: string, more: object = {}) => {
  const done = await command(actor, name, { reportId: id, baseVersion: (await stored(id)).version, ...more });
  if (!done.ok) throw new Error(`${name}: ${done.refusal.code} ${JSON.stringify(done.refusal.params)}`);
  return done.value;
};
const proof = { password, capacity: head };
const checkWithReasons = async (id: string) => {
  const open = (await card(office, id)).checks.filter(({ grade }) => grade === "amber");
  await act(office, "check", id, { remarks: Object.fromEntries(open.map((check) => [check.id, "Đã rà soát"])) });
};
/** The book of the province, of the year in which the test signs. */
const numbersGiven = () => {
  const book = { provinceId, issuer: province, book: "BC", year: Number(localDateOf(new Date()).slice(0, 4)) };
  return withActor(database, operator, "read", (tx) => listNumbers(tx, book));
};
/** The figures of a day as this system knew them at an instant, computed again. */
const figuresAsOf = (report: Pick<StoredReport, "unit_key" | "on_day" | "cutoff" | "as_of">) =>
  withActor(database, operator, "read", async (tx) => {
    const of = (await findReportingUnit(tx, report.unit_key))!;
    const query = { of, on: report.on_day, cutoff: report.cutoff, asOf: report.as_of, overrides: new Map(), replaces: null };
    return (await composeReport(tx, query)).figures;
  });

describe("the daily report of a province, from draft to re-issue", () => {
  const id = newId();
  let published: StoredReport;

  it("is drafted from the records by who may, and by nobody outside", async () => {
    expect(await command(stranger, "draft", { reportId: id, area: province, on })).toMatchObject(refusal("reporting/area_not_found"));
    expect(await command(office, "draft", { reportId: id, area: province, on: "2099-01-01" })).toMatchObject(
      refusal("reporting/day_in_future"),
    );
    expect(await command(office, "draft", { reportId: id, area: province, on })).toMatchObject({
      ok: true,
      value: { version: 1, state: "draft" },
    });
    const draft = await card(office, id);
    expect([figure(draft, "new").value, figure(draft, "change").value, figure(draft, "total").value]).toEqual([42, 7, 98]);
    expect([figure(draft, "active").value, figure(draft, "recovered-total").value, figure(draft, "deaths").value]).toEqual([77, 20, 1]);
    expect(textOf(draft, "new-cases")).toContain(
      "tăng {change} ca so với ngày 17/02/2022; trong đó cộng đồng {community} ca, khu cách ly {quarantine} ca",
    );
    expect(figure(draft, "total@o19.941").value).toBe(98);
    expect(draft.checks.every(({ grade }) => grade !== "red")).toBe(true);
  });

  it("begins once: drafting again brings the same draft up to date", async () => {
    expect(await command(cdc, "draft", { reportId: newId(), area: province, on })).toMatchObject({
      ok: true,
      value: { reportId: id },
    });
  });

  it("keeps what the office wrote when the figures are brought up to date", async () => {
    await act(office, "edit", id, { item: "direction", text: "Ban Chỉ đạo đã ban hành 03 văn bản." });
    await act(office, "edit", id, { item: "new-cases", text: "Ghi nhận {new} ca, chủ yếu tại Phường 5." });
    await command(office, "draft", { reportId: newId(), area: province, on });
    const draft = await card(office, id);
    expect(textOf(draft, "direction")).toBe("Ban Chỉ đạo đã ban hành 03 văn bản.");
    expect(draft.checks).toContainEqual(expect.objectContaining({ id: "lost:new-cases", grade: "amber", item: "new-cases" }));
    await act(office, "edit", id, { item: "new-cases", text: null });
    expect((await card(office, id)).checks.some(({ id: check }) => check === "lost:new-cases")).toBe(false);
  });

  it("refuses an edit made on an older version", async () => {
    expect(await command(office, "edit", { reportId: id, baseVersion: 1, item: "direction", text: "x" })).toMatchObject(
      refusal("kernel/stale"),
    );
  });

  it("is not signed before its figures are fixed and checked", async () => {
    const { version } = await stored(id);
    expect(await command(chair, "sign", { reportId: id, baseVersion: version, proof })).toMatchObject(refusal("reporting/not_checked"));
    expect(await act(office, "check", id)).toMatchObject({ state: "checked" });
    expect((await stored(id)).as_of.getTime()).toBeLessThan(Date.now());
  });

  it("is asked of the chair in the queue, and of no other unit", async () => {
    const queue = async (actor: Actor) => (await withActor(database, actor, "read", queueItems)).map(({ kind, key }) => [kind, key]);
    expect(await queue(chair)).toContainEqual(["sign_report", id]);
    expect(await queue(stranger)).not.toContainEqual(["sign_report", id]);
    expect((await queue(station)).filter(([, key]) => key === id)).toEqual([]);
  });

  it("is not signed with a wrong password, in a capacity one does not hold, or from another unit; no number is lost by it", async () => {
    const { version } = await stored(id);
    const sign = (actor: Actor, with_: object) => command(actor, "sign", { reportId: id, baseVersion: version, proof: with_ });
    expect(await sign(chair, { ...proof, password: "sai mat khau roi" })).toMatchObject(refusal("identity/wrong_credentials"));
    expect(await sign(chair, { ...proof, capacity: deputy })).toMatchObject({ ok: false });
    expect(await sign(stranger, proof)).toMatchObject(refusal("reporting/report_not_found"));
    expect(await sign(station, { password, capacity: deputy })).toMatchObject(refusal("reporting/report_not_found"));
    expect((await stored(id)).state).toBe("checked");
    expect(await numbersGiven()).toEqual([]);
  });

  it("is signed with number, hash and the bytes of both files", async () => {
    // The tries above made the next one wait.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await act(chair, "sign", id, { proof })).toMatchObject({ state: "signed" });
    const signed = await stored(id);
    expect(signed).toMatchObject({ number: 1, symbol: "BC-BCĐ", signed_name: "Người truongban", capacity: head });
    expect(signed.sha256).toBe(signedHash(signed));
    expect(signed.sha256).toBe(
      createHash("sha256")
        .update(canonicalJson({ text: signed.text, figures: signed.figures }))
        .digest("hex"),
    );
    const docx = await download(office, "/reports/file", { id, format: "docx" });
    const pdf = await download(office, "/reports/file", { id, format: "pdf" });
    expect([docx.subarray(0, 2).toString(), pdf.subarray(0, 5).toString()]).toEqual(["PK", "%PDF-"]);
    const { rows } = await database.pool.query("select id, encode(sha256, 'hex') as sha256 from kernel.file where belongs_to = $1", [id]);
    const hashes = new Map(rows.map((row) => [row.id, row.sha256]));
    const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    expect([hashes.get(signed.docx_file), hashes.get(signed.pdf_file)]).toEqual([hash(docx), hash(pdf)]);
  });

  it("is locked once signed: no edit, no check, no second signature", async () => {
    const { version } = await stored(id);
    for (const [name, more] of [
      ["edit", { item: "direction", text: "khác" }],
      ["check", {}],
    ] as const)
      expect(await command(office, name, { reportId: id, baseVersion: version, ...more })).toMatchObject(refusal("reporting/locked"));
    expect(await command(chair, "sign", { reportId: id, baseVersion: version, proof })).toMatchObject(refusal("reporting/locked"));
    expect(await command(office, "draft", { reportId: newId(), area: province, on })).toMatchObject(refusal("reporting/locked"));
  });

  it("is read by everybody once published, and by nobody outside before", async () => {
    const list = async (actor: Actor) => (await ask<{ rows: { id: string }[] }>(actor, "/reports/public", {})).rows.map((row) => row.id);
    expect(await list(nobody)).toEqual([]);
    await expect(card(stranger, id)).rejects.toThrow("reporting/report_not_found");
    await act(office, "publish", id);
    expect(await list(nobody)).toEqual([id]);
    expect((await ask<{ document: { title: string } }>(nobody, "/reports/public/one", { id })).document.title).toContain("COVID-19");
    published = await stored(id);
    const signedBytes = await database.pool.query(
      "select content from kernel.file where belongs_to = $1 and media_type = 'application/pdf' order by at limit 1",
      [id],
    );
    expect(await download(nobody, "/reports/public/file", { id, format: "pdf" })).toEqual(signedBytes.rows[0].content);
    expect((await card(stranger, id)).checks).toEqual([]);
  });

  it("gives the same figures, byte for byte, after hundreds of corrections", async () => {
    const ids = today.map((each) => each.id);
    for (let round = 0; round < 8; round++)
      await asOperator(database, async (tx) => {
        const cases = await listCasesById(tx, ids);
        await saveCases(
          tx,
          cases.map((each, index) => ({
            ...each,
            severity: (["mild", "severe", "moderate"] as const)[(round + index) % 3]!,
            detected: round % 2 ? "zone" : "screening",
            reportedOn: index % 5 === 0 ? "2022-02-17" : on,
          })),
        );
      });
    await asOperator(database, async (tx) => {
      const [first, ...rest] = await listCasesById(tx, ids);
      await saveCases(tx, [
        { ...first!, withdrawn: "nhập nhầm" },
        ...rest.slice(0, 3).map((each) => ({ ...each, classification: "discarded" as const })),
      ]);
      await reportFigures(tx, [
        { indicator: "covid-beds-free", area: province, from: on, to: on, cutoff: null, value: 41, approx: "about", source: "Sở Y tế" },
      ]);
    });
    const { rows } = await database.pool.query("select count(*)::int as n from surveillance.case_report_history");
    expect(rows[0].n).toBeGreaterThan(300);
    const again = await figuresAsOf(published);
    expect(canonicalJson(again)).toBe(canonicalJson(published.figures));
    const now = await figuresAsOf({ ...published, as_of: new Date() });
    expect(canonicalJson(now)).not.toBe(canonicalJson(published.figures));
  });

  it("is re-issued only with a reason; the first stays in force until the second is published, and stays readable after", async () => {
    const next = newId();
    expect(await command(office, "draft", { reportId: newId(), area: province, on })).toMatchObject(refusal("reporting/already_published"));
    expect(await command(office, "reissue", { reportId: id, newReportId: next, reason: "Bổ sung kết quả xét nghiệm muộn" })).toMatchObject({
      ok: true,
    });
    expect((await stored(id)).state).toBe("published");
    const draft = await card(office, next);
    expect(draft).toMatchObject({ reissueOf: id, reissueReason: "Bổ sung kết quả xét nghiệm muộn" });
    expect(draft.text.replaces).toMatch(/^Báo cáo này thay thế Báo cáo số 01\/BC-BCĐ ngày \d\d\/\d\d\/\d{4}\. Lý do: Bổ sung/);
    expect(textOf(draft, "direction")).toBe("Ban Chỉ đạo đã ban hành 03 văn bản.");
    await checkWithReasons(next);
    await act(chair, "sign", next, { proof });
    await act(office, "publish", next);
    expect([(await stored(id)).state, (await stored(next)).state]).toEqual(["superseded", "published"]);
    expect(await card(office, id)).toMatchObject({ number: "01/BC-BCĐ", replacedBy: next });
    expect((await download(office, "/reports/file", { id, format: "docx" })).length).toBeGreaterThan(5000);
  });

  it("keeps a cancelled number in the book when a signed report is taken back", async () => {
    const [first, second] = [newId(), newId()];
    const day = "2022-02-17";
    await command(office, "draft", { reportId: first, area: province, on: day });
    await checkWithReasons(first);
    await act(chair, "sign", first, { proof });
    expect(await command(office, "reissue", { reportId: first, newReportId: second, reason: "Ký nhầm ngày" })).toMatchObject({ ok: true });
    expect((await stored(first)).state).toBe("superseded");
    const numbers = await numbersGiven();
    expect(numbers.map(({ number, cancelReason }) => [number, cancelReason])).toEqual([
      [1, null],
      [2, null],
      [3, "Ký nhầm ngày"],
    ]);
    expect((await card(office, second)).text.replaces).toBeNull();
  });
});
