import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBirth, readPhones, readResult, splitPlace } from "../entry/read-entry.ts";
import { checkRow, type GridSettings, repeatedRows } from "./check-row.ts";
import {
  allColumns,
  columnsOf,
  columnsOfHead,
  copyDown,
  emptyRow,
  type GridColumn,
  type GridRow,
  parseClipboard,
  pasteInto,
  withText,
} from "./grid-row.ts";
import { surePlace, withPlace } from "./sure-place.ts";

const day = "2022-02-18";
const settings: GridSettings = { diseaseCode: "covid-19", testKind: "rt_pcr", day };
let last = 0;
const newId = () => `id ${++last}`;
const trungBinh = { key: "o19.31681", name: "Xã Trung Bình" };

function rowOf(texts: Partial<Record<GridColumn, string>>, changes: Partial<GridRow> = {}): GridRow {
  const row = Object.entries(texts).reduce((typed, [column, text]) => withText(typed, column as GridColumn, text), emptyRow(newId));
  return { ...row, place: { for: splitPlace(texts.place ?? "").unit, hit: trungBinh }, ...changes };
}
const whole = { name: "Huỳnh Tấn Mẫu", birth: "04/09/1988", place: "Trung Bình, ấp Mỏ Ó", onset: "15/2", sampled: "17/2", result: "dt" };

describe("what is pasted from a spreadsheet", () => {
  it("is the same cells again, tabs, line breaks and quotes inside them too", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll(/[\r]/g, "").trim());
    const written = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 9 }), { minLength: 1, maxLength: 20 }), (rows) => {
        const text = rows.map((row) => row.map(written).join("\t")).join("\r\n");
        const read = parseClipboard(text);
        while (rows.length > 0 && rows.at(-1)!.every((each) => each === "")) rows.pop();
        expect(read).toEqual(rows);
      }),
    );
  });
  it("two hundred rows fill two hundred rows of the grid from the cell on", () => {
    const cells = Array.from({ length: 200 }, (_, index) => [`Người Mẫu ${index}`, "1980", "Nam"]);
    const { rows, pasted, leftOut } = pasteInto([emptyRow(newId)], { row: 0, column: "name" }, cells, newId);
    expect([rows.length, pasted, leftOut]).toEqual([200, 200, 0]);
    expect(rows[199]!.texts).toEqual({ name: "Người Mẫu 199", birth: "1980", sex: "Nam" });
    expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(200);
  });
  it("with a head row goes by the names of the columns, and says what has no column", () => {
    const cells = [
      ["STT", "Họ và tên", "Xã", "Năm sinh"],
      ["1", "Kim Mẫu", "Viên An", "1957"],
    ];
    const { rows, pasted, leftOut } = pasteInto([emptyRow(newId)], { row: 0, column: "phone" }, cells, newId);
    expect(rows.map(({ texts }) => texts)).toEqual([{ name: "Kim Mẫu", place: "Viên An", birth: "1957" }]);
    expect([pasted, leftOut]).toEqual([1, 1]);
    expect(columnsOfHead(["Kim Mẫu", "1957"])).toBeUndefined();
  });
  it("brings the days on which each level received the report, and their columns with them", () => {
    const cells = [
      ["Họ và tên", "Ngày xã nhận", "Ngày huyện nhận báo cáo", "Ngày tỉnh nhận"],
      ["Kim Mẫu", "17/2", "18/2", ""],
    ];
    expect(columnsOf([emptyRow(newId)])).toHaveLength(9);
    const { rows, leftOut } = pasteInto([emptyRow(newId)], { row: 0, column: "name" }, cells, newId);
    expect(leftOut).toBe(0);
    expect(columnsOf(rows).slice(9)).toEqual(["communeReceived", "districtReceived", "provinceReceived"]);
    const typed = rowOf({ ...whole, ...rows[0]!.texts });
    expect(checkRow(typed, settings).entry?.report).toMatchObject({
      communeReceivedOn: "2022-02-17",
      districtReceivedOn: "2022-02-18",
      provinceReceivedOn: null,
    });
    expect(checkRow(withText(typed, "districtReceived", "16/2"), settings).problems).toMatchObject([
      { column: "districtReceived", grade: "ask", key: "received_before_level_below" },
    ]);
  });
  it("copying down takes the cell above with the unit that was chosen for it", () => {
    const rows = copyDown([rowOf(whole), emptyRow(newId)], { row: 1, column: "place" });
    expect(rows[1]).toMatchObject({ texts: { place: "Trung Bình, ấp Mỏ Ó" }, place: { hit: trungBinh } });
  });
});

