import { describe, expect, it } from "vitest";
import { addDays } from "../../../kernel/time/local-date.ts";
import { inForce } from "../rules/in-force.ts";
import type { Dated, Disease, Source } from "./define-disease.ts";
import { allDiseases, findDisease } from "./find-disease.ts";
import { diseases } from "./index.gen.ts";

const sourcesOf = (disease: Disease): Source[] => [
  ...[...disease.groups, ...disease.notifyWithin, ...disease.definitions, ...disease.outbreakEnds].map(({ source }) => source),
  ...[disease.incubation, disease.infectious, disease.severity, disease.newEpisodeAfter].flatMap((part) => (part ? [part.source] : [])),
];

const datedLists = (disease: Disease): (readonly Dated[])[] => [
  disease.groups,
  disease.notifyWithin,
  disease.definitions,
  disease.outbreakEnds,
];

describe.each(allDiseases.map((disease) => [disease.code, disease] as const))("%s", (code, disease) => {
  it("is kept in the file of its code and named in both languages", () => {
    expect(Object.entries(diseases).find(([, entry]) => entry === disease)?.[0]).toBe(code);
    expect(disease.vi.length).toBeGreaterThan(1);
    expect(disease.en.length).toBeGreaterThan(1);
    for (const icd of disease.icd10) expect(icd).toMatch(/^[A-Z]\d{2}(\.\d)?$/);
  });

  it("names the document behind every number, and says that nobody has checked it yet", () => {
    expect(sourcesOf(disease).length).toBeGreaterThan(0);
    for (const source of sourcesOf(disease)) {
      expect(source.document.length).toBeGreaterThan(5);
      expect(source.reviewedBy).toBeNull();
      // A Vietnamese document repeats its number every year: without its date it is not named.
      if (/QĐ|TT-BYT|QH\d|BYT-/.test(source.document)) expect(source.issuedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it("holds at most one group, deadline, definition and end on any day", () => {
    for (const list of datedLists(disease))
      for (const [index, entry] of list.entries()) {
        if (entry.to !== null) expect(entry.from <= entry.to).toBe(true);
        const next = list[index + 1];
        if (next) expect(entry.to !== null && addDays(entry.to, 1) <= next.from).toBe(true);
      }
  });

  it("has an incubation that ends after it begins, and its usual range inside", () => {
    if (!disease.incubation) return;
    const { days, usual } = disease.incubation;
    expect(days[0]).toBeLessThan(days[1]);
    if (usual) expect(usual[0] >= days[0] && usual[1] <= days[1]).toBe(true);
  });

  it("can be confirmed, and by a test, under each of its definitions", () => {
    expect(disease.definitions.length).toBeGreaterThan(0);
    for (const { branches } of disease.definitions) {
      const kinds = (branches.confirmed ?? []).flatMap(({ all }) => all.map(({ kind }) => kind));
      expect(kinds.some((kind) => kind === "test" || kind === "repeat")).toBe(disease.confirmation === "laboratory");
    }
  });
});

it("knows COVID-19 and fourteen more", () => {
  const codes =
    "covid-19 dengue hand-foot-mouth measles influenza-a-h5n1 mpox cholera diphtheria rabies japanese-encephalitis meningococcal pertussis typhoid hepatitis-a plague";
  expect(allDiseases.map(({ code }) => code).sort()).toEqual(codes.split(" ").sort());
});

it("moves COVID-19 from group A to group B on 20/10/2023", () => {
  const groups = findDisease("covid-19")!.groups;
  expect(["2020-01-28", "2020-01-29", "2023-10-19", "2023-10-20"].map((on) => inForce(groups, on)?.group)).toEqual([
    undefined,
    "A",
    "A",
    "B",
  ]);
});

it("declares a COVID-19 outbreak over after 28 days, after 8 since 20/10/2023", () => {
  const ends = findDisease("covid-19")!.outbreakEnds;
  expect([inForce(ends, "2021-06-29")?.quietDays, inForce(ends, "2024-01-01")?.quietDays]).toEqual([28, 8]);
});

it("knows no group after the law of 2007 ended, rather than guessing one", () => {
  for (const disease of allDiseases) expect(inForce(disease.groups, "2026-07-01")).toBeUndefined();
});

it("does not take the name of a built-in for a disease", () => {
  expect(findDisease("constructor")).toBeUndefined();
});
