import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moduleOrder } from "../../src/kernel/db/migrate.ts";
import { type BorderReport, readBorderReport } from "./border-report.ts";
import { findTool, root, runTool } from "./tool.ts";

const project = mkdtempSync(join(tmpdir(), "vung-xanh-borders-"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Each offender imports what its border forbids; every file is where such a file would be. */
const files: Record<string, string> = {
  "src/kernel/db/pool.ts": 'import pg from "pg";\nexport const pool = pg;',
  "src/kernel/time/local-date.ts": "export const day = 1;",
  "src/kernel/nosy.ts": 'import "../modules/directory/server.ts";',
  "src/modules/directory/contract.ts": "export interface Unit { code: string }",
  "src/modules/directory/server.ts": 'export { hidden } from "./store/hidden.ts";',
  "src/modules/directory/store/hidden.ts": 'import "../../../kernel/db/pool.ts";\nexport const hidden = 1;\nexport type Hidden = 1;',
  "src/modules/directory/eager.ts": 'import type { Person } from "../persons/contract.ts";\nexport type Eager = Person;',
  "src/modules/directory/app-fan.ts": 'import "../../apps/server/start.ts";',
  "src/modules/persons/contract.ts": "export interface Person { id: string }",
  "src/modules/persons/burglar.ts": 'import type { Hidden } from "../directory/store/hidden.ts";\nexport type Loot = Hidden;',
  "src/modules/persons/rules/greedy.ts": 'import "../store/person-store.ts";',
  "src/modules/persons/rules/dirty.ts": 'import { far } from "../far.ts";\nexport const dirty = far;',
  "src/modules/persons/rules/good.ts":
    'import type { Unit } from "../../directory/contract.ts";\nimport { day } from "../../../kernel/time/local-date.ts";\nexport const good = (unit: Unit) => [unit, day];',
  "src/modules/persons/far.ts": 'import { readFileSync } from "node:fs";\nexport const far = readFileSync;',
  "src/modules/persons/store/person-store.ts": "export const personStore = 1;",
  "src/modules/persons/ui.tsx": "export const Face = () => <p />;",
  "src/modules/persons/web/leaky-page.tsx": 'import { middle } from "../middle.ts";\nexport const Leaky = () => <p>{middle}</p>;',
  "src/modules/persons/web/good-page.tsx":
    'import type { Unit } from "../../directory/contract.ts";\nexport const Good = ({ code }: Unit) => <p>{code}</p>;',
  "src/modules/persons/middle.ts": 'import "../../kernel/db/pool.ts";\nexport const middle = 1;',
  "src/modules/persons/painter.ts": 'import { Face } from "./ui.tsx";\nexport const painter = Face;',
  "src/modules/unlisted/server.ts": "export const unlisted = 1;",
  "src/apps/server/start.ts": 'import "../../modules/unlisted/server.ts";\nimport "../../modules/persons/store/person-store.ts";',
  "src/kernel/round.ts": 'import { robin } from "./robin.ts";\nexport const round = () => robin;',
  "src/kernel/robin.ts": 'import { round } from "./round.ts";\nexport const robin = () => round;',
  "src/kernel/lost.ts": 'import "./nowhere.ts";',
};

const expected: Record<string, string[]> = {
  "kernel-knows-no-module": ["src/kernel/nosy.ts"],
  "modules-know-no-app": ["src/modules/directory/app-fan.ts"],
  "front-doors-of-modules": ["src/modules/persons/burglar.ts"],
  "front-doors-for-apps": ["src/apps/server/start.ts"],
  "ui-doors-are-for-pages": ["src/modules/persons/painter.ts"],
  "module-order-directory": ["src/modules/directory/eager.ts"],
  "listed-modules": ["src/apps/server/start.ts"],
  "no-cycles": ["src/kernel/robin.ts"],
  "rules-decide-only": ["src/modules/persons/rules/greedy.ts"],
  "rules-touch-no-machine": ["src/modules/persons/rules/dirty.ts"],
  "pages-stay-in-the-browser": ["src/modules/persons/web/leaky-page.tsx"],
  found: ["src/kernel/lost.ts"],
};

async function cruise(): Promise<BorderReport> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  writeFileSync(join(project, "package.json"), readFileSync(join(root, "package.json")));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  const report = join(project, "report.json");
  const args = ["src", "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "--output-to", report];
  const { output } = await runTool("borders-of-a-bad-project", findTool("dependency-cruiser", "depcruise"), args, {}, project);
  return JSON.parse(readFileSync(report, "utf8") || `{"output":${JSON.stringify(output)}}`) as BorderReport;
}

describe("the borders between modules", () => {
  let report: BorderReport;
  beforeAll(async () => {
    report = await cruise();
  });
  const offenders = (rule: string) => [
    ...new Set(report.summary.violations.filter((one) => one.rule.name === rule).map(({ from }) => from)),
  ];

  it.each(Object.entries(expected))("%s", (rule, paths) => expect(offenders(rule)).toEqual(paths));

  it("leave a good rule and a good page alone", () => {
    const names = report.summary.violations.map(({ from }) => from);
    expect(names.filter((name) => name.includes("/good"))).toEqual([]);
  });

  it("are reported with the way and with what to do", () => {
    const { failed } = readBorderReport(report);
    const page = failed.find(({ name }) => name === "border pages-stay-in-the-browser");
    expect(page?.detail).toMatch(/a page reaches the server only by its address[\s\S]+leaky-page\.tsx → .*middle\.ts → .*pool\.ts/);
  });
});

it("the order of modules in the architecture is the one migrations follow", () => {
  const line = /^`directory`(?: → `[a-z-]+`)+/m.exec(readFileSync(join(root, "docs/architecture.md"), "utf8"))?.[0];
  expect(line?.replaceAll("`", "").split(" → ")).toEqual([...moduleOrder]);
});