describe("what an officer types", () => {
  it.each([
    ["04/09/1988", { birthOn: "1988-09-04", birthYear: 1988 }],
    ["4/9/88", { birthOn: "1988-09-04", birthYear: 1988 }],
    ["12/03/16", { birthOn: "2016-03-12", birthYear: 2016 }],
    ["1957", { birthOn: null, birthYear: 1957 }],
    ["44t", { birthOn: null, birthYear: 1978 }],
    ["không rõ", { birthOn: null, birthYear: null }],
  ])("as a birth %s is %o", (typed, value) => expect(readBirth(typed, day)).toEqual({ value }));
  it("as a birth is never a month before a day, nor a day to come", () => {
    expect(readBirth("09/14/1988", day)).toMatchObject({ problem: "noMonth" });
    expect(readBirth("20/02/2022", day)).toMatchObject({ problem: "birthFuture" });
    expect(readBirth("1850", day)).toMatchObject({ problem: "birthYear" });
  });
  it.each([
    ["Dương tính", { testResult: "positive", resultedOn: null }],
    ["dt 17/2", { testResult: "positive", resultedOn: "2022-02-17" }],
    ["+ hqua", { testResult: "positive", resultedOn: "2022-02-17" }],
    ["âm tính", { testResult: "negative", resultedOn: null }],
    ["-", { testResult: "negative", resultedOn: null }],
    ["chờ", { testResult: null, resultedOn: null }],
  ])("as a result %s is %o", (typed, value) => expect(readResult(typed, day)).toEqual({ value }));
  it("as a phone of a child is none", () => expect(readPhones("không có")).toEqual({ value: [] }));
  it.each([
    ["Trung Bình, ấp Mỏ Ó", { unit: "Trung Bình", address: "ấp Mỏ Ó" }],
    ["ấp Mỏ Ó, xã Trung Bình, huyện Trần Đề", { unit: "xã Trung Bình huyện Trần Đề", address: "ấp Mỏ Ó" }],
    ["12 Lê Lợi, P.2, TP. Sóc Trăng", { unit: "P.2 TP. Sóc Trăng", address: "12 Lê Lợi" }],
    ["", { unit: "", address: null }],
  ])("as a place %s is %o", (typed, parts) => expect(splitPlace(typed)).toEqual(parts));
});

