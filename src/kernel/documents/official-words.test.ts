import fc from "fast-check";
import { expect, it } from "vitest";
import { BLANK, capitals, dateInWords, formatFigure, pointLetter, romanNumeral, shortDate } from "./official-words.ts";

it.each([
  [0, {}, "0"],
  [3, { padded: true }, "03"],
  [12, { padded: true }, "12"],
  [37904, {}, "37.904"],
  [8_425_597_979, {}, "8.425.597.979"],
  [1234.5, {}, "1.234,5"],
  [1.005, { decimals: 2 }, "1,01"],
  [19.96, { decimals: 0 }, "20"],
  [100, { decimals: 1 }, "100,0"],
  [-2, {}, "−2"],
  [-0.04, { decimals: 1 }, "0,0"],
  [3.5, { padded: true }, "3,5"],
  [1e-7, { decimals: 2 }, "0,00"],
])("writes %d (%o) as %s", (value, format, expected) => expect(formatFigure(value, format)).toBe(expected));

it("says that a figure is not there instead of printing zero", () => {
  expect([null, Number.NaN, Number.POSITIVE_INFINITY].map((value) => formatFigure(value))).toEqual(["chưa có", "chưa có", "chưa có"]);
});

it("never changes a count by writing it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.boolean(), (count, padded) => {
      const read = Number(formatFigure(count, { padded }).replaceAll(".", "").replace("−", "-"));
      expect(read).toBe(count === 0 ? 0 : count);
    }),
  );
});

it("writes dates with a zero for days under ten and for January and February only", () => {
  expect(dateInWords("2022-02-05")).toBe("ngày 05 tháng 02 năm 2022");
  expect(dateInWords("2021-06-29")).toBe("ngày 29 tháng 6 năm 2021");
  expect(dateInWords("2021-12-01")).toBe("ngày 01 tháng 12 năm 2021");
});

it("leaves room for what will be written by hand", () => {
  expect(dateInWords("2021-11")).toBe(`ngày ${BLANK} tháng 11 năm 2021`);
  expect(dateInWords(null)).toBe(`ngày ${BLANK} tháng ${BLANK} năm ${BLANK}`);
});

it("writes short dates day first and says when a day is not known", () => {
  expect([shortDate("2021-06-29"), shortDate(null)]).toEqual(["29/06/2021", "chưa rõ"]);
});

it("keeps marks when a name becomes capitals", () => {
  expect(capitals("Ủy ban nhân dân tỉnh Sóc Trăng")).toBe("ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG");
  expect(capitals("giám đốc".normalize("NFD"))).toBe("GIÁM ĐỐC");
});

it("numbers sections and points as law drafting does", () => {
  expect([1, 4, 9, 14, 40, 88].map(romanNumeral)).toEqual(["I", "IV", "IX", "XIV", "XL", "LXXXVIII"]);
  expect([1, 4, 5, 6, 23, 24].map(pointLetter)).toEqual(["a", "d", "đ", "e", "y", "aa"]);
});
