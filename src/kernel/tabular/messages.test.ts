import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { slotsOf } from "../i18n/template.ts";
import { flattenWords, type NestedWords } from "../i18n/words.ts";
import { tabularErrors } from "./problem.ts";
import { noteCodes, readingCodes } from "./readers/reading.ts";
import { warningCodes } from "./warnings.ts";

const words = (language: string) =>
  flattenWords(JSON.parse(readFileSync(new URL(`messages/${language}.json`, import.meta.url), "utf8")) as NestedWords);
const keys = [
  ...Object.keys(tabularErrors).map((code) => `error.${code}`),
  ...warningCodes.map((code) => `warning.${code}`),
  ...readingCodes.map((code) => `reading.${code}`),
  ...noteCodes.map((code) => `note.${code}`),
];

describe("whatever is said about a sheet is said in both languages", () => {
  it.each(["vi", "en"])("%s has words for every code and no others", (language) => {
    expect(Object.keys(words(language)).sort()).toEqual(keys.toSorted());
  });
  it.each(["vi", "en"])("%s is composed Unicode without edges of space", (language) => {
    for (const text of Object.values(words(language))) expect(text).toBe(text.normalize("NFC").trim());
  });
  it("both languages fill in the same values", () => {
    for (const key of keys) expect([key, ...slotsOf(words("vi")[key]!)].sort()).toEqual([key, ...slotsOf(words("en")[key]!)].sort());
  });
});
