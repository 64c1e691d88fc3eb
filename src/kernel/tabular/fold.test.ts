import fc from "fast-check";
import { expect, it } from "vitest";
import { fold } from "./fold.ts";

it("takes away every Vietnamese accent and the bar of đ", () => {
  expect(fold("Nguyễn Thị Đặng")).toBe("nguyen thi dang");
  expect(fold("THỊ XÃ VĨNH CHÂU")).toBe("thi xa vinh chau");
  expect(fold("Thuỷ, Thủy, Hoà, Hòa")).toBe("thuy, thuy, hoa, hoa");
});

it("gives the same for composed and decomposed typing, and changes nothing the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
    }),
  );
  expect(fold(fold("Đồng Xoài"))).toBe(fold("Đồng Xoài"));
});
