import { describe, expect, it } from "vitest";
import { quantile, timingOf } from "./timing.ts";

describe("a quantile is one of the times that were measured", () => {
  it("the 95th of a hundred", () => {
    const times = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(quantile(times, 0.95)).toBe(95);
    expect(quantile(times, 0.5)).toBe(50);
  });
  it("of few times the 95th is the worst, whatever their order was", () => {
    expect(timingOf([3, 1, 2])).toEqual({ runs: 3, p50: 2, p95: 3, worst: 3 });
  });
});
