import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { booleanCell, EMPTY, numberCell, textCell } from "../cell.ts";
import { readAge } from "./read-age.ts";
import { readCccd } from "./read-cccd.ts";
import { readSex, readYesNo } from "./read-choice.ts";
import { readName, readText } from "./read-name.ts";
import { readInteger, readNumber } from "./read-number.ts";
import { PREFIXES_OF_2018, readPhone } from "./read-phone.ts";
import type { Reading } from "./reading.ts";

const REFERENCE = "2021-07-10";
const seen = <T>(reading: Reading<T>): unknown => (reading.ok ? reading.value : reading.code);
const notes = <T>(reading: Reading<T>): unknown => (reading.ok ? reading.notes : reading.code);

describe("ages", () => {
  it.each([
    ["34", 1987],
    ["34 tuổi", 1987],
    ["34t", 1987],
    ["1985", 1985],
    ["8 tháng", 2020],
    ["6 tháng tuổi", 2021],
    ["10 ngày tuổi", 2021],
    ["2 tuần", 2021],
    ["0", 2021],
    ["0.25", 2021],
    ["0,75", 2020],
    ["1,5 tuổi", 2020],
  ])("%j on 10/07/2021 is somebody born in %i", (text, birthYear) => {
    expect(readAge(textCell(text), REFERENCE)).toMatchObject({ ok: true, value: { birthYear } });
  });
  it.each(["150", "2035", "-3", "ba mươi", "34 tháng 5"])("%j is refused", (text) => {
    expect(readAge(textCell(text), REFERENCE).ok).toBe(false);
  });
  it.each(["20 to 29", "20-29", "20–29 tuổi", "từ 60 đến 69", "70+", ">65", "dưới 5 tuổi"])(
    "%j is a band and no year of birth is made up",
    (text) => {
      expect(readAge(textCell(text), REFERENCE)).toEqual({ ok: false, code: "age_band", params: { text } });
    },
  );
});

describe("numbers", () => {
  it.each([
    ["1.234,5", 1234.5, []],
    ["1,234.5", 1234.5, []],
    ["1.234.567", 1_234_567, []],
    ["1,234,567.25", 1_234_567.25, []],
    ["12,5", 12.5, []],
    ["12.5", 12.5, []],
    ["0.125", 0.125, []],
    ["1234.567", 1234.567, []],
    ["1.234", 1234, ["thousands_assumed"]],
    ["1,234", 1.234, ["decimal_comma_assumed"]],
    ["12 345", 12_345, []],
    ["-5", -5, []],
    ["95,5%", 95.5, ["percent_sign"]],
    ["007", 7, []],
  ])("%j is %d", (text, number, expected) => {
    expect(seen(readNumber(textCell(text)))).toBe(number);
    expect(notes(readNumber(textCell(text)))).toEqual(expected);
  });
  it.each(["1.23.4", "1,2,3", "1.2345,6", "12a", "1e5", "--5", "1.234.56", ".", "1.234,5,6"])("%j is refused", (text) => {
    expect(readNumber(textCell(text))).toMatchObject({ ok: false });
  });
  it("a number written the Vietnamese or the English way comes back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 99 }), (whole, hundredths) => {
        const number = Number(`${whole}.${String(hundredths).padStart(2, "0")}`);
        expect(seen(readNumber(textCell(number.toLocaleString("vi-VN", { minimumFractionDigits: 2 }))))).toBe(number);
        expect(seen(readNumber(textCell(number.toLocaleString("en-US", { minimumFractionDigits: 2 }))))).toBe(number);
        expect(seen(readNumber(numberCell(number)))).toBe(number);
      }),
      { numRuns: 10_000 },
    );
  });
  it("a whole number takes one group of three in either writing", () => {
    expect(["1.234", "1,234", "5,0", "12"].map((text) => seen(readInteger(textCell(text))))).toEqual([1234, 1234, 5, 12]);
    expect(seen(readInteger(textCell("12,5")))).toBe("not_whole");
    expect(seen(readInteger(numberCell(2.5)))).toBe("not_whole");
  });
});

