import { expect, it } from "vitest";
import { statedOver } from "./stated-over.ts";

const day = (on: string, value: number) => ({ periodFrom: on, periodTo: on, value });

it("adds up days that cover the period", () => {
  expect(statedOver([day("2022-02-01", 3), day("2022-02-02", 0), day("2022-02-03", 4)], "2022-02-01", "2022-02-03")).toMatchObject({
    value: 7,
  });
});
it("does not take a silent day for zero, and names it", () => {
  expect(statedOver([day("2022-02-01", 3), day("2022-02-03", 4)], "2022-02-01", "2022-02-03")).toEqual({ missing: "2022-02-02" });
});
it("prefers what was stated for exactly this period", () => {
  const week = { periodFrom: "2022-02-01", periodTo: "2022-02-03", value: 9 };
  expect(statedOver([day("2022-02-01", 3), week, day("2022-02-02", 0), day("2022-02-03", 4)], "2022-02-01", "2022-02-03")).toMatchObject({
    value: 9,
  });
});
