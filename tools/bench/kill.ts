import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchFolder, keepDataApart } from "./folder.ts";
import { type Campaign, runCampaign } from "./kill/campaign.ts";
import { makeProvince } from "./kill/province.ts";

/**
 * `npm run bench:kill`: server and database are killed under load again and again, and every write that was acknowledged is looked for.
 * Then the same is done to a database that confirms before it has written: there the losses must be found, or the search is worth nothing.
 */
const { values } = parseArgs({
  options: {
    cycles: { type: "string", default: "50" },
    /** Cycles with `synchronous_commit=off`. */
    "lossy-cycles": { type: "string", default: "5" },
    /** Only `durable` or only `lossy`. */
    only: { type: "string" },
  },
});
const say = (text: string) => void process.stderr.write(`${text}\n`);

function tableOf(campaigns: readonly Campaign[]): string {
  const rows = [
    ["database", ...campaigns.map(({ durable }) => (durable ? "as shipped" : "synchronous_commit=off"))],
    ["cycles of kill -9 on server and database", ...campaigns.map(({ cycles }) => String(cycles.length))],
    ["commands acknowledged", ...campaigns.map(({ acknowledged }) => String(acknowledged))],
    ["  of which lost", ...campaigns.map(({ lost }) => String(lost.length))],
    ["commands without an answer at the kill", ...campaigns.map(({ unanswered }) => String(unanswered))],
    ["  of which taken as a whole", ...campaigns.map(({ takenUnanswered }) => String(takenUnanswered))],
    ["  of which taken in part", ...campaigns.map(({ halves }) => String(halves.length))],
    ["  sent again and answered otherwise than once", ...campaigns.map(({ badResends }) => String(badResends))],
    ["start after a kill, median / worst, s", ...campaigns.map(({ restart }) => `${restart.p50} / ${restart.worst}`)],
    ["vx audit verify at the end", ...campaigns.map(({ audit }) => audit)],
  ];
  const width = Math.max(...rows.map(([name]) => name!.length));
  return rows.map(([name, ...cells]) => [name!.padEnd(width), ...cells.map((cell) => cell.padEnd(24))].join("  ").trimEnd()).join("\n");
}

/** What is wrong with the outcome, as sentences. */
function verdict({ durable, lost, halves, badResends, audit }: Campaign): string[] {
  if (!durable) return lost.length > 0 ? [] : ["with synchronous_commit=off no loss was found: the search cannot be trusted"];
  return [
    ...(lost.length > 0 ? [`${lost.length} acknowledged commands are lost`] : []),
    ...(halves.length > 0 ? [`${halves.length} commands were taken in part`] : []),
    ...(badResends > 0 ? [`${badResends} commands sent again were not answered as the first time`] : []),
    ...(audit === "intact" ? [] : ["the audit chain does not hold"]),
  ];
}

keepDataApart("kill");
await makeProvince(say);
const campaigns: Campaign[] = [];
if (values.only !== "lossy") campaigns.push(await runCampaign({ durable: true, cycles: Number(values.cycles), say }));
if (values.only !== "durable") campaigns.push(await runCampaign({ durable: false, cycles: Number(values["lossy-cycles"]), say }));

const at = new Date();
const machine = { cores: cpus().length, load: loadavg() };
const file = join(benchFolder, `kill-${at.toISOString().replaceAll(/[:.]/g, "-")}.json`);
writeFileSync(file, JSON.stringify({ at, machine, campaigns }, null, 1));
const load = machine.load.map((n) => n.toFixed(1)).join(" ");
process.stdout.write(`\n${tableOf(campaigns)}\n\n${machine.cores} cores, load ${load}; ${file}\n`);
const wrong = campaigns.flatMap(verdict);
for (const sentence of wrong) process.stdout.write(`${sentence}\n`);
process.exit(wrong.length > 0 ? 1 : 0);
