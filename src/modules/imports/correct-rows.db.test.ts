import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import { ShownPeople } from "../../kernel/http/shown-people.ts";
import { openSheet } from "../../kernel/tabular/open-sheet.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { correctCases, listCasesById, routes } from "../surveillance/server.ts";
import type { RowDecision } from "./contract.ts";
import { decideRow } from "./decide-row.ts";
import { problemWords } from "./row-words.ts";
import { counts, csvOf, importSheet, operator, type Table, undo } from "./test-kit/import-sheet.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  const headers = [
    "Mã số",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Xã/Phường",
    "Quận/Huyện",
    "Ngày khởi phát",
    "Ngày có kết quả",
    "Loại xét nghiệm",
    "Kết quả xét nghiệm",
    "Nơi phát hiện",
    "Nguồn lây",
    "Mức độ",
    "Kết quả điều trị",
    "Ngày ra viện",
    "Ghi chú",
    "Bệnh",
  ];
  const place = ["Phường 5", "Thành phố Sóc Trăng"];
  await importSheet(
    database,
    [
      headers,
      [
        "1",
        "Lâm Thị Sen",
        "01/02/1980",
        "Nữ",
        ...place,
        "05/02/2022",
        "07/02/2022",
        "RT-PCR",
        "Dương tính",
        "Cộng đồng",
        "Trong nước",
        "Nhẹ",
        "Khỏi",
        "20/02/2022",
        "ho,  sốt",
        "COVID-19",
      ],
      [
        "2",
        "Danh Sóc",
        "1975",
        "Nam",
        ...place,
        "",
        "08/02/2022",
        "Test nhanh",
        "Dương tính",
        "Khu cách ly",
        "",
        "",
        "",
        "",
        "",
        "COVID-19",
      ],
      ["3", "Sơn Ngọc Mai", "", "Nữ", "Phường 1", "TX Vĩnh Châu", "", "09/02/2022", "", "", "", "", "", "", "", "", "Sởi"],
      ["4", "", "", "", "", "", "", "09/02/2022", "", "", "", "", "Không triệu chứng", "", "", "", ""],
    ],
    { sender: "BV" },
  );
});
afterAll(() => database.drop());

/** The list of cases as a user downloads it, with its header in the first row. */
async function exported(format: "csv" | "xlsx", language: "vi" | "en"): Promise<{ bytes: Uint8Array; table: string[][] }> {
  const route = routes.find(({ path }) => path === "/cases/export");
  if (route?.kind !== "download") throw new Error("there is no export");
  const bytes = await withActor(database, operator, "read", async (tx) => {
    const done = await route.run(tx, { format, language }, new ShownPeople());
    if (!done.ok) throw new Error(done.refusal.code);
    return buffer(done.value.body as Readable);
  });
  const sheet = await openSheet(bytes);
  const table = [sheet.headers];
  for await (const { cells } of sheet.rows) table.push(sheet.headers.map((_, index) => cells[index]?.text ?? ""));
  return { bytes, table };
}

const editing = (table: string[][], edits: Record<string, Record<string, string>>): Table => {
  const [headers, ...rows] = table as [string[], ...string[][]];
  const number = headers.indexOf("Mã số");
  return [headers, ...rows.map((cells) => cells.map((cell, index) => edits[cells[number]!]?.[headers[index]!] ?? cell))];
};
const stored = async (caseId: string) => (await withActor(database, operator, "read", (tx) => listCasesById(tx, [caseId])))[0]!;

it.each([
  ["csv", "vi"],
  ["xlsx", "vi"],
  ["xlsx", "en"],
] as const)("an export (%s, %s) that nobody edited changes nothing", async (format, language) => {
  const imported = await importSheet(database, (await exported(format, language)).bytes, { fileName: `ca.${format}` });
  expect(imported.rows.map(({ result, problems }) => [result, problems])).toEqual(Array.from({ length: 4 }, () => ["unchanged", []]));
});

it("an edited row corrects exactly that case, and the same file again changes nothing", async () => {
  const { table } = await exported("xlsx", "vi");
  const edited = editing(table, { 2: { "Ngày khởi phát": "06/02/2022", "Mức độ": "Nặng", "Xã/Phường": "Phường 6" } });
  const imported = await importSheet(database, edited);
  expect(counts(imported)).toEqual([0, 1, 3, 0, 0]);
  const changed = imported.rows.find(({ result }) => result === "updated")!;
  expect(await stored(changed.case_id!)).toMatchObject({
    senderRef: "2",
    version: 2,
    onsetOn: "2022-02-06",
    onsetSource: "form",
    severity: "severe",
    residenceUnit: "o19.31507",
  });
  expect(counts(await importSheet(database, edited))).toEqual([0, 0, 4, 0, 0]);
  expect(await undo(database, imported.batch.id)).toEqual({ withdrawn: 0, restored: 1, kept: 0 });
  expect(await stored(changed.case_id!)).toMatchObject({ onsetOn: null, severity: null, residenceUnit: "o19.31498" });
});

