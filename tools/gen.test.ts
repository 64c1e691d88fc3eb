import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { generate, renderIndex } from "./gen.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "catalogue-"));
  mkdirSync(join(root, "src/modules/surveillance/diseases"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(root, "src/modules/surveillance/diseases", name), text);

it("lists every entry once, in the order of the alphabet, under its file name", () => {
  expect(renderIndex("diseases", ["rabies", "covid-19"])).toContain('export const diseases = {\n  "covid-19": covid19,\n  rabies,\n};');
});

it("takes files with a default export and leaves tests, helpers and itself out", () => {
  put("measles.ts", "export default {};\n");
  put("measles.test.ts", "export default {};\n");
  put("define-disease.ts", "export default {};\n");
  put("find-disease.ts", "export const x = 1;\n");
  expect(generate(root, false)).toEqual(["src/modules/surveillance/diseases/index.gen.ts"]);
  const text = readFileSync(join(root, "src/modules/surveillance/diseases/index.gen.ts"), "utf8");
  expect(text.match(/^import .*$/gm)).toEqual(['import measles from "./measles.ts";']);
});

it("only names what is stale when asked to check, and is silent once written", () => {
  put("measles.ts", "export default {};\n");
  expect(generate(root, true)).toHaveLength(1);
  expect(generate(root, true)).toHaveLength(1);
  generate(root, false);
  expect(generate(root, true)).toEqual([]);
  put("rabies.ts", "export default {};\n");
  expect(generate(root, true)).toHaveLength(1);
});
