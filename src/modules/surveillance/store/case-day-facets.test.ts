import { describe, expect, it } from "vitest";
import { countColumns } from "./case-day-facets.ts";

describe("the daily counts answer", () => {
  it("all cases, and any values of one facet", () => {
    expect(countColumns({})).toEqual(["n"]);
    expect(countColumns({ detected: ["community", "zone"] })).toEqual(["detected_community", "detected_zone"]);
    expect(countColumns({ severity: ["unknown"] })).toEqual(["severity_unknown"]);
  });
  it("ages that begin and end where a band does", () => {
    expect(countColumns({ age: [18, 150] })).toEqual(["age_18_64", "age_65_150"]);
    expect(countColumns({ age: [0, 17] })).toEqual(["age_0_17"]);
  });
});

describe("the records must be asked for", () => {
  it("two facets at once", () => {
    expect(countColumns({ detected: ["community"], severity: ["severe"] })).toBeUndefined();
    expect(countColumns({ sex: ["female"], age: [0, 17] })).toBeUndefined();
  });
  it("ages within a band", () => {
    expect(countColumns({ age: [0, 4] })).toBeUndefined();
    expect(countColumns({ age: [10, 64] })).toBeUndefined();
  });
});

it("nobody has a value that does not exist", () => {
  expect(countColumns({ origin: ["moon"] })).toEqual([]);
});