it("a row somebody else changed meanwhile is refused with both versions", async () => {
  const { table } = await exported("xlsx", "vi");
  const caseId = table.find((cells) => cells.includes("Lâm Thị Sen"))![0]!;
  await withActor(database, operator, "write", async (tx) => {
    const { version } = (await listCasesById(tx, [caseId]))[0]!;
    await correctCases(tx, [{ caseId, baseVersion: version, changes: { onsetOn: "2022-02-04" }, reason: null }]);
  });
  const imported = await importSheet(database, editing(table, { 1: { "Ngày khởi phát": "03/02/2022" } }));
  expect(counts(imported)).toEqual([0, 0, 3, 0, 1]);
  const said = imported.rows.find(({ result }) => result === "rejected")!.problems.map((problem) => problemWords("vi", problem));
  expect(said[0]).toMatch(/phiên bản \d+, hồ sơ nay ở phiên bản \d+/);
  expect(said[1]).toMatch(/ngày khởi phát: tệp ghi 03\/02\/2022, hồ sơ ghi 04\/02\/2022/);
  expect((await stored(caseId)).onsetOn).toBe("2022-02-04");
});

it("a stale row whose file is right is taken onto the current version, and one whose record is right is left out; nothing is lost", async () => {
  const { table } = await exported("xlsx", "vi");
  const caseId = table.find((cells) => cells.includes("Danh Sóc"))![0]!;
  const change = (ct: number) =>
    withActor(database, operator, "write", async (tx) => {
      const { version } = (await listCasesById(tx, [caseId]))[0]!;
      await correctCases(tx, [{ caseId, baseVersion: version, changes: { ct }, reason: null }]);
    });
  await change(21);
  const imported = await importSheet(database, editing(table, { 2: { CT: "24" } }));
  const stale = imported.rows.find(({ result }) => result === "rejected")!;
  const current = String(stale.problems.find(({ code }) => code === "case_stale")!.params.record);
  const cells = stale.cells!.map((cell, index) => (table[0]![index] === "Phiên bản ca" ? current : cell));
  const decide = (decision: RowDecision) =>
    withActor(database, operator, "write", (tx) => decideRow(tx, imported.batch.id, stale.row, decision));
  expect(await decide({ kind: "mend", cells })).toMatchObject({ ok: true, value: { result: "updated" } });
  expect((await stored(caseId)).ct).toBe(24);
  await change(25);
  const again = await importSheet(database, editing(table, { 2: { CT: "26" } }));
  const left = again.rows.find(({ result }) => result === "rejected")!;
  await withActor(database, operator, "write", (tx) => decideRow(tx, again.batch.id, left.row, { kind: "drop" }));
  expect((await stored(caseId)).ct).toBe(25);
});

it("says what a list of cases does not change: an emptied cell, a class, a name", async () => {
  const { table } = await exported("xlsx", "vi");
  const imported = await importSheet(
    database,
    editing(table, { 1: { "Ngày khởi phát": "", "Họ và tên": "Lâm Thị Sen Hồng", "Phân loại": "Nghi ngờ" } }),
  );
  expect(counts(imported)).toEqual([0, 0, 4, 0, 0]);
  const row = imported.rows.find(({ problems }) => problems.length > 0)!;
  expect(row.problems.map(({ code }) => code).sort()).toEqual(["blank_kept", "class_not_changed", "person_not_changed"]);
  expect(problemWords("vi", row.problems.find(({ code }) => code === "blank_kept")!)).toContain("hồ sơ vẫn giữ");
});

it("refuses an id that is not in sight, a case named twice, and a change without its version", async () => {
  const { table } = await exported("xlsx", "vi");
  const [headers, first, ...rest] = table as [string[], string[], ...string[][]];
  const edited = (cells: string[], column: string, value: string) => cells.map((cell, index) => (headers[index] === column ? value : cell));
  const unknown = edited(first, "Mã ca hệ thống", "0195fb2e-0000-7000-8000-000000000001");
  const unversioned = edited(edited(rest[0]!, "Phiên bản ca", ""), "CT", "22");
  const imported = await importSheet(database, await csvOf([headers, unknown, first, first, unversioned]));
  expect(imported.rows.map(({ result, problems }) => [result, problems[0]?.code])).toEqual([
    ["rejected", "case_unknown"],
    ["unchanged", undefined],
    ["rejected", "case_repeated"],
    ["rejected", "case_version_missing"],
  ]);
});

it("takes the days on which each level received the report, and gives them back", async () => {
  const { table } = await exported("xlsx", "vi");
  const edited = editing(table, { 2: { "Ngày xã nhận báo cáo": "08/02/2022", "Ngày huyện nhận báo cáo": "09/02/2022" } });
  const imported = await importSheet(database, edited);
  expect(counts(imported)).toEqual([0, 1, 3, 0, 0]);
  const changed = imported.rows.find(({ result }) => result === "updated")!;
  expect(await stored(changed.case_id!)).toMatchObject({ communeReceivedOn: "2022-02-08", districtReceivedOn: "2022-02-09" });
  const again = await importSheet(database, (await exported("csv", "en")).bytes, { fileName: "ca.csv" });
  expect(counts(again)).toEqual([0, 0, 4, 0, 0]);
  await undo(database, imported.batch.id);
});

it("an export of a case that was placed in a part of its commune comes back as it left", async () => {
  const { table } = await exported("xlsx", "vi");
  const caseId = table[1]![table[0]!.indexOf("Mã ca hệ thống")]!;
  const { version } = await stored(caseId);
  const placed = { residenceUnit: "o19.31771-n25.31741" };
  await withActor(database, operator, "write", (tx) => correctCases(tx, [{ caseId, baseVersion: version, changes: placed, reason: null }]));
  const back = await importSheet(database, (await exported("xlsx", "vi")).bytes, { fileName: "ca.xlsx" });
  expect(counts(back)).toEqual([0, 0, 4, 0, 0]);
  expect(await stored(caseId)).toMatchObject(placed);
});
