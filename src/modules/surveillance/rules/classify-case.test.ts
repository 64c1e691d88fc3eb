import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseReport, Classification, TestKind, TestResult } from "../contract.ts";
import type { Fact } from "../diseases/define-disease.ts";
import { allDiseases, findDisease } from "../diseases/find-disease.ts";
import {
  type CaseEvidence,
  type ClassifiedCase,
  classifyCase,
  classifyCases,
  evidenceOf,
  missingToConfirm,
  type TestEvidence,
} from "./classify-case.ts";

const covid = findDisease("covid-19")!;
const measles = findDisease("measles")!;

const test = (kind: TestKind, result: TestResult = "positive", at: string | null = null): TestEvidence => ({ kind, result, at });
const on = (day: string, evidence: Partial<CaseEvidence>, stated: Classification | null = null): ClassifiedCase => ({
  days: { sampledOn: null, resultedOn: day, reportedOn: day },
  evidence: { tests: [], facts: {}, ...evidence },
  stated,
  manual: null,
});
const classOf = (disease: typeof covid, subject: ClassifiedCase) => classifyCase(disease, subject).classification;

describe("COVID-19 under letter 11042 (from 29/12/2021)", () => {
  const day = "2022-01-10";
  const rapid = [test("rapid_antigen")];

  it.each([
    ["an RT-PCR", { tests: [test("rt_pcr")] }],
    ["a rapid test of a close contact", { tests: rapid, facts: { close_contact: true } }],
    ["a rapid test with the signs and a link", { tests: rapid, facts: { clinical_picture: true, epidemiological_link: true } }],
    [
      "two rapid tests within 8 hours with a link",
      {
        tests: [
          test("rapid_antigen", "positive", "2022-01-10T08:00:00+07:00"),
          test("rapid_antigen", "positive", "2022-01-10T15:30:00+07:00"),
        ],
        facts: { epidemiological_link: true },
      },
    ],
  ])("confirms by %s", (_, evidence) => {
    expect(classifyCase(covid, on(day, evidence))).toMatchObject({
      classification: "confirmed",
      basis: "definition",
      source: { document: "Công văn 11042/BYT-DP" },
    });
  });

  it("does not confirm by two rapid tests nine hours apart", () => {
    const tests = [
      test("rapid_antigen", "positive", "2022-01-10T08:00:00+07:00"),
      test("rapid_antigen", "positive", "2022-01-10T17:01:00+07:00"),
    ];
    expect(classOf(covid, on(day, { tests, facts: { epidemiological_link: true } }))).toBe("suspected");
  });

  it("leaves one rapid test without contact or link suspected, and says what would confirm", () => {
    const result = classifyCase(covid, on(day, { tests: rapid }));
    expect(result).toMatchObject({ classification: "suspected", basis: "definition" });
    expect(missingToConfirm(result).map(({ branch, criterion }) => `${branch}: ${criterion}`)).toEqual([
      "a: test_positive",
      "b: close_contact",
      "c: clinical_picture",
      "c: epidemiological_link",
      "d: epidemiological_link",
      "d: test_repeated",
    ]);
  });

  it("discards by a negative RT-PCR, unless another RT-PCR was positive", () => {
    expect(classOf(covid, on(day, { tests: [test("rt_pcr", "negative")] }))).toBe("discarded");
    expect(classOf(covid, on(day, { tests: [test("rt_pcr", "negative"), test("rt_pcr")] }))).toBe("confirmed");
  });
});

it("judges by the definition of the day of diagnosis: a rapid test of a contact confirms on 29/12/2021 and not the day before", () => {
  const evidence = { tests: [test("rapid_antigen")], facts: { close_contact: true } };
  expect(["2021-12-28", "2021-12-29"].map((day) => classOf(covid, on(day, evidence)))).toEqual(["suspected", "confirmed"]);
});

