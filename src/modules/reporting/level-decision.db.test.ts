import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { renderDocument } from "../../kernel/documents/render.ts";
import { readDocx } from "../../kernel/documents/test-kit/docx-reading.ts";
import { newId } from "../../kernel/ids.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { asOperator, head, invent, manyCases, nobody, password, province, recordCases } from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { routes as levelRoutes } from "../assessment/server.ts";
import { loadDirectory } from "../directory/server.ts";
import { reportFigures } from "../figures/server.ts";
import { findLevelDecision } from "./level-decision.ts";

const on = "2021-12-11";
const ward = "o19.31498";
const proposalId = newId();
let database: TestDatabase;
let cdc: Actor;
let chair: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  await recordCases(database, manyCases(10, { countUnit: ward, reportedOn: on }));
  const figure = { area: ward, from: on, to: on, cutoff: null, approx: "exact" as const, source: "TTYT" };
  await asOperator(database, (tx) =>
    reportFigures(tx, [
      { ...figure, indicator: "adults-one-dose-pct", value: 92.5 },
      { ...figure, indicator: "elderly-full-pct", value: 85 },
    ]),
  );
  cdc = await invent(database, "cdc", "cdc-epidemiologist", province);
  chair = await invent(database, "truongban", "chair", province, [head]);
  await act(cdc, "propose", { proposalId, area: ward, on, note: null });
});
afterAll(() => database.drop());

async function act(actor: Actor, name: string, body: unknown): Promise<void> {
  must(await callRoutes(database, levelRoutes).send(actor, `/levels/${name}`, body));
}
const decision = (actor: Actor) => withActor(database, actor, "read", (tx) => findLevelDecision(tx, proposalId));
async function words(actor: Actor): Promise<string> {
  const found = await decision(actor);
  return readDocx(await renderDocument(found!.document, "docx"))
    .paragraphs.map(({ text }) => text)
    .join("\n");
}

it("is a draft without number until it is signed, and is nobody else's to read", async () => {
  const draft = await words(cdc);
  expect(draft).toContain("QUYẾT ĐỊNH");
  expect(draft).toContain("/QĐ-BCĐ");
  expect(draft).not.toContain("01/QĐ-BCĐ");
  expect(await decision(nobody)).toBeUndefined();
});

it("signed, says the level with its reasons, its inputs with their sources, and that the thresholds are provisional", async () => {
  await act(chair, "sign", { proposalId, issuer: "BCĐ", proof: { password, capacity: head } });
  const signed = await words(chair);
  expect(signed).toContain("01/QĐ-BCĐ");
  expect(signed).toContain("Căn cứ Quyết định 4800/QĐ-BYT ngày 12/10/2021");
  expect(signed).toMatch(/Điều 1\. Cấp độ dịch COVID-19 đánh giá ngày 11\/12\/2021 của Phường 5, thành phố Sóc Trăng: Cấp \d/);
  expect(signed).toContain("Tiêu chí quyết định: ");
  expect(signed).toContain("Bộ ngưỡng tạm, chưa thẩm định");
  expect(signed).toContain("TM. BAN CHỈ ĐẠO");
  expect(signed).toContain("Người truongban");
  const document = (await decision(chair))!.document;
  expect(JSON.stringify(document.annexes)).toContain("TTYT");
  expect(JSON.stringify(document.annexes)).toContain("92,5%");
});

it("is the same file each time it is drawn after the signature", async () => {
  const draw = async () => Buffer.from(await renderDocument((await decision(chair))!.document, "docx")).toString("base64");
  expect(await draw()).toBe(await draw());
});