describe("the check of a row", () => {
  it("an untouched row is empty, one that lacks what is needed is being typed", () => {
    expect(checkRow(emptyRow(newId), settings).state).toBe("empty");
    expect(checkRow(rowOf({ name: "Kim Mẫu" }), settings)).toMatchObject({
      state: "typing",
      missing: ["birth", "place", "onset", "result"],
      entry: null,
    });
  });
  it("a whole row is a person and a report as the server takes them", () => {
    const { state, entry, unknown } = checkRow(rowOf({ ...whole, cccd: "094088006120", phone: "0912 345 447" }), settings);
    expect([state, unknown]).toEqual(["ready", []]);
    expect(entry).toMatchObject({
      person: {
        fullName: "Huỳnh Tấn Mẫu",
        birthOn: "1988-09-04",
        cccd: "094088006120",
        sex: "male",
        phones: ["0912345447"],
        address: "ấp Mỏ Ó",
        residenceUnit: "o19.31681",
      },
      report: {
        reportedOn: day,
        onsetOn: "2022-02-15",
        onsetSource: "patient",
        sampledOn: "2022-02-17",
        testKind: "rt_pcr",
        testResult: "positive",
      },
    });
  });
  it("a year alone, an onset nobody knows and a result that is awaited may be saved and are said", () => {
    const { state, unknown } = checkRow(rowOf({ ...whole, birth: "1957", onset: "chưa rõ", result: "chờ" }), settings);
    expect([state, unknown]).toEqual(["ready", ["birthDay", "onset", "result"]]);
  });
  it("an onset after today cannot be saved, wherever the row stands", () => {
    const { state, problems, entry } = checkRow(rowOf({ ...whole, onset: "19/02/2022" }), settings);
    expect([state, entry]).toEqual(["wrong", null]);
    expect(problems).toMatchObject([
      { column: "onset", grade: "wrong", key: "in_future" },
      { key: "onset_after_sample" },
      { key: "onset_after_report" },
    ]);
  });
  it("a doubtful day asks until the officer has looked at it", () => {
    const doubtful = rowOf({ ...whole, onset: "18/2", sampled: "17/2" });
    expect(checkRow(doubtful, settings)).toMatchObject({ state: "ask", problems: [{ key: "onset_after_sample" }] });
    expect(checkRow({ ...doubtful, settled: ["onset_after_sample"] }, settings).state).toBe("ready");
  });
  it("a number that says another sex or year is wrong, and words that name no chosen unit ask", () => {
    expect(checkRow(rowOf({ ...whole, sex: "nữ", cccd: "094088006120" }), settings).problems).toMatchObject([
      { column: "cccd", key: "cccdSex" },
    ]);
    expect(checkRow(rowOf(whole, { place: null }), settings)).toMatchObject({
      state: "ask",
      problems: [{ key: "place", params: { text: "Trung Bình" } }],
    });
    expect(checkRow(withText(rowOf(whole), "place", "Liêu Tú"), settings).state).toBe("ask");
  });
  it("a row about a registered person needs neither name nor birth", () => {
    const { place, onset, result } = whole;
    expect(checkRow(rowOf({ place, onset, result }, { knownAs: "known" }), settings)).toMatchObject({
      state: "ready",
      entry: { person: null, report: { personId: "known" } },
    });
  });
  it("never throws, whatever is typed into the cells", () => {
    const texts = fc.record(Object.fromEntries(allColumns.map((column) => [column, fc.string({ unit: "grapheme", maxLength: 20 })])));
    fc.assert(fc.property(texts, (typed) => void checkRow(rowOf(typed), settings)));
  });
  it("rows of one person are told by number or by name and birth", () => {
    const rows = [
      rowOf(whole),
      rowOf({ name: "huynh tan mau", birth: "04/09/1988" }),
      rowOf({ name: "Kim", cccd: "094 088 006 120" }),
      rowOf({ cccd: "094088006120" }),
    ];
    expect(repeatedRows(rows)).toEqual([undefined, 1, undefined, 3]);
    expect(repeatedRows([rows[0]!, { ...rows[1]!, notThese: ["row 1"] }])).toEqual([undefined, undefined]);
  });
});

describe("words for a place", () => {
  const hits = [
    { key: "o19.31678", name: "Xã Lịch Hội Thượng" },
    { key: "o19.31679", name: "Thị trấn Lịch Hội Thượng" },
    { key: "o19.31681", name: "Xã Trung Bình" },
  ];
  it("are sure when they name one unit, with or without its kind", () => {
    expect(surePlace("trung binh", hits)?.key).toBe("o19.31681");
    expect(surePlace("xa lich hoi thuong", hits)?.key).toBe("o19.31678");
    expect(surePlace("lich hoi", hits.slice(0, 1))?.key).toBe("o19.31678");
  });
  it("ask when two units bear the name", () => expect(surePlace("Lịch Hội Thượng", hits)).toBeUndefined());
  it("once chosen show the unit's name and keep the hamlet", () => {
    const row = withPlace(rowOf({ ...whole, place: "trung b, ấp Mỏ Ó" }, { place: null }), hits[2]!);
    expect(row.texts.place).toBe("Xã Trung Bình, ấp Mỏ Ó");
    expect(checkRow(row, settings).state).toBe("ready");
  });
});
