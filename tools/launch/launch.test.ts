import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";
import { expect, it } from "vitest";

const launcher = fileURLToPath(new URL("../launch.cjs", import.meta.url));

it("an unknown command is wrong usage: nothing on stdout, the commands on stderr", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, "toString"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/start \| vx \| test/);
});

it("the first file can be read by a Node of 2015, which then says in both languages what is missing", () => {
  const source = readFileSync(launcher, "utf8");
  expect(() => parseSync(source, { syntax: "ecmascript", target: "es5" })).not.toThrow();
  expect(source).not.toMatch(/\b(?:const|let)\b|=>|`|\.\.\.|,\s*\)/);
  expect(source).toMatch(/cần Node\.js %s trở lên[\s\S]+needs Node\.js %s or later/);
});
