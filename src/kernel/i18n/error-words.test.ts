import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseTemplate } from "./template.ts";
import { refusalKey } from "./words.ts";
import { wordsOf } from "./words-on-disk.ts";

const files = ["src/kernel/errors/refusal.ts", "src/kernel/tabular/problem.ts", ...globSync("src/modules/*/errors.ts").sort()];

/** Every refusal that anything declares: `module/code`. */
async function declaredCodes(): Promise<string[]> {
  const codes: string[] = [];
  for (const file of files) {
    const owner = (await import(`../../../${file}`)) as Record<string, unknown>;
    for (const group of Object.values(owner))
      for (const entry of group && typeof group === "object" ? Object.values(group) : [])
        if (typeof (entry as { code?: unknown }).code === "string") codes.push((entry as { code: string }).code);
  }
  return codes;
}

it("every refusal has words in both languages, and they are not the same words", async () => {
  const codes = await declaredCodes();
  expect(codes.length).toBeGreaterThan(100);
  expect(new Set(codes).size).toBe(codes.length);
  const missing = codes.flatMap((code) => {
    const { namespace, key } = refusalKey(code);
    const [vi, en] = [wordsOf("vi", namespace)[key], wordsOf("en", namespace)[key]];
    return vi && en && vi !== en ? [] : [`${code}: ${vi} | ${en}`];
  });
  expect(missing).toEqual([]);
});

it("no words stand for a refusal that nothing gives", async () => {
  const codes = new Set((await declaredCodes()).map((code) => JSON.stringify(refusalKey(code))));
  const owners = new Set([...codes].map((code) => (JSON.parse(code) as { namespace: string }).namespace));
  // Refusals of the browser itself: no connection, looking at the past.
  const left = [...owners]
    .filter((namespace) => namespace !== "ui")
    .flatMap((namespace) =>
      Object.keys(wordsOf("vi", namespace))
        .filter((key) => key.startsWith("error.") && !codes.has(JSON.stringify({ namespace, key })))
        .map((key) => `${namespace}:${key}`),
    );
  expect(left).toEqual([]);
});

/** `refuse(errors.wait, { seconds: wait })` → wait, ["seconds"]; a value that is handed on whole is not read. */
function refusalsIn(code: string): { reason: string; given: string[] | null }[] {
  return [...code.matchAll(/\brefuse\(\s*errors\.(\w+)\s*(?:,\s*(\{[^{}]*\}|[^)]*))?\)/g)].map(([, reason, params]) => ({
    reason: reason!,
    given: params === undefined || params.trim() === "" ? [] : params.startsWith("{") && !params.includes("...") ? namesIn(params) : null,
  }));
}

const namesIn = (params: string): string[] =>
  params
    .slice(1, -1)
    .split(",")
    .map((part) => /^\s*"?(\w+)"?\s*(:|$)/.exec(part)?.[1])
    .filter((name) => name !== undefined);

/** Values a sentence always takes; those inside a choice depend on what is chosen. */
const outerSlots = (words: string): string[] => parseTemplate(words).flatMap((part) => (typeof part === "string" ? [] : [part.name]));

it("a refusal brings every value its sentence takes", () => {
  const sources = globSync("src/modules/**/*.ts", { exclude: ["**/*.test.ts", "**/test-kit/**"] });
  let seen = 0;
  const mute = sources.flatMap((file) => {
    const owner = file.split("/")[2]!;
    return refusalsIn(readFileSync(file, "utf8")).flatMap(({ reason, given }) => {
      seen++;
      const words = wordsOf("vi", owner)[`error.${reason}`];
      const lacking = words === undefined || given === null ? [] : outerSlots(words).filter((slot) => !given.includes(slot));
      return lacking.length > 0 ? [`${file}: ${reason} lacks ${lacking.join(", ")}`] : [];
    });
  });
  expect(seen).toBeGreaterThan(100);
  expect(mute).toEqual([]);
});
