import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sharedData } from "../../../kernel/test-kit/shared-data.ts";
import { getLevelRule } from "../levels/find-level-rule.ts";
import { assessLevels } from "./assess-levels.ts";
import { inputsFromCounts } from "./inputs.ts";

const on = "2021-12-11";

sharedData("data/vn-population/population2019_on_pre2025_communes.csv", "every commune of the country", (path) => {
  const lines = readFileSync(path, "utf8").trim().split("\n").slice(1);
  const communes = lines.map((line) => ({ code: line.slice(0, 5), population: Number(line.split(",").at(-2)) || null }));
  const counts = communes.map(({ code, population }, n) => {
    const communityCases = n % 40;
    const day = {
      on,
      cases: communityCases,
      communityCases,
      deaths: 0,
      backFilledCases: 0,
      backFilledCommunityCases: 0,
      oxygenPatients: null,
    };
    return { id: code, population, days: [day], source: "line list", asOf: `${on}T17:00:00Z` };
  });
  const coverage = { adultsOneDosePct: { value: 94.2 }, elderlyFullPct: { value: 81.2 } };

  it("gets its answer in one pass, in the order given; without a population no rate is made up", () => {
    const inputs = inputsFromCounts("qd-4800", on, counts);
    const units = communes.map(({ code }, n) => ({ id: code, unitLevel: "commune" as const, inputs: { ...inputs[n]!, ...coverage } }));
    const answers = assessLevels(getLevelRule("qd-4800"), units);
    expect(answers.map(({ id }) => id)).toEqual(communes.map(({ code }) => code));
    expect(communes.length).toBe(10_035);
    for (const [n, { possible, inputs: assessed }] of answers.entries()) {
      const { population } = communes[n]!;
      const rate = population === null ? null : ((n % 40) * 50_000) / population;
      expect(assessed[0]!.value).toBe(rate);
      if (rate === null) expect(possible).toEqual([1, 2, 3]);
      else if (rate < 19.5) expect(possible).toEqual([1]);
      else if (rate < 149.5 && rate >= 20) expect(possible).toEqual([2]);
      else if (rate >= 150) expect(possible).toEqual([3]);
    }
  });
});
