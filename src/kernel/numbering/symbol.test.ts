import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedData } from "../test-kit/shared-data.ts";
import { type DocumentNumber, documentKinds, formatNumber, parseNumber } from "./symbol.ts";

const administrative = { grammar: "administrative", year: null, drafter: null } as const;

describe("a number as printed", () => {
  it("gives numbers under ten a leading zero and leaves larger ones alone", () => {
    expect(formatNumber({ number: 5, kind: "BC", issuer: "UBND" })).toBe("05/BC-UBND");
    expect(formatNumber({ number: 123, year: 2021, kind: "BC", issuer: "UBND" })).toBe("123/BC-UBND");
  });
  it("leaves the place of the number blank while the document is not signed", () => {
    expect(formatNumber({ number: null, kind: "BC", issuer: "BCĐ" })).toBe("/BC-BCĐ");
  });
  it("writes a letter by issuer and drafting unit, without a kind", () => {
    expect(formatNumber({ number: 3840, kind: null, issuer: "SYT", drafter: "NVYD" })).toBe("3840/SYT-NVYD");
  });
  it("prints the year in a normative number and the dash first in a Party number", () => {
    expect(formatNumber({ grammar: "normative", number: 2, year: 2016, kind: "QĐ", issuer: "TTg" })).toBe("02/2016/QĐ-TTg");
    expect(formatNumber({ grammar: "party", number: 27, kind: "CV", issuer: "BCĐ" })).toBe("27-CV/BCĐ");
  });
});

describe("reading a number", () => {
  it.each([
    ["310/QĐ-UBND", { ...administrative, number: 310, kind: "QĐ", issuer: "UBND" }],
    ["Số: 3840/SYT-NVYD", { ...administrative, number: 3840, kind: null, issuer: "SYT", drafter: "NVYD" }],
    ["3079/BTĐKT-P.II", { ...administrative, number: 3079, kind: null, issuer: "BTĐKT", drafter: "P.II" }],
    ["1385/CV-BCĐQG", { ...administrative, number: 1385, kind: "CV", issuer: "BCĐQG" }],
    ["Số: /UBND-KGVX", { ...administrative, number: null, kind: null, issuer: "UBND", drafter: "KGVX" }],
    ["Số: ....../BC-UBND", { ...administrative, number: null, kind: "BC", issuer: "UBND" }],
    ["26/2023/QĐ-TTg", { ...administrative, grammar: "normative", number: 26, year: 2023, kind: "QĐ", issuer: "TTg" }],
    ["03/2007/QH12", { ...administrative, grammar: "normative", number: 3, year: 2007, kind: null, issuer: "QH12" }],
    ["27-CV/BCĐ", { ...administrative, grammar: "party", number: 27, kind: "CV", issuer: "BCĐ" }],
    ["123 – TB / VPTU", { ...administrative, grammar: "party", number: 123, kind: "TB", issuer: "VPTU" }],
  ])("understands %s", (text, expected) => expect(parseNumber(text)).toEqual(expected));

  it("reads decomposed letters as the same symbol", () => {
    expect(parseNumber("310/QĐ-BCĐ".normalize("NFD"))).toEqual(parseNumber("310/QĐ-BCĐ"));
  });
  it.each(["", "Số:", "310", "310/", "QĐ-UBND", "12/34/56", "ngày 12/10/2021", "7/11 quốc gia", "24/24 giờ"])("refuses %j", (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
  it("reads back what it writes, in every grammar", () => {
    const abbreviation = fc.constantFrom("UBND", "BCĐ", "SYT", "HĐND", "BYT", "VPTU", "TTg", "P.II");
    const number = fc.option(fc.integer({ min: 1, max: 999_999 }));
    const kind = fc.constantFrom(...Object.keys(documentKinds));
    const common = { number, issuer: abbreviation };
    const none = fc.constant(null);
    const any = fc.oneof(
      fc.record({ ...common, grammar: fc.constant("administrative" as const), year: none, kind, drafter: none }),
      fc.record({ ...common, grammar: fc.constant("administrative" as const), year: none, kind: none, drafter: fc.option(abbreviation) }),
      fc.record({ ...common, grammar: fc.constant("normative" as const), year: fc.integer({ min: 1945, max: 2099 }), kind, drafter: none }),
      fc.record({ ...common, grammar: fc.constant("party" as const), year: none, kind, drafter: none }),
    );
    fc.assert(
      fc.property(any, (parts: DocumentNumber) => {
        expect(parseNumber(formatNumber(parts))).toEqual(parts);
      }),
    );
  });
});

sharedData("golden/documents.json", "numbers printed in real documents", (path) => {
  const listed: { rows: { number: string | null; type: string }[] } = JSON.parse(readFileSync(resolve(path), "utf8"));
  const numbers = listed.rows.flatMap(({ number, type }) => (number === null ? [] : [{ number, type }]));
  it("every number of the four real documents is understood and written back as printed", () => {
    expect(numbers.length).toBeGreaterThan(30);
    for (const { number } of numbers) expect(formatNumber(parseNumber(number)!)).toBe(number);
  });
  it("their kinds agree with what the reader of the documents wrote down", () => {
    const named = numbers.filter(({ type }) => Object.values<string>(documentKinds).includes(type));
    expect(named.length).toBeGreaterThan(15);
    for (const { number, type } of named) expect(documentKinds[parseNumber(number)!.kind as keyof typeof documentKinds]).toBe(type);
    const letters = numbers.filter(({ type }) => type === "Công văn").map(({ number }) => parseNumber(number)!.kind);
    expect(new Set(letters)).toEqual(new Set([null, "CV"]));
  });
});
