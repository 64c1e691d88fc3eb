import { writeFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
import type { Outcome } from "./outcome.ts";
import { root } from "./tool.ts";

/** Writes what a Vitest run found to the file `VX_REPORT`, with the differences that its JSON report leaves out. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const outcome: Outcome = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) readModule(module, outcome);
    // A promise that fails after its test has ended belongs to no test, and still is a defect.
    if (unhandled.length > 0) outcome.failed.push({ name: "errors outside the tests", detail: explain(unhandled) });
    writeFileSync(process.env.VX_REPORT!, JSON.stringify(outcome));
  }
}

function readModule(module: TestModule, outcome: Outcome): void {
  const file = module.relativeModuleId;
  for (const test of module.children.allTests()) {
    const name = `${file} › ${test.fullName}`;
    const result = test.result();
    if (result.state === "passed") outcome.passed += 1;
    else if (result.state === "skipped") outcome.skipped.push(name);
    else outcome.failed.push({ name, detail: explain(result.errors ?? []) || "the test did not end" });
  }
  // A hook or the loading of the file: its tests did not even run.
  const blocks = [module, ...module.children.allSuites()].flatMap((block) => block.errors());
  if (blocks.length > 0) outcome.failed.push({ name: file, detail: explain(blocks) });
}

function explain(errors: readonly Partial<SerializedError>[]): string {
  const texts = errors.map(({ message, diff, stack }) => [message, diff, ownLines(stack)].filter(Boolean).join("\n"));
  return stripVTControlCharacters(texts.join("\n"));
}

/** The lines of a stack that lie in this project; the first line repeats the message. */
function ownLines(stack = ""): string {
  const lines = stack.split("\n").filter((line) => /^\s+at /.test(line) && line.includes(root) && !line.includes("node_modules"));
  return lines.slice(0, 6).join("\n");
}
