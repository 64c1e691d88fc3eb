import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import type { CaseCard, CaseHistory } from "./case-views.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

let database: TestDatabase;
let work: ReturnType<typeof at>;
beforeAll(async () => {
  database = await openOffices();
  work = at(database);
});
afterAll(() => database.drop());

async function reported(receipts: object): Promise<CaseCard> {
  const entry = newReport(places.trungBinh, {}, receipts);
  await work.send(offices.trungBinh, "/cases/report", entry);
  const card = await work.ask<CaseCard>(offices.trungBinh, "/cases/one", { caseId: entry.report.caseId });
  if (!card.ok) throw new Error(card.refusal.code);
  return card.value;
}

it("makes up no receipt for a case that is typed in here", async () => {
  expect(await reported({})).toMatchObject({ communeReceivedOn: null, districtReceivedOn: null, provinceReceivedOn: null });
});

it("keeps the days that are stated, and tells in the history who corrected one", async () => {
  const card = await reported({ communeReceivedOn: "2022-02-15", districtReceivedOn: "2022-02-16" });
  expect(card).toMatchObject({ communeReceivedOn: "2022-02-15", districtReceivedOn: "2022-02-16", provinceReceivedOn: null });
  const changes = { provinceReceivedOn: "2022-02-17" };
  expect(await work.send(offices.cdc, "/cases/correct", { caseId: card.id, baseVersion: card.version, changes })).toMatchObject({
    ok: true,
  });
  const history = await work.ask<CaseHistory>(offices.cdc, "/cases/history", { caseId: card.id });
  expect(history.ok && history.value.versions[0]!.changes).toEqual([{ field: "provinceReceivedOn", before: null, after: "2022-02-17" }]);
});
