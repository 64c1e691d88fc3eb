import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it("takes middle and given name, however the accents are written", () => {
  expect(initialsOf("Lâm Thị Mỹ Loan")).toBe("ML");
  expect(initialsOf("Đoàn Thanh Hải")).toBe("TH");
  expect(initialsOf("Kim Sa Ân".normalize("NFD"))).toBe("SÂ");
  expect(initialsOf("Quản trị")).toBe("QT");
  expect(initialsOf(" ")).toBe("");
});
