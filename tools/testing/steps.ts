import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BorderReport, readBorderReport } from "./border-report.ts";
import { nothing, type Outcome, oneFailed, onePassed } from "./outcome.ts";
import { type PlaywrightReport, readPlaywrightReport } from "./playwright-report.ts";
import { findTool, reportFolder, root, runTool, tail } from "./tool.ts";

export interface Step {
  name: string;
  run: () => Promise<Outcome>;
}

export interface Flags {
  long: boolean;
  browser: boolean;
}

/** Lines of a tool's output that are shown when it fails; the rest is in the log. */
const shownLines = 60;

export function listSteps({ long, browser }: Flags): Step[] {
  const env = long ? { VX_LONG: "1" } : {};
  return [
    { name: "types", run: () => runWhole("types", findTool("typescript", "tsc"), ["--noEmit", "-p", "."]) },
    {
      name: "lint",
      run: () =>
        runWhole("lint", findTool("@biomejs/biome", "biome"), ["ci", "--error-on-warnings", "--colors=off", "--max-diagnostics=40"]),
    },
    { name: "borders", run: checkBorders },
    { name: "generated files are fresh", run: () => runWhole("generated files are fresh", join(root, "tools/gen.ts"), ["--check"]) },
    { name: "lockfile is complete", run: () => runWhole("lockfile is complete", join(root, "tools/complete-lockfile.ts"), ["--check"]) },
    { name: "unit and database tests", run: () => runVitest(env) },
    ...(browser ? [{ name: "browser tests", run: () => runPlaywright(long, env) }] : []),
  ];
}

/** A tool that is one test: it passes or it does not. */
async function runWhole(name: string, script: string, args: string[]): Promise<Outcome> {
  const { code, output } = await runTool(name.replaceAll(" ", "-"), script, args);
  return code === 0 ? onePassed() : oneFailed(name, tail(output, shownLines));
}

async function checkBorders(): Promise<Outcome> {
  const report = join(reportFolder, "borders.json");
  const args = ["src", "tools", "e2e", "--config", ".dependency-cruiser.cjs", "--output-type", "json", "--output-to", report];
  const { output } = await runReporting("borders", findTool("dependency-cruiser", "depcruise"), args, report);
  const found = readReport<BorderReport>(report);
  if (!found) return oneFailed("borders", tail(output, shownLines));
  // A parser that does not read TypeScript would find nothing wrong.
  if (found.summary.totalCruised < 100) return oneFailed("borders", `only ${found.summary.totalCruised} files were read`);
  return readBorderReport(found);
}

async function runVitest(env: Record<string, string>): Promise<Outcome> {
  const report = join(reportFolder, "vitest.json");
  const args = ["run", `--reporter=${join(root, "tools/testing/vitest-reporter.ts")}`, "--allowOnly=false"];
  const { code, output } = await runReporting("vitest", findTool("vitest"), args, report, { ...env, VX_REPORT: report });
  const found = readReport<Outcome>(report);
  if (!found) return oneFailed("unit and database tests", tail(output, shownLines));
  return explainExit(found, "unit and database tests", code, output);
}

async function runPlaywright(long: boolean, env: Record<string, string>): Promise<Outcome> {
  const specs = globSync("e2e/**/*.spec.ts", { cwd: root }).filter((path) => long || !path.startsWith("e2e/long/"));
  if (specs.length === 0) return nothing;
  const report = join(reportFolder, "playwright.json");
  const args = ["test", "--reporter=json", ...specs];
  const { code, output } = await runReporting("playwright", findTool("@playwright/test", "playwright"), args, report, {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const found = readReport<PlaywrightReport>(report);
  if (!found) return oneFailed("browser tests", tail(output, shownLines));
  return explainExit(readPlaywrightReport(found), "browser tests", code, output);
}

/** A run that failed although no test did (an error outside every test), or that had no test, is a failure of its own. */
function explainExit(outcome: Outcome, name: string, code: number, output: string): Outcome {
  const silent = code !== 0 && outcome.failed.length === 0;
  const empty = outcome.passed + outcome.failed.length === 0;
  if (!silent && !empty) return outcome;
  return { ...outcome, failed: [...outcome.failed, { name, detail: tail(output, shownLines) || "no test was run" }] };
}

/** A report of an earlier run must not be taken for this one's. */
function runReporting(name: string, script: string, args: string[], report: string, env: Record<string, string> = {}) {
  rmSync(report, { force: true });
  return runTool(name, script, args, env);
}

function readReport<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
}