it("does not confirm a laboratory disease without a result", () => {
  expect(classifyCase(measles, on("2026-03-02", { facts: { clinical_picture: true } }))).toMatchObject({
    classification: "suspected",
    basis: "definition",
  });
});

it("calls a clinical case with a link to an outbreak probable", () => {
  expect(classOf(measles, on("2026-03-02", { facts: { clinical_picture: true, epidemiological_link: true } }))).toBe("probable");
});

describe("what the unit states", () => {
  it("is accepted while no evidence speaks against it", () => {
    expect(classifyCase(covid, on("2022-01-10", {}, "confirmed"))).toMatchObject({
      classification: "confirmed",
      basis: "stated",
      conflict: false,
    });
    expect(classifyCase(covid, on("2022-01-10", { tests: [test("rapid_antigen")] }, "discarded"))).toMatchObject({
      classification: "discarded",
      basis: "stated",
    });
  });

  it("becomes a suspicion and a task when a negative RT-PCR contradicts it", () => {
    expect(classifyCase(covid, on("2022-01-10", { tests: [test("rt_pcr", "negative")] }, "confirmed"))).toMatchObject({
      classification: "suspected",
      conflict: true,
    });
  });

  it("becomes a task when the test it would rest on was negative, whatever else is not known", () => {
    const typhoid = findDisease("typhoid")!;
    const negative = { tests: [test("rapid_antibody", "negative")] };
    expect(classifyCase(typhoid, on("2022-01-10", negative, "probable"))).toMatchObject({ classification: "suspected", conflict: true });
    expect(classifyCase(typhoid, on("2022-01-10", {}, "probable"))).toMatchObject({ classification: "probable", conflict: false });
    expect(classifyCase(measles, on("2022-01-10", { tests: [test("rt_pcr", "negative")] }, "confirmed"))).toMatchObject({
      classification: "suspected",
      conflict: true,
    });
  });

  it("does not undo a positive RT-PCR", () => {
    expect(classifyCase(covid, on("2022-01-10", { tests: [test("rt_pcr")] }, "discarded"))).toMatchObject({
      classification: "confirmed",
      conflict: true,
    });
    expect(classifyCase(covid, on("2022-01-10", { tests: [test("rt_pcr")] }, "suspected"))).toMatchObject({
      classification: "confirmed",
      conflict: false,
    });
  });

  it("stands where no definition is known for the day", () => {
    expect(classifyCase(covid, on("2020-01-23", { tests: [test("rt_pcr")] }, "confirmed"))).toMatchObject({
      classification: "confirmed",
      basis: "stated",
      source: null,
      trace: [],
    });
  });
});

it("keeps a class signed by hand whatever the evidence says, and still shows the evidence", () => {
  const signature = { by: "0195fb2e-0000-7000-8000-000000000001", reason: "Hội chẩn ngày 11/01", at: "2022-01-11T02:00:00Z" };
  const result = classifyCase(covid, {
    ...on("2022-01-10", { tests: [test("rt_pcr")] }),
    manual: { classification: "discarded", signature },
  });
  expect(result).toMatchObject({ classification: "discarded", basis: "manual" });
  expect(result.trace.find(({ branch, classification }) => classification === "confirmed" && branch === "a")).toMatchObject({ met: true });
});

it("calls a report about which nothing is known a suspicion", () => {
  for (const disease of allDiseases)
    expect(classifyCase(disease, on("2026-03-02", {}))).toMatchObject({ classification: "suspected", basis: "report" });
});

