import { expect, it } from "vitest";
import { formatNumber } from "../../../kernel/i18n/number.ts";
import { textOf } from "../../../kernel/i18n/words-on-disk.ts";
import type { LevelInput } from "../contract.ts";
import type { AreaLevel } from "../level-views.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { assessLevels } from "../rules/assess-levels.ts";
import { criterionRows } from "./criterion-rows.ts";

const words = {
  say: (key: string, params?: Parameters<typeof textOf>[3]) => textOf("vi", "assessment", key, params),
  number: (value: number, decimals?: number) => formatNumber("vi", value, decimals),
};
const rowsOf = (inputs: Record<string, LevelInput>) => {
  const rule = getLevelRule("qd-4800");
  const [answer] = assessLevels(rule, [{ unitLevel: "commune", inputs }]);
  return criterionRows(words, answer as AreaLevel, rule.criteria);
};

it("shows each criterion with its value, the counts behind it, its cut-offs and the band", () => {
  const cases = { value: (10 * 50_000) / 16_273, count: 10, of: 16_273, source: "records", backFilled: 4 };
  expect(rowsOf({ communityCasesPer100kWeek: cases })[0]).toMatchObject({
    name: "1. Ca mắc mới tại cộng đồng/100.000 dân/tuần",
    value: "30,7",
    detail: "10 ca/16.273 dân · bản ghi ca bệnh · nhập bù 4 ca",
    marks: "≥\u00a020*, ≥\u00a050*, ≥\u00a0150*",
    verdict: "mức 2",
  });
});
it("marks a missed minimum as late and what nobody reported as missing", () => {
  const [, oneDose, elderly] = rowsOf({
    communityCasesPer100kWeek: { value: 3 },
    elderlyFullPct: { value: 60, source: "TTYT (11/12/2021)" },
  });
  expect(oneDose).toMatchObject({ value: "chưa có", missing: true, verdict: "chưa có số liệu", tone: "soon" });
  expect(elderly).toMatchObject({ value: "60,0%", verdict: "chưa đạt", tone: "late", detail: "TTYT (11/12/2021)" });
});
