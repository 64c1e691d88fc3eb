import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "../../../kernel/db/actor.ts";
import type { QueryRoute } from "../../../kernel/http/routes.ts";
import { openSheet } from "../../../kernel/tabular/open-sheet.ts";
import type { TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { routes as importRoutes } from "../../imports/server.ts";
import { correctCases } from "../commands/correct-cases.ts";
import { at, newReport, offices, openOffices, places } from "../test-kit/offices.ts";
import { exportColumns } from "./case-columns.ts";

let database: TestDatabase;
let office: ReturnType<typeof at>;
const reports = [
  newReport(
    places.trungBinh,
    { fullName: '=HYPERLINK("x")', birthYear: null, birthOn: "1984-02-05" },
    { ct: 21.5, severity: "mild", severityOn: "2022-02-15" },
  ),
  newReport(places.trungBinh, { fullName: "Sơn Thị Mẫu", birthYear: 1957 }, { reportedOn: "2022-02-16", note: "+84 gọi lại" }),
  newReport(
    places.lieuTu,
    { fullName: "Lâm Mẫu", sex: "male", birthYear: 2016 },
    { reportedOn: "2022-02-17", outcome: "recovered", outcomeOn: "2022-02-28" },
  ),
];

beforeAll(async () => {
  database = await openOffices();
  office = at(database);
  for (const entry of reports) {
    const actor = entry.report.residenceUnit === places.lieuTu ? offices.lieuTu : offices.trungBinh;
    expect(await office.send(actor, "/cases/report", entry)).toMatchObject({ ok: true });
  }
});
afterAll(() => database.drop());

async function exported(question: object, actor = offices.tranDe) {
  const file = await office.download(actor, "/cases/export", question);
  if (!file.ok) throw new Error(file.refusal.code);
  const sheet = await openSheet(file.value.bytes, { fileName: file.value.fileName });
  const rows: Record<string, string>[] = [];
  for await (const { cells } of sheet.rows)
    rows.push(Object.fromEntries(sheet.headers.map((header, index) => [header, cells[index]?.text ?? ""])));
  return { headers: sheet.headers, rows, bytes: file.value.bytes };
}

describe.each(["xlsx", "csv"])("a list exported as %s", (format) => {
  it("holds every case in sight with its id and version, newest reports first, and no formula", async () => {
    const { rows, bytes } = await exported({ format });
    expect(rows.map((row) => [row["Mã ca hệ thống"], row["Phiên bản ca"], row["Họ và tên"]])).toEqual(
      [...reports].reverse().map(({ report, person }) => [report.caseId, "1", person.fullName]),
    );
    expect(rows[2]).toMatchObject({
      "Ngày sinh": "05/02/1984",
      "Giới tính": "Nữ",
      "Xã/Phường": "Xã Trung Bình",
      "Quận/Huyện": "Huyện Trần Đề",
      "Tỉnh/Thành phố": "Tỉnh Sóc Trăng",
      "Ngày khởi phát": "12/02/2022",
      CT: format === "xlsx" ? "21.5" : "21,5",
      "Mức độ": "Nhẹ",
    });
    expect(rows[0]).toMatchObject({ "Ngày khỏi": "28/02/2022", "Ngày tử vong": "", "Giới tính": "Nam" });
    expect(rows[1]).toMatchObject({ "Ngày sinh": "1957", "Ghi chú": "+84 gọi lại" });
    if (format === "csv") expect(bytes.toString("utf8")).toContain("'=HYPERLINK");
  });
  it("follows the filter, in either language, and nobody else's cases are in it", async () => {
    expect((await exported({ format, unit: places.lieuTu })).rows).toHaveLength(1);
    expect((await exported({ format, from: "2022-02-16" })).rows).toHaveLength(2);
    expect((await exported({ format, language: "en" })).headers.slice(0, 3)).toEqual(["System case id", "System case version", "Disease"]);
    expect((await exported({ format }, offices.lieuTu)).rows).toHaveLength(1);
    expect((await exported({ format }, offices.vinhChau)).rows).toEqual([]);
  });
});

it("bears the headers an import knows, so that an edited sheet needs no mapping", async () => {
  const route = importRoutes.find(({ path }) => path === "/imports/fields") as QueryRoute;
  const answer = await withActor(database, offices.cdc, "read", (tx) => route.run(tx, {}));
  const fields = (answer as { value: { rows: { vi: string; en: string }[] } }).value.rows;
  const own = new Set(["Nơi ngoài danh mục", "Phân loại", "Đơn vị quản lý", "Ca bổ sung"]);
  const importable = exportColumns.filter(({ header }) => !own.has(header));
  expect(importable.filter(({ header }) => !fields.some(({ vi }) => vi === header)).map(({ header }) => header)).toEqual([]);
});

it("comes back edited: a changed day is a correction, an untouched row changes nothing, a row somebody else changed is refused with both versions", async () => {
  const { rows } = await exported({ format: "xlsx" });
  const [first, second, third] = rows.map((row) => ({ caseId: row["Mã ca hệ thống"]!, baseVersion: Number(row["Phiên bản ca"]) }));
  const meanwhile = { ...third!, changes: { ct: 30 }, reason: null };
  expect(await office.send(offices.trungBinh, "/cases/correct", meanwhile)).toMatchObject({ ok: true });
  const done = await withActor(database, offices.tranDe, "write", (tx) =>
    correctCases(tx, [
      { ...first!, changes: { onsetOn: "2022-02-13" }, reason: null },
      { ...second!, changes: { onsetOn: "2022-02-12" }, reason: null },
      { ...third!, changes: { onsetOn: "2022-02-13" }, reason: null },
    ]),
  );
  expect(done).toMatchObject([
    { result: "updated", version: 2 },
    { result: "unchanged", version: 1 },
    { result: "refused", refusal: { code: "kernel/stale", params: { version: 2 } } },
  ]);
});

describe("printed", () => {
  it("the form of a case, an empty one, and the line list of a filter come as Word and PDF", async () => {
    const { caseId } = reports[1]!.report;
    for (const [path, question] of [
      ["/cases/form", { caseId, format: "docx" }],
      ["/cases/form", { format: "pdf" }],
      ["/cases/line-list", { from: "2022-02-16", to: "2022-02-17", unit: places.tranDe, format: "docx" }],
      ["/cases/line-list", { caseIds: reports.map(({ report }) => report.caseId).join(","), format: "pdf" }],
    ] as const) {
      const file = await office.download(offices.tranDe, path, question);
      expect(file.ok && file.value.bytes.length).toBeGreaterThan(4000);
    }
    expect(await office.download(offices.vinhChau, "/cases/form", { caseId })).toMatchObject({ ok: false });
  });
});
