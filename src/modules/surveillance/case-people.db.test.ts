import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../kernel/db/actor.ts";
import { withActor } from "../../kernel/db/actor.ts";
import type { Outcome } from "../../kernel/errors/refusal.ts";
import { newId } from "../../kernel/ids.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { linesOf, routes as personRoutes } from "../persons/server.ts";
import type { CaseCard, CaseLine } from "./case-views.ts";
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

async function merged(path: string, body: object): Promise<string> {
  return code(await callRoutes(database, personRoutes).send(offices.cdc, path, body));
}
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? "ok" : outcome.refusal.code);
const report = async (actor: Actor, entry: object) => must(await office.send<Taken>(actor, "/cases/report", entry));
const card = async (actor: Actor, caseId: string) => must(await office.ask<CaseCard>(actor, "/cases/one", { caseId }));
const list = async (actor: Actor, filter: object = {}) => must(await office.ask<{ rows: CaseLine[] }>(actor, "/cases", filter)).rows;

describe("a person", () => {
  it("treated elsewhere is seen by name where they are treated, newly registered or known before", async () => {
    const hospital = { ...offices.vinhHiep, accountId: newId(), scope: ["ag.o94.bvdk", "public"], homeKey: "ag.o94.bvdk" };
    const fresh = newReport(places.lieuTu, { fullName: "Danh Mẫu Mới" }, { facility: "ag.o94.bvdk", stayKind: "hospital" });
    const known = newReport(places.lieuTu, { fullName: "Danh Mẫu Cũ", birthYear: 1950 });
    await report(offices.lieuTu, fresh);
    const { caseId } = await report(offices.lieuTu, known);
    expect((await list(hospital)).map(({ personName }) => personName)).toEqual(["Danh Mẫu Mới"]);
    const change = { caseId, baseVersion: 1, changes: { facility: "ag.o94.bvdk", stayKind: "hospital" } };
    expect(code(await office.send(offices.lieuTu, "/cases/correct", change))).toBe("ok");
    await office.react();
    expect((await list(hospital)).map(({ personName }) => personName).sort()).toEqual(["Danh Mẫu Cũ", "Danh Mẫu Mới"]);
    expect(await list(hospital, { unit: "ag.o94.bvdk" })).toHaveLength(2);
    expect(
      code(await office.send(offices.lieuTu, "/cases/correct", { caseId, baseVersion: 2, changes: { facility: null, stayKind: "home" } })),
    ).toBe("ok");
    await office.react();
    const seen = await withActor(database, hospital, "read", (tx) => linesOf(tx, [known.person.personId, fresh.person.personId]));
    expect([...seen.keys()]).toEqual([fresh.person.personId]);
  });
  it("whose two records are merged has the cases of both; undone, each has its own again", async () => {
    const [one, two] = ["Sơn Thị Trùng", "Sơn Thi Trùng"].map((fullName, at) =>
      newReport(places.trungBinh, { fullName, birthYear: 1971 + at }),
    );
    await report(offices.trungBinh, one!);
    await report(offices.trungBinh, two!);
    const mergeId = newId();
    const merge = { mergeId, keepId: one!.person.personId, dropId: two!.person.personId, take: [] };
    const person = async () => (await card(offices.trungBinh, two!.report.caseId)).personId;
    expect(await merged("/persons/merge", merge)).toBe("ok");
    await office.react();
    expect(await person()).toBe(one!.person.personId);
    expect(await merged("/persons/unmerge", { mergeId, reason: "hai người trùng tên" })).toBe("ok");
    await office.react();
    expect(await person()).toBe(two!.person.personId);
  });
});

describe("the work queue", () => {
  it("asks the commune once for all its missing days of onset, and tells a class the evidence does not allow", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const bare = { onsetOn: null, onsetSource: "unknown", sampledOn: null, resultedOn: today, reportedOn: today };
    for (const fullName of ["Mai Mẫu Một", "Mai Mẫu Hai"]) await report(offices.vinhHiep, newReport(places.vinhHiep, { fullName }, bare));
    const disputed = newReport(
      places.vinhHiep,
      { fullName: "Mai Mẫu Ba" },
      { ...bare, onsetOn: today, testResult: "negative", classification: "confirmed" },
    );
    await report(offices.vinhHiep, disputed);
    const items = await withActor(database, offices.vinhHiep, "read", (tx) => queueItems(tx));
    expect(items.map(({ kind, subject, params }) => [kind, subject, params.n ?? null])).toEqual([
      ["settle_class", "Mai Mẫu Ba", null],
      ["ask_onset", "Xã Vĩnh Hiệp", 2],
    ]);
    expect(await list(offices.vinhHiep, { conflict: "true" })).toHaveLength(1);
    expect(await list(offices.vinhHiep, { missing: "onset", unit: places.vinhHiep })).toHaveLength(2);
  });
});
