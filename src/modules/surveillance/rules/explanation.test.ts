import fc from "fast-check";
import { expect, it } from "vitest";
import { TestKind, TestResult } from "../contract.ts";
import { allDiseases, findDisease } from "../diseases/find-disease.ts";
import { type CaseEvidence, classifyCase, type TraceStep } from "./classify-case.ts";
import { keepExplanation, openExplanation } from "./explanation.ts";

const fact = fc.constantFrom(true, false, null);
const evidence: fc.Arbitrary<CaseEvidence> = fc.record({
  tests: fc.array(
    fc.record({
      kind: fc.constantFrom(...TestKind.options),
      result: fc.constantFrom(...TestResult.options),
      at: fc.constantFrom(null, "2022-02-01", "2022-02-02T08:00:00+07:00", "2022-02-02T17:00:00+07:00"),
    }),
    { maxLength: 3 },
  ),
  facts: fc.record({
    symptomatic: fact,
    clinical_picture: fact,
    close_contact: fact,
    epidemiological_link: fact,
    severe_acute_respiratory: fact,
  }),
});

/** Evidence of a step in no particular order. */
const told = (steps: readonly TraceStep[]) =>
  steps.map((step) => ({ ...step, evidence: [...new Set(step.evidence.map((each) => JSON.stringify(each)))].sort() }));

it("an explanation that was kept short says everything it said before, for every disease, definition and evidence", () => {
  const days = fc.constantFrom("2020-03-01", "2021-08-15", "2022-01-15", "2022-06-01", "2024-06-01");
  fc.assert(
    fc.property(fc.constantFrom(...allDiseases), days, evidence, (disease, day, known) => {
      const subject = { days: { sampledOn: day, resultedOn: day, reportedOn: day }, evidence: known, stated: null, manual: null };
      const { classification: _, ...why } = classifyCase(disease, subject);
      const opened = openExplanation(JSON.parse(JSON.stringify(keepExplanation(why))))!;
      expect({ ...opened, trace: told(opened.trace) }).toEqual({ ...why, trace: told(why.trace) });
    }),
    { numRuns: 2000 },
  );
});

it("cases recorded with the whole trace are read as before, and those no rule has spoken about have no explanation", () => {
  const whole = { basis: "report", source: null, provisional: true, conflict: false, trace: [] };
  expect(openExplanation(whole)).toEqual(whole);
  expect(openExplanation([])).toBeNull();
});

it("an explanation takes less than half the room", () => {
  const days = { sampledOn: "2022-02-01", resultedOn: "2022-02-01", reportedOn: "2022-02-01" };
  const known = { tests: [{ kind: "rt_pcr", result: "positive", at: "2022-02-01" } as const], facts: { symptomatic: true } };
  const why = classifyCase(findDisease("covid-19")!, { days, evidence: known, stated: null, manual: null });
  expect(JSON.stringify(keepExplanation(why)).length).toBeLessThan(JSON.stringify(why).length / 2);
});
