/**
 * `npm test`: every check the project has, in one run, with one closing line. Steps go on after a failure, so one run shows all of them.
 * `--long` adds the slow ones, `--no-browser` (`npm run check`) leaves the browser out.
 */
import { addUp, type Outcome, oneFailed, summarize } from "./testing/outcome.ts";
import { listSteps, type Step } from "./testing/steps.ts";

const flags = { long: false, browser: true };
for (const argument of process.argv.slice(2)) {
  if (argument === "--long") flags.long = true;
  else if (argument === "--no-browser") flags.browser = false;
  else {
    console.error("npm test [-- --long] [-- --no-browser]");
    process.exit(2);
  }
}

async function runStep({ name, run }: Step): Promise<Outcome> {
  const begun = performance.now();
  process.stdout.write(`${name.padEnd(28)} `);
  const outcome = await run().catch((error: Error) => oneFailed(name, error.stack ?? String(error)));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${outcome.failed.length > 0 ? "FAILED" : "ok"}`.padEnd(7), `${seconds.padStart(6)} s  ${summarize(outcome)}`);
  return outcome;
}

const outcomes: Outcome[] = [];
for (const step of listSteps(flags)) outcomes.push(await runStep(step));
const total = addUp(outcomes);

for (const { name, detail } of total.failed) console.log(`\n✗ ${name}\n${detail.replace(/^/gm, "    ")}`);
if (total.skipped.length > 0) console.log(`\nSkipped:\n${total.skipped.map((name) => `  - ${name}`).join("\n")}`);
console.log(`\n${summarize(total)}`);
process.exitCode = total.failed.length > 0 ? 1 : 0;
