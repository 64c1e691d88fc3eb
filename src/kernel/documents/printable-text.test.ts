import fc from "fast-check";
import { expect, it } from "vitest";
import { printableText } from "./printable-text.ts";

it.each([
  ["tên\u0000 bệnh\u0007 nhân", "tên bệnh nhân"],
  ["Trần\u202EnăV", "TrầnnăV"],
  ["hai\r\ndòng\tmột", "hai\ndòng một"],
  ["\uD83Dnửa ký tự", "nửa ký tự"],
  ["\uFEFFĐầu tệp", "Đầu tệp"],
])("%j prints as %j", (text, expected) => expect(printableText(text)).toBe(expected));

it("leaves ordinary Vietnamese alone", () => {
  const text = "Ấp Giồng Chát, xã Liêu Tú – huyện Trần Đề: 1.234,5 ca (±2%)";
  expect(printableText(text)).toBe(text);
});

it("is done after one pass and holds nothing XML forbids", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const printed = printableText(text);
      expect(printableText(printed)).toBe(printed);
      const forbidden = [...printed].filter((letter) => letter !== "\n" && (letter < " " || /[\uFFFE\uFFFF]|\p{Cs}/u.test(letter)));
      expect(forbidden).toEqual([]);
    }),
  );
});
