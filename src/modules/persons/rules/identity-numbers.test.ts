import fc from "fast-check";
import { expect, it } from "vitest";
import { readCccd, readCmnd, readPassport, readPhone } from "./identity-numbers.ts";

it("reads from a citizen's number in which year and as what its holder was born", () => {
  expect(readCccd("094 190 001234")).toEqual({ digits: "094190001234", sex: "female", birthYear: 1990 });
  expect(readCccd("079.205.000.001")).toMatchObject({ sex: "male", birthYear: 2005 });
});
it("takes neither eleven digits, letters nor a place of zeros for a citizen's number", () => {
  for (const wrong of ["09419000123", "0941900012345", "09419000123O", "000190001234", "094990001234", ""])
    expect(readCccd(wrong)).toBeUndefined();
});
it("takes nine digits for an old identity card", () => {
  expect(readCmnd("365 123 456")).toBe("365123456");
  expect(readCmnd("36512345")).toBeUndefined();
});
it("reads passports in capitals", () => {
  expect(readPassport("b1234567")).toBe("B1234567");
  for (const wrong of ["ABCDEFGH", "B12", "B1234567890123"]) expect(readPassport(wrong)).toBeUndefined();
});
it("brings a phone to one form however it is written", () => {
  for (const written of [
    "0901234567",
    "090 123 4567",
    "090.123.4567",
    "+84901234567",
    "84901234567",
    "0084 901234567",
    "+84 (0)901234567",
    "901234567",
  ]) {
    expect(readPhone(written)).toBe("0901234567");
  }
  expect(readPhone("0299 3821 234")).toBe("02993821234");
  expect(readPhone("+14155550123")).toBe("+14155550123");
});
it("knows what a mobile number of eleven digits became in 2018", () => {
  expect(readPhone("0168 123 4567")).toBe("0381234567");
  expect(readPhone("01201234567")).toBe("0701234567");
});
it("does not take a citizen's number or a date for a phone", () => {
  for (const wrong of ["094190001234", "29/6/2021", "12345678", "0", ""]) expect(readPhone(wrong)).toBeUndefined();
});
it("reads its own form again as the same phone", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[+0-9 .-]{8,16}$/), (text) => {
      const phone = readPhone(text);
      if (phone) expect(readPhone(phone)).toBe(phone);
    }),
  );
});
