import { expect, it } from "vitest";
import { hamletKey, hamletOf } from "./hamlet-of.ts";

it("finds the hamlet in an address, the larger one of several", () => {
  expect(hamletOf("12 đường 3/2, ấp Trà Do")).toBe("ấp Trà Do");
  expect(hamletOf("Tổ 5, khóm 3")).toBe("khóm 3");
});

it("takes no street for a hamlet", () => {
  expect(hamletOf("45 Trần Hưng Đạo")).toBeNull();
  expect(hamletOf("Khánh Hòa")).toBeNull();
  expect(hamletOf(null)).toBeNull();
});

it("knows a hamlet however it was typed", () => {
  expect(hamletKey("Ấp  Trà Do".replace("  ", " "))).toBe(hamletKey("ap tra do"));
});
