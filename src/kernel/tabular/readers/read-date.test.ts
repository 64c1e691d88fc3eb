import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../time/local-date.ts";
import { dateCell, numberCell, textCell } from "../cell.ts";
import { momentOfSerial, serialOfDay } from "../excel-date.ts";
import { judgeDateColumn } from "./judge-date-column.ts";
import { readDate } from "./read-date.ts";

const REFERENCE = "2021-07-10";
const of = (text: string, reference?: string) => readDate(textCell(text), reference);
const value = (text: string, reference?: string) => {
  const reading = of(text, reference);
  return reading.ok ? (reading.value?.time ? `${reading.value.on} ${reading.value.time}` : (reading.value?.on ?? null)) : reading.code;
};

const days = fc.integer({ min: 0, max: 73_000 }).map((offset) => addDays("1900-01-01", offset));
const parts = (day: string): [string, string, string] => [day.slice(8), day.slice(5, 7), day.slice(0, 4)];

describe("a date is read day first, and a day is never taken for a month", () => {
  it("ten thousand dates in every day-first writing come back as they were", () => {
    const writings: ((d: string, m: string, y: string) => string)[] = [
      (d, m, y) => `${d}/${m}/${y}`,
      (d, m, y) => `${Number(d)}/${Number(m)}/${y}`,
      (d, m, y) => `${d}-${m}-${y}`,
      (d, m, y) => `${d}.${m}.${y}`,
      (d, m, y) => `${d} / ${m} / ${y}`,
      (d, m, y) => `${y}-${m}-${d}`,
      (d, m, y) => `ngày ${Number(d)} tháng ${Number(m)} năm ${y}`,
      (d, m, y) => `${d}/${m}/${y} 07:05`,
    ];
    fc.assert(
      fc.property(days, fc.constantFrom(...writings), (day, write) => {
        const reading = readDate(textCell(write(...parts(day))));
        expect(reading).toMatchObject({ ok: true, value: { on: day, precision: "day" } });
      }),
      { numRuns: 10_000 },
    );
  });
  it("a month above 12 is refused and never swapped", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 13, max: 31 }),
        fc.integer({ min: 1900, max: 2099 }),
        (first, second, year) => {
          expect(of(`${first}/${second}/${year}`)).toMatchObject({ ok: false, code: "month_over_12" });
          expect(of(`${year}-${second}-${first}`)).toMatchObject({ ok: false, code: "month_over_12" });
        },
      ),
      { numRuns: 2000 },
    );
  });
  it("an Excel date is the day Excel shows, in both of its systems", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(readDate(dateCell(serialOfDay(day), "1900"))).toMatchObject({ ok: true, value: { on: day } });
        if (day > "1904-01-01") expect(readDate(dateCell(serialOfDay(day) - 1462, "1904"))).toMatchObject({ ok: true, value: { on: day } });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("dates as they are typed", () => {
  it.each([
    ["5/7/21", REFERENCE, "2021-07-05"],
    ["5/7/45", REFERENCE, "1945-07-05"],
    ["5/7/22", REFERENCE, "1922-07-05"],
    ["05/07/2021 14:30", undefined, "2021-07-05 14:30"],
    ["14h30 ngày 05/07/2021", undefined, "2021-07-05 14:30"],
    ["8 giờ 05/07/2021", undefined, "2021-07-05 08:00"],
    ["2021-07-05T23:30:00Z", undefined, "2021-07-06 06:30"],
    ["2021-07-05 00:00:00", undefined, "2021-07-05 00:00"],
    ["2021/07/05", undefined, "2021-07-05"],
    ["5 tháng 7, 2021", undefined, "2021-07-05"],
    ["1985", undefined, "1985"],
    ["năm 1985", undefined, "1985"],
    ["3/1985", undefined, "1985-03"],
    ["tháng 3/1985", undefined, "1985-03"],
    ["44382", undefined, "2021-07-05"],
    ["18/2", REFERENCE, "2021-02-18"],
    ["18/12", REFERENCE, "2020-12-18"],
    ["29/2", REFERENCE, "2020-02-29"],
    ["hqua", REFERENCE, "2021-07-09"],
    ["Hôm qua", REFERENCE, "2021-07-09"],
    ["hôm nay", REFERENCE, "2021-07-10"],
    ["3 ngày trước", REFERENCE, "2021-07-07"],
    ["-3", REFERENCE, "2021-07-07"],
    ["không rõ", undefined, null],
    ["", undefined, null],
    ["18/2", undefined, "date_needs_reference"],
    ["hôm qua", undefined, "date_needs_reference"],
    ["-3", undefined, "date_needs_reference"],
    ["31/02/2021", undefined, "no_such_day"],
    ["29/02/2021", undefined, "no_such_day"],
    ["00/07/2021", undefined, "no_such_day"],
    ["7/15/2021", undefined, "month_over_12"],
    ["13/2021", undefined, "month_over_12"],
    ["2020-04", undefined, "2020-04"],
    ["2020/4", undefined, "2020-04"],
    ["2020-13", undefined, "month_over_12"],
    ["2020.1", undefined, "date_unclear"],
    ["05072021", undefined, "date_unclear"],
    ["123", undefined, "date_unclear"],
    ["05/07", undefined, "date_needs_reference"],
    ["đầu tháng 7", REFERENCE, "date_unclear"],
    ["25:10 05/07/2021", undefined, "date_unclear"],
  ])("%j with reference %j is %j", (text, reference, expected) => {
    expect(value(text, reference)).toBe(expected);
  });
  it("a number cell is a year or a serial, and a time alone is no date", () => {
    expect(readDate(numberCell(1985))).toMatchObject({ ok: true, value: { on: "1985", precision: "year" } });
    expect(readDate(numberCell(44382))).toMatchObject({ ok: true, value: { on: "2021-07-05" }, notes: ["excel_serial"] });
    expect(readDate(numberCell(44382.5))).toMatchObject({ ok: true, value: { on: "2021-07-05", time: "12:00" } });
    expect(readDate(numberCell(12))).toMatchObject({ ok: false });
    expect(readDate(dateCell(0.5, "1900"))).toMatchObject({ ok: false, code: "time_without_day" });
  });
});

it("Excel's days around its false leap day and its last day are told right", () => {
  expect([1, 59, 61, 2_958_465].map((serial) => momentOfSerial(serial)?.day)).toEqual([
    "1900-01-01",
    "1900-02-28",
    "1900-03-01",
    "9999-12-31",
  ]);
  expect([60, -1, 2_958_466, Number.NaN].map((serial) => momentOfSerial(serial))).toEqual([undefined, undefined, undefined, undefined]);
});

it("a column with dates that can only be month first is asked about once", () => {
  const judge = (...texts: string[]) => judgeDateColumn(texts.map(textCell)).verdict;
  expect(judge("05/07/2021", "25/07/2021")).toBe("day_first");
  expect(judge("05/07/2021", "06/07/2021")).toBe("no_sign");
  expect(judge("05/07/2021", "7/25/2021")).toBe("ask");
});
