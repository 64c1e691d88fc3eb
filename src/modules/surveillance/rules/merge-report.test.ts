import { describe, expect, it } from "vitest";
import type { CaseReport } from "../contract.ts";
import { mergeReport } from "./merge-report.ts";

const stored = {
  onsetOn: null,
  onsetSource: "unknown",
  testKind: "rt_pcr",
  testResult: null,
  ct: null,
  severity: "mild",
  severityOn: null,
  outcome: "active",
  outcomeOn: null,
} as CaseReport;
const rapid = { testKind: "rapid_antigen", testResult: "positive" } as const;

describe("facts of two tests", () => {
  it("a positive rapid test does not become the result of the RT-PCR that is still awaited", () => {
    const { report, differing } = mergeReport(stored, rapid, "keep");
    expect(report).toMatchObject({ testKind: "rt_pcr", testResult: null });
    expect(differing).toEqual(["testKind"]);
  });
  it("an RT-PCR taken over does not inherit the result of the rapid test before it", () => {
    const before = { ...stored, ...rapid, ct: null };
    expect(mergeReport(before, { testKind: "rt_pcr", testResult: null }, "take").report).toMatchObject({
      testKind: "rt_pcr",
      testResult: null,
    });
    expect(mergeReport(before, { testKind: "rt_pcr", testResult: "negative", ct: 38 }, "take").report).toMatchObject({
      testKind: "rt_pcr",
      testResult: "negative",
      ct: 38,
    });
  });
  it("the awaited result of the same test is filled in", () => {
    expect(mergeReport(stored, { testKind: "rt_pcr", testResult: "positive", ct: 21 }, "keep").report).toMatchObject({
      testResult: "positive",
      ct: 21,
    });
  });
});

it("the day of another severity is not lent to the one that is kept", () => {
  const later = { severity: "severe", severityOn: "2021-09-09" } as const;
  expect(mergeReport(stored, later, "keep").report).toMatchObject({ severity: "mild", severityOn: null });
  expect(mergeReport(stored, later, "take").report).toMatchObject(later);
});

it("who is kept as without symptoms gets no day of first symptoms", () => {
  const without = { ...stored, onsetSource: "none_asymptomatic" } as CaseReport;
  const { report, differing } = mergeReport(without, { onsetOn: "2021-08-30", onsetSource: "form" }, "keep");
  expect(report).toMatchObject({ onsetOn: null, onsetSource: "none_asymptomatic" });
  expect(differing).toEqual(["onsetSource"]);
});

describe("another end of the same illness", () => {
  const recovered = { ...stored, outcome: "recovered", outcomeOn: "2021-09-20" } as CaseReport;
  it("a death whose day nobody said does not get the day of recovery: its day is not known, and that is told", () => {
    const { report, differing } = mergeReport(recovered, { outcome: "died", outcomeOn: null }, "take");
    expect(report).toMatchObject({ outcome: "died", outcomeOn: null });
    expect(differing.toSorted()).toEqual(["outcome", "outcomeOn"]);
  });
  it("a death with its day is taken or left as a whole", () => {
    const died = { outcome: "died", outcomeOn: "2021-09-22" } as const;
    const taken = mergeReport(recovered, died, "take");
    expect(taken.report).toMatchObject(died);
    expect(taken.differing.toSorted()).toEqual(["outcome", "outcomeOn"]);
    expect(mergeReport(recovered, died, "keep").report).toMatchObject({ outcome: "recovered", outcomeOn: "2021-09-20" });
  });
  it("a recovery without a day that is kept does not get the day of death", () => {
    const undated = { ...recovered, outcomeOn: null } as CaseReport;
    const { report, differing } = mergeReport(undated, { outcome: "died", outcomeOn: "2021-09-22" }, "keep");
    expect(report).toMatchObject({ outcome: "recovered", outcomeOn: null });
    expect(differing).toEqual(["outcome"]);
  });
  it("a list that knows no end leaves the end that is known", () => {
    expect(mergeReport(recovered, { outcome: "active", outcomeOn: null }, "take")).toMatchObject({ report: recovered, differing: [] });
  });
});
