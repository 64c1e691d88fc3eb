import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../../kernel/test-kit/call-routes.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import type { CaseCard } from "./case-views.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

let database: TestDatabase;
let office: ReturnType<typeof at>;
beforeAll(async () => {
  database = await openOffices();
  office = at(database);
});
afterAll(() => database.drop());

const card = async (caseId: string) => must(await office.ask<CaseCard>(offices.trungBinh, "/cases/one", { caseId }));

describe("a test result that was entered by mistake", () => {
  const takenBack = async (entry: ReturnType<typeof newReport>, changes: object = { testKind: null, testResult: null }) => {
    const { caseId } = entry.report;
    must(await office.send(offices.trungBinh, "/cases/report", entry));
    const { version } = await card(caseId);
    const correction = { caseId, baseVersion: version, changes, reason: "nhập nhầm người" };
    must(await office.send(offices.trungBinh, "/cases/correct", correction));
    return card(caseId);
  };
  it("is taken back with the class that rested on it", async () => {
    expect(await takenBack(newReport(places.trungBinh, { fullName: "Sơn Mẫu Nhầm" }))).toMatchObject({
      classification: "suspected",
      classificationTrace: { basis: "report" },
    });
  });
  it("does not take back what the unit stated without it", async () => {
    const untested = { testKind: null, testResult: null, classification: "confirmed" };
    const entry = newReport(places.trungBinh, { fullName: "Sơn Mẫu Định" }, untested);
    expect(await takenBack(entry, { note: "đã hỏi lại" })).toMatchObject({
      classification: "confirmed",
      classificationTrace: { basis: "stated" },
    });
  });
  it("leaves a class in dispute in dispute as long as nothing else is known", async () => {
    const disputed = { testResult: "negative", classification: "confirmed" };
    const entry = newReport(places.trungBinh, { fullName: "Sơn Mẫu Tranh" }, disputed);
    expect(await takenBack(entry, { note: "chờ xét nghiệm lại" })).toMatchObject({
      classification: "suspected",
      classificationTrace: { conflict: true },
    });
  });
});
