import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { slotsOf } from "../../kernel/i18n/template.ts";
import { flattenWords } from "../../kernel/i18n/words.ts";
import * as contract from "./contract.ts";
import { errors } from "./errors.ts";
import { queueCodes } from "./rules/queue-of.ts";
import en from "./web/messages/en.json" with { type: "json" };
import vi from "./web/messages/vi.json" with { type: "json" };

const words = { vi: flattenWords(vi), en: flattenWords(en) };

it("has every message in both languages with the same blanks to fill", () => {
  expect(Object.keys(words.vi).sort()).toEqual(Object.keys(words.en).sort());
  for (const [key, text] of Object.entries(words.vi)) expect([key, slotsOf(text)]).toEqual([key, slotsOf(words.en[key]!)]);
});

const chosen = {
  classification: contract.Classification,
  onsetSource: contract.OnsetSource,
  testKind: contract.TestKind,
  testResult: contract.TestResult,
  detected: contract.DetectedIn,
  origin: contract.Origin,
  severity: contract.Severity,
  outcome: contract.CaseOutcome,
  stayKind: contract.StayKind,
  handOverState: contract.HandOverState,
};
it.each(Object.entries(chosen))("has words for every %s", (name, values) => {
  for (const value of values.options) expect(words.vi[`${name}.${value}`]).toBeTruthy();
});

it("has words for every refusal and every entry of the work queue", () => {
  for (const code of Object.keys(errors)) expect(words.vi[`error.${code}`]).toBeTruthy();
  for (const code of queueCodes) expect(words.vi[`queue.${code}`]).toBeTruthy();
});

it("has words for everything that happens to a case", () => {
  const happened = [...readFileSync(new URL("contract.ts", import.meta.url), "utf8").matchAll(/type: "((?:case|household)\.\w+)"/g)].map(
    ([, type]) => type!,
  );
  expect(happened.length).toBeGreaterThan(8);
  for (const type of happened) expect([type, words.vi[`event.${type}`]]).toEqual([type, expect.any(String)]);
});

it("names every field of a case report that a person may see", () => {
  const hidden = ["id", "personId", "classificationManual"];
  for (const field of Object.keys(contract.CaseReport.shape))
    if (!hidden.includes(field)) expect([field, words.vi[`field.${field}`]]).toEqual([field, expect.any(String)]);
});
