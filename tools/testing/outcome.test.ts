import { describe, expect, it } from "vitest";
import { addUp, nothing, oneFailed, onePassed, summarize } from "./outcome.ts";
import { readPlaywrightReport } from "./playwright-report.ts";

describe("the closing line", () => {
  it("names skipped tests only when there are some", () => {
    expect(summarize(onePassed())).toBe("1 passed, 0 failed");
    expect(summarize({ ...nothing, skipped: ["a journey"] })).toBe("0 passed, 0 failed, 1 skipped");
  });
  it("counts every step", () => {
    const total = addUp([onePassed(), oneFailed("types", "TS2345"), { passed: 3, failed: [], skipped: ["x"] }]);
    expect(summarize(total)).toBe("4 passed, 1 failed, 1 skipped");
    expect(total.failed).toEqual([{ name: "types", detail: "TS2345" }]);
  });
});

describe("a browser run", () => {
  const test = (status: "expected" | "unexpected" | "flaky" | "skipped") => ({
    projectName: "",
    status,
    results: [{ errors: [{ message: "no button" }] }],
  });
  const spec = (title: string, status: Parameters<typeof test>[0]) => ({ title, file: "a.spec.ts", tests: [test(status)] });
  it("is counted through nested blocks, and a test that passed only when repeated failed", () => {
    const suites = [
      {
        title: "a.spec.ts",
        specs: [spec("opens", "expected")],
        suites: [{ title: "sign-in", specs: [spec("refuses", "flaky"), spec("later", "skipped")] }],
      },
    ];
    expect(readPlaywrightReport({ suites, errors: [] })).toEqual({
      passed: 1,
      failed: [{ name: "a.spec.ts › sign-in › refuses", detail: "no button" }],
      skipped: ["a.spec.ts › sign-in › later"],
    });
  });
  it("fails when a file could not be loaded", () => {
    expect(readPlaywrightReport({ suites: [], errors: [{ message: "SyntaxError" }] }).failed).toHaveLength(1);
  });
});
