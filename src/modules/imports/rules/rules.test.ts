import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { controlTotal } from "./control-total.ts";
import { namesAgree } from "./names-agree.ts";
import { columnLetter } from "./problem-key.ts";
import { settleDays } from "./settle-days.ts";

describe("a total in the file", () => {
  it.each([
    ["Tổng cộng 200", 200],
    ["Tổng cộng: 1.250 người", 1250],
    ["Tổng cộng", null],
    ["Cộng 12 35 47", null],
    ["Tổng số 3,5", null],
  ])("%j states %j rows", (text, stated) => {
    expect(controlTotal({ row: 9, text })).toEqual({ row: 9, text, stated });
  });
});

describe("two names under one number", () => {
  it.each([
    ["Nguyễn Văn An", "NGUYEN VAN AN", true],
    ["Nguyễn Văn An", "Nguyễn An", true],
    ["Nguyễn Văn An", "Nguyễn Văn Anh", true],
    ["An", "Nguyễn Văn An", true],
    ["Nguyễn Văn An", null, true],
    ["Nguyễn Văn An", "Nguyễn Văn Bình", false],
    ["Nguyễn Văn An", "Trần Thị Hoa", false],
    ["An", "Bình", false],
  ])("%j and %j may be one person: %j", (one, other, agree) => {
    expect(namesAgree(one, other)).toBe(agree);
    expect(namesAgree(other, one)).toBe(agree);
  });
});

describe("days that contradict each other", () => {
  const report = {
    reportedOn: "2022-02-11",
    resultedOn: "2022-02-10",
    sampledOn: "2022-02-09",
    onsetOn: "2022-02-08",
    onsetSource: "form",
    outcome: "recovered",
    outcomeOn: "2022-02-20",
  } as const;
  const wrong = (field: string, code = "in_future") => ({ field, code, grade: "wrong" as const, params: {} });
  it("of the case's own day keep the row out", () => {
    expect(settleDays(report, [wrong("resultedOn")], true).wrong).toHaveLength(1);
    expect(settleDays(report, [wrong("sampledOn", "sample_after_result")], true).wrong).toHaveLength(1);
    expect(settleDays({ ...report, resultedOn: null }, [wrong("sampledOn")], true).wrong).toHaveLength(1);
  });
  it("of any other day leave that day empty, never another one", () => {
    const settled = settleDays(report, [wrong("onsetOn"), wrong("outcomeOn"), wrong("reportedOn")], true);
    expect(settled.report).toEqual({
      ...report,
      onsetOn: null,
      onsetSource: "unknown",
      outcome: "active",
      outcomeOn: null,
      reportedOn: "2022-02-10",
    });
    expect([settled.wrong, settled.leftOut.length]).toEqual([[], 3]);
  });
  it("that are only doubtful change nothing", () => {
    expect(settleDays(report, [{ ...wrong("resultedOn"), grade: "doubtful" }], true)).toEqual({ report, wrong: [], leftOut: [] });
  });
  it("never touch the own day", () => {
    const fields = fc.constantFrom("onsetOn", "sampledOn", "resultedOn", "reportedOn", "outcomeOn", "severityOn");
    fc.assert(
      fc.property(fc.array(fields), fc.boolean(), (wrongFields, stated) => {
        const settled = settleDays(
          report,
          wrongFields.map((field) => wrong(field)),
          stated,
        );
        expect(settled.report.resultedOn).toBe(report.resultedOn);
        expect(settled.wrong.length + settled.leftOut.length).toBeLessThanOrEqual(wrongFields.length);
      }),
    );
  });
});

it("names columns as a spreadsheet does", () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnLetter)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});
