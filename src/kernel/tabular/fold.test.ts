import fc from "fast-check";
import { expect, it } from "vitest";
import { fold, foldWords } from "./fold.ts";

it("a name is found without marks, whatever its case and however its letters are composed", () => {
  for (const spelling of ["Nguyễn Thị Đặng", "NGUYỄN THỊ ĐẶNG", "nguyễn thị đặng", "Nguyễn Thị Đặng".normalize("NFD")])
    expect(fold(spelling)).toBe("nguyen thi dang");
});

it("composed and decomposed spellings of any text fold alike, and folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 2000 },
  );
});

it("words are the letters and digits between anything else", () => {
  expect(foldWords("Số điện-thoại (mẹ): 0912…")).toEqual(["so", "dien", "thoai", "me", "0912"]);
});
