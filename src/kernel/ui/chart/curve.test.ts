import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../time/local-date.ts";
import { type CurveDay, curveCsv, sevenDayMean, totalOf } from "./curve.ts";

const daysOf = (counts: number[][]): CurveDay[] => counts.map((count, index) => ({ on: addDays("2022-01-01", index), counts: count }));

it("takes the mean of seven days and stops at the last complete day", () => {
  const days = daysOf([1, 2, 3, 4, 5, 6, 7, 14, 100].map((count) => [count]));
  expect(sevenDayMean(days, "2022-01-08")).toEqual([null, null, null, null, null, null, 4, 41 / 7, null]);
});
it("has no mean outside the smallest and largest of its days", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 7, maxLength: 40 }), (counts) => {
      const means = sevenDayMean(daysOf(counts.map((count) => [count])), "2099-01-01");
      for (const mean of means) {
        expect(mean === null || (mean >= Math.min(...counts) - 1e-9 && mean <= Math.max(...counts) + 1e-9)).toBe(true);
      }
    }),
  );
});
it("writes each day once with sources that add up to its total", () => {
  const days = daysOf([
    [3, 1],
    [0, 2],
  ]);
  expect(days.map(totalOf)).toEqual([4, 2]);
  expect(curveCsv(["Ngày", 'Nguồn "A"', "B", "Tổng", "TB", "Bù"], days, [null, 2.5])).toBe(
    '\uFEFF"Ngày","Nguồn ""A""","B","Tổng","TB","Bù"\r\n2022-01-01,3,1,4,,0\r\n2022-01-02,0,2,2,2.5,0\r\n',
  );
});