describe("phones", () => {
  it.each([
    ["0912345678", ["0912345678"]],
    ["+84 912 345 678", ["0912345678"]],
    ["84912345678", ["0912345678"]],
    ["0084912345678", ["0912345678"]],
    ["(0299) 382 1234", ["02993821234"]],
    ["0912.345.678 / 0987-654-321", ["0912345678", "0987654321"]],
    ["0912345678-0987654321", ["0912345678", "0987654321"]],
    ["0912345678 hoặc 0912345678", ["0912345678"]],
    ["SĐT: 0912345678 (mẹ)", ["0912345678"]],
    ["+855 12 345 678", ["+85512345678"]],
  ])("%j is %j", (text, numbers) => {
    const reading = readPhone(textCell(text));
    expect(reading.ok && reading.value?.map(({ number }) => number)).toEqual(numbers);
  });
  it.each(["12345", "0112345678", "091234567", "09123456789", "hàng xóm", "9.12E+08"])("%j is refused", (text) => {
    expect(readPhone(textCell(text)).ok).toBe(false);
  });
  it("every 11-digit prefix became its new one, the last seven digits kept", () => {
    for (const [old, now] of Object.entries(PREFIXES_OF_2018)) {
      expect(readPhone(textCell(`${old}1234567`))).toMatchObject({ value: [{ number: `${now}1234567` }], notes: ["prefix_of_2018"] });
      expect(readPhone(numberCell(Number(`${old}1234567`)))).toMatchObject({ value: [{ number: `${now}1234567` }] });
    }
  });
  it("ten thousand mobile numbers survive a numeric cell and every way of writing", () => {
    const writings: ((number: string) => string)[] = [
      (n) => n,
      (n) => `+84${n.slice(1)}`,
      (n) => `${n.slice(0, 4)} ${n.slice(4, 7)} ${n.slice(7)}`,
      (n) => `${n.slice(0, 4)}.${n.slice(4)}`,
      (n) => String(Number(n)),
    ];
    const mobiles = fc
      .tuple(fc.constantFrom("03", "05", "07", "08", "09"), fc.integer({ min: 0, max: 99_999_999 }))
      .map(([start, rest]) => start + String(rest).padStart(8, "0"));
    fc.assert(
      fc.property(mobiles, fc.constantFrom(...writings), (number, write) => {
        expect(readPhone(textCell(write(number)))).toMatchObject({ ok: true, value: [{ number }] });
        expect(readPhone(numberCell(Number(number)))).toMatchObject({ ok: true, value: [{ number }] });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("citizen numbers", () => {
  it("says sex, year and place of a number", () => {
    expect(readCccd(textCell("094185000123"))).toEqual({
      ...{ ok: true, notes: [] },
      value: { number: "094185000123", kind: "cccd", sex: "female", birthYear: 1985, placeCode: "094" },
    });
    expect(readCccd(textCell("001 210 000 123"))).toMatchObject({ value: { number: "001210000123", sex: "male", birthYear: 2010 } });
  });
  it("ten thousand numbers come back from text and from numeric cells that dropped their zeros", () => {
    const cccd = fc
      .tuple(
        fc.constantFrom("001", "011", "048", "079", "094", "096"),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 99_999_999 }),
      )
      .map(([place, century, rest]) => `${place}${century}${String(rest).padStart(8, "0")}`);
    fc.assert(
      fc.property(cccd, (number) => {
        expect(readCccd(textCell(number))).toMatchObject({ ok: true, value: { number, kind: "cccd" } });
        expect(readCccd(numberCell(Number(number)))).toMatchObject({ ok: true, value: { number }, notes: ["leading_zero_restored"] });
      }),
      { numRuns: 10_000 },
    );
  });
  it.each([
    ["362123456", "362123456", ["old_id_9_digits"]],
    ["12345678", "012345678", ["leading_zero_restored", "old_id_9_digits"]],
    ["123085000123", "123085000123", ["id_unknown_place"]],
    ["094230000123", "094230000123", ["id_born_after_reference"]],
  ])("%s is taken as %s and noted", (text, number, expected) => {
    const reading = readCccd(textCell(text), REFERENCE);
    expect(reading).toMatchObject({ ok: true, value: { number }, notes: expected });
  });
  it.each([
    ["094485000123", "id_number_century"],
    ["9.41850001E+10", "digits_lost"],
    ["1234567", "id_number_unclear"],
    ["0941850001234", "id_number_unclear"],
    ["B1234567", "id_number_unclear"],
  ])("%s is refused as %s", (text, code) => {
    expect(readCccd(textCell(text))).toMatchObject({ ok: false, code });
  });
});

describe("choices and names", () => {
  it("a sex is read from its words and not guessed from a letter both begin with", () => {
    expect(["Nam", "NỮ", "nu", "M", "f", "Khác"].map((text) => seen(readSex(textCell(text))))).toEqual([
      "male",
      "female",
      "female",
      "male",
      "female",
      "other",
    ]);
    expect(["N", "1", "0", "2"].map((text) => seen(readSex(textCell(text))))).toEqual(Array(4).fill("sex_unclear"));
  });
  it("a cross is a yes, 'không' is a no, 'không rõ' is neither", () => {
    expect(["x", "Có", "✓", "1", "không", "chưa", "0", "không có"].map((text) => seen(readYesNo(textCell(text))))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([readYesNo(booleanCell(true)), readYesNo(textCell("không rõ")), readYesNo(EMPTY)].map(seen)).toEqual([true, null, null]);
    expect(seen(readYesNo(textCell("có lẽ")))).toBe("yes_no_unclear");
  });
  it("a name in capitals is written with capitals for each word, a mixed one stays as typed", () => {
    expect(["TRẦN  THỊ MẪU", "trần thị mẫu", "Trần thị Mẫu", "H'HEN NIÊ"].map((text) => seen(readName(textCell(text))))).toEqual([
      "Trần Thị Mẫu",
      "Trần Thị Mẫu",
      "Trần thị Mẫu",
      "H'Hen Niê",
    ]);
    expect(seen(readName(textCell("Trần\u200b Mẫu".normalize("NFD"))))).toBe("Trần Mẫu");
    expect([seen(readName(textCell("12"))), seen(readName(textCell("chưa rõ")))]).toEqual(["name_unclear", null]);
    expect(notes(readName(textCell("Trần Mẫu 2")))).toEqual(["digits_in_name"]);
  });
  it("free text keeps its lines, and an error of Excel is refused by every reader", () => {
    expect(seen(readText(textCell(" a  b \r\n c ")))).toBe("a b\nc");
    const broken = { kind: "error", text: "#N/A" } as const;
    for (const reading of [
      readText(broken),
      readName(broken),
      readNumber(broken),
      readPhone(broken),
      readCccd(broken),
      readSex(broken),
      readYesNo(broken),
      readAge(broken, REFERENCE),
    ])
      expect(seen<unknown>(reading)).toBe("error_value");
  });
});
