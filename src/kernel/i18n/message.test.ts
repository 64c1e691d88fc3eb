import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate, formatRange, formatTime } from "./date.ts";
import { formatMessage } from "./message.ts";
import { formatChange, formatNumber, formatPercent } from "./number.ts";
import { slotsOf } from "./template.ts";

const at = new Date("2022-02-18T05:00:00Z");

describe("numbers, days and hours", () => {
  it("writes thousands with a dot and decimals with a comma in Vietnamese, the other way round in English", () => {
    expect(formatNumber("vi", 1234.5)).toBe("1.234,5");
    expect(formatNumber("en", 1234.5)).toBe("1,234.5");
    expect(formatPercent("vi", 0.813)).toBe("81,3%");
  });
  it("writes a fall with a true minus sign and a rise with a plus", () => {
    expect(formatChange("vi", -3)).toBe("−3");
    expect(formatChange("vi", 1037)).toBe("+1.037");
    expect(formatChange("vi", 0)).toBe("0");
  });
  it("writes the day first in both languages and the hour of Viet Nam", () => {
    expect(formatDate("2022-02-18")).toBe("18/02/2022");
    expect(formatTime(at)).toBe("12:00");
    expect(formatDate(new Date("2022-02-18T17:30:00Z"))).toBe("19/02/2022");
    expect(formatRange("2022-02-26", "2022-03-04")).toBe("26/02–04/03/2022");
  });
  it("gives back every number after reading its Vietnamese form", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
        expect(Number(formatNumber("vi", value).replaceAll(".", "").replace("−", "-"))).toBe(value);
      }),
    );
  });
});

describe("sentences", () => {
  it("fills in names, numbers, days and instants", () => {
    expect(formatMessage("vi", "Số liệu đến {at, instant}", { at })).toBe("Số liệu đến 12:00 18/02/2022");
    expect(formatMessage("vi", "{on, date, weekday}: {n} ca, {share, percent}", { on: "2022-02-18", n: 5846, share: 0.5 })).toBe(
      "thứ Sáu 18/02/2022: 5.846 ca, 50,0%",
    );
  });
  it("keeps a year given as text as it is", () => {
    expect(formatMessage("vi", "năm {year}", { year: "2022" })).toBe("năm 2022");
  });
  it("has one form of a noun in Vietnamese and two in English", () => {
    const template = "{n, plural, =0 {no case} one {# case} other {# cases}}";
    expect([0, 1, 2, 1500].map((n) => formatMessage("en", template, { n }))).toEqual(["no case", "1 case", "2 cases", "1,500 cases"]);
    expect(formatMessage("vi", "{n, plural, =0 {chưa có ca} other {# ca}}", { n: 1 })).toBe("1 ca");
  });
  it("chooses by kind and falls back to the last words", () => {
    const template = "{kind, select, home {tại nhà} other {tập trung, {n} người}}";
    expect(formatMessage("vi", template, { kind: "home", n: 1 })).toBe("tại nhà");
    expect(formatMessage("vi", template, { kind: "camp", n: 12 })).toBe("tập trung, 12 người");
  });
  it("says that a value is not known and shows a forgotten one", () => {
    expect(formatMessage("vi", "Khởi phát {on, date}", { on: null })).toBe("Khởi phát chưa rõ");
    expect(formatMessage("en", "Onset {on, date}")).toBe("Onset {on}");
  });
  it("finds every slot, inner ones too, and refuses an unclosed brace", () => {
    expect([...slotsOf("{a} {n, plural, other {# of {b, date}}}")]).toEqual(["a", "n", "b"]);
    expect(() => slotsOf("{a")).toThrow();
    expect(() => slotsOf("a}")).toThrow();
  });
  it("leaves plain words untouched", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[{}]/.test(text)),
        (text) => {
          expect(formatMessage("vi", text)).toBe(text);
        },
      ),
    );
  });
});
