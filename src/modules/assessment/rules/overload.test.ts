import { expect, it } from "vitest";
import { type LevelInput, OverloadAnswer } from "../contract.ts";
import kg330 from "../overload/kg-330.ts";
import { assessOverload } from "./overload.ts";

const assess = (values: Record<string, LevelInput["value"]>) =>
  assessOverload(kg330, [{ id: "91", inputs: Object.fromEntries(Object.entries(values).map(([input, value]) => [input, { value }])) }])[0]!;
const met = (values: Record<string, LevelInput["value"]>) => assess(values).findings.map((finding) => finding.met);

it("exactly at a threshold no criterion of overload is met", () => {
  expect(
    met({ casesPer100kWeek: 450, oxygenPatientsPer100k: 32, careOutOfReach: false, freeBedsPer100k: 10, staffedIcuBedsPer100k: 4 }),
  ).toEqual([false, false, false, false, false]);
});
it("just beyond it each one is", () => {
  expect(
    met({ casesPer100kWeek: 450.1, oxygenPatientsPer100k: 32.1, careOutOfReach: true, freeBedsPer100k: 9.9, staffedIcuBedsPer100k: 3.9 }),
  ).toEqual([true, true, true, true, true]);
});
it("what nobody reported is open, neither met nor unmet, and free beds are not zero", () => {
  expect(assess({ casesPer100kWeek: 500, freeBedsPer100k: null, staffedIcuBedsPer100k: Number.NaN })).toMatchObject({ met: 1, missing: 4 });
});
it("the conditions on virus and vaccine stand beside the criteria and are not counted among them", () => {
  const answer = assess({ virusMoreSevere: true, vaccineLessEffective: false });
  expect(OverloadAnswer.parse(answer)).toEqual(answer);
  expect(answer.conditions.map((condition) => condition.met)).toEqual([true, false]);
  expect(answer).toMatchObject({ id: "91", plan: "kg-330", met: 0, missing: 5, provisional: true });
});
