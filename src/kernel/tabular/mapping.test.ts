import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sharedData } from "../test-kit/shared-data.ts";
import { type Cell, dateCell, textCell } from "./cell.ts";
import { likeness, type MappingField, mappingKey, suggestMapping } from "./mapping.ts";
import { openSheet } from "./open-sheet.ts";

const field = (code: string, reader: MappingField["reader"], vi: string[], en: string[]): MappingField => ({
  code,
  reader,
  headers: { vi, en },
});
const fields: MappingField[] = [
  field("name", "name", ["Họ và tên", "Họ tên", "Họ tên bệnh nhân"], ["Full name", "Name"]),
  field("bornOn", "date", ["Ngày sinh", "Ngày tháng năm sinh", "Năm sinh"], ["Date of birth", "DOB"]),
  field("age", "age", ["Tuổi"], ["Age"]),
  field("sex", "sex", ["Giới tính", "Giới"], ["Sex", "Gender"]),
  field("nationalId", "cccd", ["CCCD", "Số CCCD", "CMND/CCCD", "Số căn cước"], ["National ID"]),
  field("phone", "phone", ["Điện thoại", "Số điện thoại", "SĐT"], ["Phone", "Mobile"]),
  field("address", "text", ["Địa chỉ", "Nơi ở hiện nay", "Chỗ ở hiện tại"], ["Address"]),
  field("onsetOn", "date", ["Ngày khởi phát", "Ngày phát bệnh", "Ngày có triệu chứng"], ["Onset date", "Date of onset"]),
  field("sampledOn", "date", ["Ngày lấy mẫu"], ["Sampling date", "Specimen date"]),
  field("confirmedOn", "date", ["Ngày có kết quả", "Ngày xác nhận"], ["Confirmed date", "Result date"]),
];
const sample = (...rows: (string | Cell)[][]) =>
  rows.map((row) => ({ cells: row.map((value) => (typeof value === "string" ? textCell(value) : value)) }));
const chosen = (headers: string[], rows: ReturnType<typeof sample>) =>
  suggestMapping(headers, rows, fields).columns.map(({ field: code }) => code);

describe("which column holds what", () => {
  const rows = sample(["1", "TRẦN MẪU", dateCell(29_400, "1900"), "Nam", "094080000123", "0910000001", "Ấp 1", "05/07/2021", "06/07/2021"]);
  it("a Vietnamese line list is mapped wholly and surely", () => {
    const headers = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "SĐT", "Địa chỉ", "Ngày khởi phát", "Ngày lấy mẫu"];
    const { columns, missing } = suggestMapping(headers, rows, fields);
    expect(columns.map(({ field: code }) => code)).toEqual([
      null,
      "name",
      "bornOn",
      "sex",
      "nationalId",
      "phone",
      "address",
      "onsetOn",
      "sampledOn",
    ]);
    expect(columns.every(({ needsChoice, field: code, confidence }) => !needsChoice && (code === null || confidence > 0.9))).toBe(true);
    expect(missing).toEqual(["age", "confirmedOn"]);
  });
  it("the same without accents, in capitals, with explanations and decomposed", () => {
    const headers = [
      "TT",
      "HO VA TEN",
      "NGÀY SINH (dd/mm/yyyy)",
      "Gioi",
      "CMND/CCCD",
      "Dien thoai",
      "Địa chỉ".normalize("NFD"),
      "Ngày khởi phát *",
      "Ngay lay mau",
    ];
    expect(chosen(headers, rows)).toEqual([null, "name", "bornOn", "sex", "nationalId", "phone", "address", "onsetOn", "sampledOn"]);
  });
  it("an English line list", () => {
    expect(chosen(["No", "Full name", "DOB", "Gender", "National ID", "Phone", "Address", "Date of onset", "Specimen date"], rows)).toEqual(
      [null, "name", "bornOn", "sex", "nationalId", "phone", "address", "onsetOn", "sampledOn"],
    );
  });
  it("two columns that could both be the date asked for are left to a person", () => {
    const { columns } = suggestMapping(["Họ tên", "Ngày", "Ngày (2)"], sample(["Mẫu", "05/07/2021", "06/07/2021"]), fields);
    expect(columns[0]).toMatchObject({ field: "name", needsChoice: false });
    expect(columns.slice(1).every(({ field: code, needsChoice }) => code === null || needsChoice)).toBe(true);
    const same = suggestMapping(["Ngày khởi phát", "Ngày khởi phát (2)"], sample(["05/07/2021", "06/07/2021"]), fields);
    expect(same.columns.map(({ needsChoice }) => needsChoice)).toEqual([true, true]);
  });
  it("content that does not fit makes a name less sure", () => {
    const sure = suggestMapping(["Điện thoại"], sample(["0910000001"]), fields).columns[0]!;
    const unsure = suggestMapping(["Điện thoại"], sample(["Trần Mẫu"]), fields).columns[0]!;
    expect(sure.confidence).toBe(1);
    expect(unsure.confidence).toBeLessThan(0.6);
  });
  it("a column without a name is told by its content, and never surely", () => {
    const { columns } = suggestMapping(["Họ tên", ""], sample(["Mẫu A", "094080000123"], ["Mẫu B", "094180000124"]), fields);
    expect(columns[1]).toMatchObject({ field: "nationalId" });
    expect(columns[1]!.confidence).toBeLessThan(0.7);
  });
  it("no two columns get one field, whatever the headers", () => {
    const { columns } = suggestMapping(["Tên", "Họ tên", "Họ và tên", "Tên bệnh nhân", "Name"], sample(["a", "b", "c", "d", "e"]), fields);
    const given = columns.flatMap(({ field: code }) => (code ? [code] : []));
    expect(new Set(given).size).toBe(given.length);
  });
});

it("a sender's mapping is remembered under headers that differ only in accents, case and spaces", () => {
  expect(mappingKey(["Họ và  tên", "NGÀY SINH"])).toBe(mappingKey(["ho va ten", "Ngày sinh".normalize("NFD")]));
  expect(mappingKey(["Họ tên", "Ngày sinh"])).not.toBe(mappingKey(["Ngày sinh", "Họ tên"]));
});

it("likeness is 1 for the same words, 0 for none in common, the same both ways round", () => {
  expect([likeness("Ngày sinh", "ngay sinh"), likeness("Ngày sinh", "Điện thoại"), likeness("DateOfOnset", "date of onset")]).toEqual([
    1, 0, 1,
  ]);
  expect(likeness("Ngày khởi phát bệnh", "Ngày phát bệnh")).toBeGreaterThan(0.7);
});

sharedData("data/taiwan-covid-contacts/individuals.csv", "the line list of Taiwan", (path) => {
  it("opens with every row, and its onset and confirmation are told apart", async () => {
    // Cells hold line breaks, so records are counted by how they begin.
    const records = readFileSync(path, "utf8").match(/^\d+,(abroad|local|navy|),/gim)?.length;
    const sheet = await openSheet(path, { fileName: "individuals.csv" });
    const rows = [];
    for await (const row of sheet.rows) rows.push(row);
    expect(rows.length).toBe(records);
    const found = Object.fromEntries(
      suggestMapping(sheet.headers, rows.slice(0, 50), fields).columns.flatMap(({ header, field: code }) => (code ? [[code, header]] : [])),
    );
    expect(found).toMatchObject({ sex: expect.stringMatching(/gender|sex/i), age: expect.stringMatching(/age/i) });
  });
});
