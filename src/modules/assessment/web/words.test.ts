import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languages } from "../../../kernel/i18n/language.ts";
import { textOf, wordsOf } from "../../../kernel/i18n/words-on-disk.ts";
import { LevelReason } from "../contract.ts";
import { entryWords, flipWords, reasonWords, type Say } from "../level-words.ts";
import { levelRules } from "../levels/find-level-rule.ts";
import kg330 from "../overload/kg-330.ts";
import { assessLevels } from "../rules/assess-levels.ts";
import { anyUnit } from "../test-kit/any-unit.ts";

describe.each(languages)("in %s", (language) => {
  const say: Say = (key, params) => textOf(language, "assessment", key, params);
  const words = wordsOf(language, "assessment");

  it("every criterion, line, rule and reason has words", () => {
    const inputs = [...levelRules.flatMap(({ criteria }) => criteria), ...kg330.criteria, ...kg330.conditions].map(
      ({ input }) => `criterion.${input}`,
    );
    const lines = levelRules.flatMap(({ lines: { names } }) => names.map((name) => `line.${name}`));
    const reasons = LevelReason.options.map((option) => `reason.${option.shape.code.value}`);
    for (const key of [...inputs, ...lines, ...reasons, ...levelRules.map(({ id }) => `rule.${id}`)])
      expect({ key, known: key in words }).toEqual({ key, known: true });
  });
  it.each(levelRules)("every reason, flip and unknown entry of any unit by $id is a whole sentence", (rule) => {
    fc.assert(
      fc.property(anyUnit(rule.id), (unit) => {
        const { reasons, wouldFlip, unknown } = assessLevels(rule, [unit])[0]!;
        const sentences = [
          ...reasons.map((reason) => reasonWords(say, reason)),
          ...wouldFlip.map((flip) => flipWords(say, flip)),
          ...unknown.map((path) => entryWords(say, path)),
        ];
        for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|assessment:|undefined|NaN/);
      }),
      { numRuns: 200 },
    );
  });
});

it("says in Vietnamese why and what would change it", () => {
  const say: Say = (key, params) => textOf("vi", "assessment", key, params);
  const [rule] = levelRules;
  const of = 9552;
  const inputs = {
    communityCasesPer100kWeek: { value: (12 * 50_000) / of, count: 12, of },
    adultsOneDosePct: { value: 92.5 },
    elderlyFullPct: { value: 81.2 },
  };
  const { reasons, wouldFlip } = assessLevels(rule!, [{ unitLevel: "commune", inputs }])[0]!;
  expect(reasons.map((reason) => reasonWords(say, reason))).toEqual([
    "Ca mắc mới tại cộng đồng/100.000 dân/tuần: 62,81, mức 3.",
    "Người từ 18 tuổi tiêm ít nhất 1 liều: 92,5%, đạt yêu cầu 70%.",
    "Người cao tuổi tiêm đủ liều: 81,2%, đạt yêu cầu 80%.",
    "Đạt tỷ lệ tiêm ít nhất 1 liều, mức 3: cấp 2.",
  ]);
  expect(wouldFlip.map((flip) => flipWords(say, flip))).toEqual([
    "Ca mắc mới tại cộng đồng/100.000 dân/tuần: thêm 17 ca (đủ 29) thì lên cấp 3.",
    "Ca mắc mới tại cộng đồng/100.000 dân/tuần: bớt 9 ca (còn 3) thì xuống cấp 1.",
    "Người từ 18 tuổi tiêm ít nhất 1 liều: từ 92,5 thành 69,9 thì chưa xác định được, có thể là cấp 2, 3 hoặc 4.",
    "Người cao tuổi tiêm đủ liều: từ 81,2 thành 79,9 thì lên cấp 3.",
  ]);
});
