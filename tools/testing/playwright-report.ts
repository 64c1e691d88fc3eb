import type { Outcome } from "./outcome.ts";

interface Spec {
  title: string;
  file: string;
  tests: { projectName: string; status: "expected" | "unexpected" | "flaky" | "skipped"; results: { errors?: { message?: string }[] }[] }[];
}

interface Suite {
  title: string;
  specs?: Spec[];
  suites?: Suite[];
}

/** Playwright's JSON report, as far as it is read here. */
export interface PlaywrightReport {
  suites: Suite[];
  /** Errors outside any test, such as a file that could not be loaded. */
  errors: { message?: string }[];
}

/** Counts a Playwright report. A test that passed only when repeated counts as failed: it hides a race. */
export function readPlaywrightReport(report: PlaywrightReport): Outcome {
  const outcome: Outcome = { passed: 0, failed: [], skipped: [] };
  for (const { message } of report.errors) outcome.failed.push({ name: "browser tests", detail: message ?? "failed outside any test" });
  for (const suite of report.suites) readSuite(suite, [], outcome);
  return outcome;
}

function readSuite(suite: Suite, above: string[], outcome: Outcome): void {
  const titles = [...above, suite.title];
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const name = [...titles, spec.title, test.projectName].filter(Boolean).join(" › ");
      const detail = test.results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? "")).join("\n");
      if (test.status === "expected") outcome.passed += 1;
      else if (test.status === "skipped") outcome.skipped.push(name);
      else outcome.failed.push({ name, detail });
    }
  }
  for (const inner of suite.suites ?? []) readSuite(inner, titles, outcome);
}
