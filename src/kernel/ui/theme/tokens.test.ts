import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/kernel/ui/theme/tokens.css", "utf8");
const [lightPart = "", darkPart = ""] = css.split("@media not print");
const tokensOf = (part: string): Record<string, string> =>
  Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));
const light = tokensOf(lightPart);
const dark = { ...light, ...tokensOf(darkPart) };

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (one: string, other: string): number => {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
};

const text = [
  "ink bg",
  "ink surface",
  "ink sunk",
  "ink-2 surface",
  "ink-2 bg",
  "ink-2 sunk",
  "ink-3 surface",
  "ink-3 bg",
  "primary surface",
];
const more = [
  "primary bg",
  "primary primary-soft",
  "on-primary primary",
  "on-primary primary-hover",
  "danger surface",
  "danger danger-soft",
];
const last = [
  "warn surface",
  "warn warn-soft",
  "ok surface",
  "ok ok-soft",
  "rail-ink rail",
  "rail-on rail",
  "band-ink band",
  "ink warn-soft",
];
const levels = ["l1-on l1", "l2-on l2", "l3-on l3", "l4-on l4"];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s theme", (_name, tokens) => {
  it.each([...text, ...more, ...last, ...levels])("%s can be read (4.5:1)", (pair) => {
    const [ink = "", ground = ""] = pair.split(" ");
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(["line-strong surface", "line-strong bg", "focus surface", "focus bg", "s4 surface"])("%s can be seen (3:1)", (pair) => {
    const [sign = "", ground = ""] = pair.split(" ");
    expect(contrast(tokens[sign]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });
});
