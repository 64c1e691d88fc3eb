import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../kernel/i18n/words-on-disk.ts";
import { caseWords } from "./case-words.ts";

describe("words of a choice", () => {
  it.each(["vi", "en"] as const)("that an export writes (%s) come back as the value they stand for", (language) => {
    const labels = Object.entries(wordsOf(language, "surveillance"));
    for (const [field, read] of Object.entries(caseWords)) {
      const ofField = labels.flatMap(([key, label]) =>
        key.startsWith(`${field}.`) ? [[key.slice(field.length + 1), label] as const] : [],
      );
      expect(ofField.length, field).toBeGreaterThan(2);
      // What is not known is exported as an empty cell.
      for (const [value, label] of ofField) if (value !== "unknown") expect([field, label, read(label)]).toEqual([field, label, value]);
    }
  });
  it.each([
    ["testResult", "(+)", "positive"],
    ["testResult", "(-)", "negative"],
    ["testResult", "(+/-)", "indeterminate"],
    ["testResult", "DT", "positive"],
    ["testResult", "AT", "negative"],
    ["testResult", "dương tính, làm tại nhà", "positive"],
    ["testResult", "chờ KQ", null],
    ["testResult", "dương nhẹ", undefined],
    ["testKind", "Realtime RT-PCR", "rt_pcr"],
    ["testKind", "TN kháng nguyên", "rapid_antigen"],
    ["detected", "KCL", "quarantine"],
    ["detected", "Khám sàng lọc tại BV", "screening"],
    ["detected", "home quarantine", "quarantine"],
    ["detected", "hospital notification", "hospital"],
    ["origin", "Abroad", "imported"],
    ["severity", "rất nặng", "critical"],
    ["severity", "KTC", "asymptomatic"],
    ["severity", "không nặng", undefined],
    ["outcome", "Khỏi", "recovered"],
    ["outcome", "chưa khỏi", "active"],
    ["outcome", "Đang ĐT", "active"],
    ["outcome", "TV", "died"],
    ["outcome", "khởi phát lại", undefined],
    ["outcome", "Mất theo dõi", "lost"],
    ["outcome", "negative", undefined],
    ["classification", "không xác định", undefined],
  ] as const)("%s: %j is read as %j", (field, text, value) => {
    expect(caseWords[field](text)).toBe(value);
  });
});
