import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../../kernel/time/local-date.ts";
import { type CheckedDates, checkDates, checkDatesOf } from "./check-dates.ts";

const context = { today: "2021-12-10", incubationDays: 14, firstReport: true };
const dates: CheckedDates = {
  bornOn: "1990-05-01",
  birthYear: 1990,
  onsetOn: "2021-12-01",
  sampledOn: "2021-12-03",
  resultedOn: "2021-12-04",
  reportedOn: "2021-12-05",
  severityOn: "2021-12-04",
  outcomeOn: null,
};
const codes = (changes: Partial<CheckedDates>, where = context) =>
  checkDates({ ...dates, ...changes }, where).map(({ field, code, grade }) => [field, code, grade]);

it("finds nothing in a case whose days follow each other", () => {
  expect(codes({})).toEqual([]);
});

it("says that a day to come is wrong, whichever field it is in", () => {
  expect(codes({ onsetOn: "2021-12-11" })).toContainEqual(["onsetOn", "in_future", "wrong"]);
  expect(codes({ outcomeOn: "2022-01-01" })).toEqual([["outcomeOn", "in_future", "wrong"]]);
});

it("takes a case of today, and of a newborn on the day of birth", () => {
  expect(codes({ onsetOn: "2021-12-10", sampledOn: "2021-12-10", resultedOn: "2021-12-10", reportedOn: "2021-12-10" })).toEqual([]);
  expect(codes({ bornOn: "2021-12-01" })).toEqual([]);
});

it("says that nobody falls ill before birth, also when only the year of birth is known", () => {
  expect(codes({ bornOn: "2021-12-02" })).toContainEqual(["onsetOn", "before_birth", "wrong"]);
  expect(codes({ bornOn: null, birthYear: 2022 })).toContainEqual(["onsetOn", "before_birth", "wrong"]);
  expect(codes({ bornOn: null, birthYear: 2021 })).toEqual([]);
});

it("asks about an onset after the sample within the incubation and refuses a later one", () => {
  expect(codes({ sampledOn: "2021-11-28" })).toEqual([["onsetOn", "onset_after_sample", "doubtful"]]);
  expect(codes({ sampledOn: "2021-11-10" })).toEqual([["onsetOn", "onset_after_sample", "wrong"]]);
});

it("refuses a result before its sample, and an end before the beginning", () => {
  expect(codes({ resultedOn: "2021-12-02" })).toEqual([["sampledOn", "sample_after_result", "wrong"]]);
  expect(codes({ outcomeOn: "2021-11-30" })).toEqual([["outcomeOn", "outcome_before_case", "wrong"]]);
});

it("lets a correction bring a result later than the first report", () => {
  expect(codes({ resultedOn: "2021-12-08" })).toEqual([["resultedOn", "result_after_report", "wrong"]]);
  expect(codes({ resultedOn: "2021-12-08" }, { ...context, firstReport: false })).toEqual([]);
});

it("asks about an onset half a year before the report: the year is usually wrong", () => {
  expect(codes({ onsetOn: "2020-12-01" })).toEqual([["onsetOn", "long_before_report", "doubtful"]]);
});

it("tells for many rows which row each problem is in", () => {
  const rows = [dates, { ...dates, onsetOn: "2021-12-11" }];
  expect(checkDatesOf(rows, context).map(({ row, code }) => [row, code])).toContainEqual([1, "in_future"]);
  expect(checkDatesOf(rows, context).every(({ row }) => row === 1)).toBe(true);
});

it("doubts a receipt before the case was found, and one by a level before the level below it", () => {
  const inOrder = { communeReceivedOn: "2021-12-05", districtReceivedOn: "2021-12-05", provinceReceivedOn: "2021-12-06" };
  expect(codes(inOrder)).toEqual([]);
  expect(codes({ communeReceivedOn: "2021-12-02" })).toEqual([["communeReceivedOn", "received_before_diagnosis", "doubtful"]]);
  expect(codes({ ...inOrder, provinceReceivedOn: "2021-12-04" })).toEqual([
    ["provinceReceivedOn", "received_before_level_below", "doubtful"],
  ]);
  // A hospital writes to the province and nobody asks the commune.
  expect(codes({ provinceReceivedOn: "2021-12-05" })).toEqual([]);
  expect(codes({ districtReceivedOn: "2021-12-11" })).toEqual([["districtReceivedOn", "in_future", "wrong"]]);
});

const day = fc.integer({ min: 0, max: 400 }).map((offset) => addDays("2021-01-01", offset));
const anyDates = fc.record({
  bornOn: fc.option(day),
  birthYear: fc.option(fc.integer({ min: 1900, max: 2021 })),
  onsetOn: fc.option(day),
  sampledOn: fc.option(day),
  resultedOn: fc.option(day),
  reportedOn: day,
  severityOn: fc.option(day),
  outcomeOn: fc.option(day),
});

it("never finds a contradiction in days that are in order and not to come", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 5, maxLength: 5 }), (unsorted) => {
      const [onsetOn, sampledOn, resultedOn, reportedOn, outcomeOn] = unsorted.sort() as [string, string, string, string, string];
      const ordered = { bornOn: null, birthYear: 1980, onsetOn, sampledOn, resultedOn, reportedOn, severityOn: sampledOn, outcomeOn };
      return checkDates(ordered, { ...context, today: "2023-01-01" }).every(({ grade }) => grade === "doubtful");
    }),
  );
});

it("finds the same problems in rows as in single cases", () => {
  fc.assert(
    fc.property(fc.array(anyDates), (rows) => {
      const single = rows.flatMap((row, index) => checkDates(row, context).map((problem) => ({ row: index, ...problem })));
      expect(checkDatesOf(rows, context)).toEqual(single);
    }),
  );
});