describe("what a report itself tells", () => {
  const report: Parameters<typeof evidenceOf>[0] = {
    onsetOn: null,
    onsetSource: "unknown",
    severity: null,
    testKind: null,
    testResult: null,
    resultedOn: null,
    sampledOn: null,
    detected: "unknown",
    origin: "unknown",
  };
  it("nothing, when nothing is filled in", () => {
    expect(evidenceOf(report)).toEqual({
      tests: [],
      facts: { symptomatic: null, clinical_picture: null, close_contact: null, epidemiological_link: null },
    });
  });
  it("that somebody without symptoms does not show the signs", () => {
    expect(evidenceOf({ ...report, onsetSource: "none_asymptomatic" }).facts).toMatchObject({
      symptomatic: false,
      clinical_picture: false,
    });
  });
  it("that somebody in quarantine is a contact, unless they came from abroad", () => {
    expect(evidenceOf({ ...report, detected: "quarantine", origin: "local" }).facts.close_contact).toBe(true);
    expect(evidenceOf({ ...report, detected: "quarantine", origin: "imported" }).facts.close_contact).toBeNull();
  });
  it("that somebody found in a locked-down area has a link to the outbreak", () => {
    expect(evidenceOf({ ...report, detected: "zone" }).facts.epidemiological_link).toBe(true);
    expect(evidenceOf({ ...report, detected: "community" }).facts.epidemiological_link).toBeNull();
  });
});

const facts: Fact[] = ["symptomatic", "clinical_picture", "close_contact", "epidemiological_link", "severe_acute_respiratory"];
const anyTest = fc.record({
  kind: fc.constantFrom<TestKind[]>("rt_pcr", "rapid_antigen", "rapid_antibody", "culture", "clinical", "other"),
  result: fc.constantFrom<TestResult[]>("positive", "negative", "indeterminate"),
  at: fc.constantFrom(null, "2022-01-10", "2022-01-10T08:00:00+07:00", "2022-01-10T12:00:00+07:00"),
});
const anyEvidence = fc.record({
  tests: fc.array(anyTest, { maxLength: 4 }),
  facts: fc.dictionary(fc.constantFrom(...facts), fc.option(fc.boolean())),
});
const anyCase = fc.record({
  disease: fc.constantFrom(...allDiseases),
  day: fc.constantFrom("2019-05-01", "2021-11-01", "2022-01-10", "2023-06-01", "2026-10-01"),
  evidence: anyEvidence,
  stated: fc.option(fc.constantFrom<Classification[]>("suspected", "probable", "confirmed", "discarded")),
});
const rank: Classification[] = ["discarded", "suspected", "probable", "confirmed"];

it("never lowers a class when a further positive test comes in", () => {
  fc.assert(
    fc.property(anyCase, anyTest, ({ disease, day, evidence }, more) => {
      const before = classOf(disease, on(day, evidence));
      const after = classOf(disease, on(day, { ...evidence, tests: [...evidence.tests, { ...more, result: "positive" }] }));
      return rank.indexOf(after) >= rank.indexOf(before);
    }),
  );
});

it("always names the branch behind a class of the definition", () => {
  fc.assert(
    fc.property(anyCase, ({ disease, day, evidence, stated }) => {
      const { classification, basis, trace } = classifyCase(disease, on(day, evidence, stated));
      if (basis !== "definition") return true;
      const branches = Map.groupBy(
        trace.filter((step) => step.classification === classification),
        ({ branch }) => branch,
      );
      return [...branches.values()].some((steps) => steps.every(({ met }) => met === true));
    }),
  );
});

it("decides for many as for each", () => {
  fc.assert(
    fc.property(fc.array(anyCase), (cases) => {
      const subjects = cases.map(({ day, evidence, stated }) => on(day, evidence, stated));
      expect(classifyCases(covid, subjects)).toEqual(subjects.map((subject) => classifyCase(covid, subject)));
    }),
  );
});

it("reads a test of a report without inventing a second one", () => {
  const report = {
    onsetOn: "2022-01-08",
    onsetSource: "patient",
    severity: "mild",
    testKind: "rt_pcr",
    testResult: "positive",
    resultedOn: "2022-01-10",
    sampledOn: "2022-01-09",
    detected: "community",
    origin: "local",
  } satisfies Partial<CaseReport>;
  expect(evidenceOf(report).tests).toEqual([{ kind: "rt_pcr", result: "positive", at: "2022-01-10" }]);
});
