import { expect, it } from "vitest";
import { findIndicator } from "../../figures/server.ts";
import { reports } from "./index.gen.ts";

it("no published report prints cases by age or sex", () => {
  for (const report of Object.values(reports))
    for (const { from } of report.slots) {
      if (from.kind !== "indicator") continue;
      const { measure } = findIndicator(from.indicator);
      const count = measure.kind === "count" ? measure.count : {};
      expect({ indicator: from.indicator, sex: "sex" in count, age: "age" in count }).toEqual({
        indicator: from.indicator,
        sex: false,
        age: false,
      });
    }
});
