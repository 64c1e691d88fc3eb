import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findColours, findHiddenImports, findImpurities, findShortcuts, findTooLong, type Offence } from "./source-rules.ts";
import { root } from "./tool.ts";

function check(pattern: string, find: (source: string, file: string) => Offence[], except: RegExp = /$^/): string[] {
  const files = globSync(pattern, { cwd: root }).filter((file) => !/\.gen\.|node_modules/.test(file) && !except.test(file));
  expect(files.length, `files that match ${pattern}`).toBeGreaterThan(0);
  return files.flatMap((file) => find(readFileSync(join(root, file), "utf8"), file).map(({ line, text }) => `${file}:${line} ${text}`));
}

const everySource = "{src,tools,e2e}/**/*.{ts,tsx,cjs,css}";
const tests = /\.test\.tsx?$|\/test-kit\//;

describe("the source", () => {
  it("has no file a reader cannot take in", () => expect(check(everySource, findTooLong)).toEqual([]));
  it("names colours in the theme only", () =>
    expect(check("src/**/*.{ts,tsx,css}", findColours, /^src\/kernel\/ui\/theme\/|\.test\.tsx?$/)).toEqual([]));
  it("leaves no work unsaid and goes around no type", () => expect(check(everySource, findShortcuts, /source-rules/)).toEqual([]));
  it("hides no import from the border check", () => expect(check("{src,tools,e2e}/**/*.{ts,tsx}", findHiddenImports)).toEqual([]));
  it("keeps clock, chance and network out of rules", () => expect(check("src/modules/*/rules/**/*.ts", findImpurities, tests)).toEqual([]));
});

describe("each of these checks finds an offence and leaves the innocent alone", () => {
  it.each([
    ["too long", findTooLong, "x\n".repeat(301), "x\n".repeat(300)],
    ["colour", findColours, '\n<p style={{ color: "#0c2e35" }} />', '<a href="#main">#12</a>'],
    ["colour", findColours, "\nbackground: rgba(0, 0, 0, 0.5);", "background: var(--surface); /* issue #12 */"],
    ["shortcut", findShortcuts, "\nconst x = y as any;", "const anyone = y as Anything;"],
    ["hidden import", findHiddenImports, '\ntype T = import("../b.ts").T;', 'const b = await import("../b.ts");'],
    ["clock", findImpurities, "\nconst now = new Date();", "const day = new Date(instant);"],
    ["clock", findImpurities, "\nconst ấn = Date.now();", "// Date.now() is not called\nconst text = 'Math.random()';"],
    ["chance", findImpurities, "\nexport const dice = () => Math.random();", "export const dice = (random: () => number) => random();"],
    ["network", findImpurities, "\nawait fetch(url);", "await store.fetch(url);"],
  ])("%s", (_, find, guilty, innocent) => {
    expect(find(guilty, "guilty.tsx").map(({ line }) => line)).toEqual([guilty.split("\n").length > 300 ? 301 : 2]);
    expect(find(innocent, "innocent.ts")).toEqual([]);
  });
});
