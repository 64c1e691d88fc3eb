import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sharedData } from "../../../kernel/test-kit/shared-data.ts";
import type { LevelRuleId } from "../contract.ts";
import { evaluateInputs } from "../evaluate-inputs.ts";
import { assessLevels } from "../rules/assess-levels.ts";
import { inputsFromCounts } from "../rules/inputs.ts";
import { getLevelRule } from "./find-level-rule.ts";

interface PublishedRow {
  id: string;
  area: string;
  on: string;
  rule: LevelRuleId;
  level: number;
  inputs: Record<string, number>;
  population?: number;
  communityCases14d?: number;
  allCases14d?: number;
}

/** Rows whose printed inputs do not settle the level, with the set that stays possible and why the rule cannot say more. */
const open: Record<string, { possible: number[]; because: string }> = {
  L06: { possible: [1, 2], because: "elderly coverage not printed; the minimum was not applied that week" },
  L17: { possible: [1, 2], because: "elderly coverage not printed; an added level explains the announced 2" },
  L18: { possible: [1, 2, 3, 4], because: "case rate not printed; without cases the added level may not apply" },
  L19: { possible: [1, 2], because: "elderly coverage not printed, and whether an area without cases is raised is not known" },
  L20: { possible: [1, 2], because: "elderly coverage not printed" },
  L21: { possible: [1, 2, 3, 4], because: "oxygen, vaccination and response not printed, most of the table not known" },
};

/** Population used by the city for its own rates (average of 2020). */
const HA_NOI = 8_246_600;

sharedData("reference/levels/published-levels.json", "levels that authorities published", (path) => {
  const { rows } = JSON.parse(readFileSync(path, "utf8")) as { rows: PublishedRow[] };
  const evaluated = new Map(rows.map((row) => [row.id, evaluateInputs(row.rule, [row])[0]!]));

  it("are all there", () =>
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, n) => `L${String(n + 1).padStart(2, "0")}`)));

  it.each(rows.filter(({ id }) => !open[id]))("$id $area $on: the rule gives exactly the announced level $level", ({ id, level }) => {
    expect(evaluated.get(id)).toMatchObject({ level, possible: [level] });
  });

  it.each(rows.filter(({ id }) => open[id]))(
    "$id $area $on: level $level is among the possible ones, and what is missing is named",
    ({ id, level }) => {
      const answer = evaluated.get(id)!;
      expect({ id, level: answer.level, possible: answer.possible }).toEqual({ id, level: null, possible: open[id]!.possible });
      expect(answer.possible).toContain(level);
      expect(answer.reasons.some(({ code }) => code === "input_missing")).toBe(true);
    },
  );

  it("rest on the disputed cell only in Hà Nội, and each such answer says that level 1 is the other reading", () => {
    const disputed = rows.filter(
      ({ id }) => evaluated.get(id)!.reasons.some(({ code }) => code === "cell_disputed") && evaluated.get(id)!.level !== null,
    );
    expect(disputed.map(({ id }) => id)).toEqual(["L02", "L03", "L04", "L11", "L12"]);
    for (const { id } of disputed) expect({ id, alternatives: evaluated.get(id)!.alternatives }).toEqual({ id, alternatives: [1] });
  });

  it("are marked provisional without exception, as nobody has compared the numbers with the annex", () => {
    expect([...evaluated.values()].every(({ provisional }) => provisional)).toBe(true);
  });

  it.each([
    ["L06", 5716, 1, 9],
    ["L16", 9552, 82, 429],
    ["L04", HA_NOI, 7412, 45],
    ["L05", HA_NOI, 17_832, 108],
    ["L01", HA_NOI, 84, 1],
  ])("%s: the printed rate follows from the cases of 14 days", (id, population, cases, printed) => {
    const row = rows.find((each) => each.id === id)!;
    expect(rateOf14Days(row.on, population, cases).printed).toBe(printed);
    expect(row.inputs.communityCasesPer100kWeek).toBe(printed);
  });

  it("L02: all cases of the fortnight give 19.96, where rounding decides; the community cases named beside it give level 1", () => {
    const row = rows.find(({ id }) => id === "L02")!;
    const assess = (cases: number) => {
      const communityCasesPer100kWeek = rateOf14Days(row.on, HA_NOI, cases);
      const coverage = { adultsOneDosePct: { value: 93.9 }, elderlyFullPct: { value: 81.2 } };
      return assessLevels(getLevelRule("qd-4800"), [{ inputs: { communityCasesPer100kWeek, ...coverage } }])[0]!;
    };
    expect(assess(row.allCases14d!)).toMatchObject({
      level: null,
      possible: [1, 2],
      unknown: ["criteria.communityCasesPer100kWeek.rounded"],
    });
    expect(assess(row.communityCases14d!)).toMatchObject({ level: 1 });
  });
});

function rateOf14Days(on: string, population: number, communityCases: number) {
  const days = [
    { on, cases: communityCases, communityCases, deaths: 0, backFilledCases: 0, backFilledCommunityCases: 0, oxygenPatients: null },
  ];
  const units = [{ id: "x", population, days, source: "published", asOf: `${on}T17:00:00Z` }];
  return inputsFromCounts("qd-4800", on, units)[0]!.communityCasesPer100kWeek!;
}
