import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDate } from "../../i18n/date.ts";
import { addDays } from "../../time/local-date.ts";
import { fold, highlight } from "./fold.ts";
import { readDate } from "./read-date.ts";

const today = "2022-02-18";
const on = (typed: string) => readDate(typed, today);

it("reads the ways an officer writes a day, always day first", () => {
  for (const typed of ["14/02/2022", "14/2/22", "14.2.2022", "14-02-2022", "14022022", "140222", "14/2", "1402", "14", "2022-02-14"]) {
    expect({ typed, read: on(typed) }).toEqual({ typed, read: { on: "2022-02-14" } });
  }
});
it("reads today, yesterday and so many days ago", () => {
  expect(["hnay", "hôm nay", "hqua", "Hôm qua", "-3", "−3", "hôm kia"].map(on)).toEqual(
    ["2022-02-18", "2022-02-18", "2022-02-17", "2022-02-17", "2022-02-15", "2022-02-15", "2022-02-16"].map((day) => ({ on: day })),
  );
});
it("takes the latest such day when month or year is left out, or the next one for a deadline", () => {
  expect(on("20/12")).toEqual({ on: "2021-12-20" });
  expect(on("25")).toEqual({ on: "2022-01-25" });
  expect(on("31")).toEqual({ on: "2022-01-31" });
  expect(on("29/2")).toEqual({ on: "2020-02-29" });
  expect(readDate("20/12", today, true)).toEqual({ on: "2022-12-20" });
});
it("never turns a month into a day", () => {
  expect(on("02/18/2022")).toEqual({ problem: "noMonth", month: 18 });
  expect(on("14/13/1991")).toEqual({ problem: "noMonth", month: 13 });
  expect(on("30/02/2022")).toEqual({ problem: "noDay", day: 30, month: 2 });
});
it("knows an answer, a blank and nonsense apart", () => {
  expect(on("chưa rõ")).toEqual({ unknown: true });
  expect(on("  ")).toEqual({ empty: true });
  expect(on("mai mốt")).toEqual({ problem: "unreadable" });
});
it("reads back every day it writes", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const day = addDays(today, days);
      expect(on(formatDate(day))).toEqual({ on: day });
    }),
  );
});
it("folds accents of either spelling and marks the words that were found", () => {
  expect(fold("Xã Lịch Hội Thượng, Đại Ân")).toBe("xa lich hoi thuong, dai an");
  expect(fold("Lịch Hội".normalize("NFD"))).toBe("lich hoi");
  expect(
    highlight("TT. Lịch Hội Thượng", "lich hoi")
      .filter(({ hit }) => hit)
      .map(({ part }) => part),
  ).toEqual(["Lịch", "Hội"]);
  expect(
    highlight("Vĩnh Châu", "chau (")
      .map(({ part }) => part)
      .join(""),
  ).toBe("Vĩnh Châu");
});
