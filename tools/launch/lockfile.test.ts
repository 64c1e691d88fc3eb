import { describe, expect, it } from "vitest";
import { describeMachine, fits, isSatisfied } from "./lockfile.cjs";

const linux = { os: "linux", cpu: "x64", libc: "glibc" };
const locked = {
  "": {},
  "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
  "node_modules/addon-linux-x64": { version: "1.0.0", integrity: "sha512-b", optional: true, os: ["linux"], cpu: ["x64"], libc: ["glibc"] },
  "node_modules/addon-linux-x64-musl": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"], libc: ["musl"] },
  "node_modules/addon-darwin-arm64": { version: "1.0.0", optional: true, os: ["darwin"], cpu: ["arm64"] },
  "node_modules/wasm-helper": { version: "1.0.0", integrity: "sha512-c", optional: true },
};
const installed = {
  "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
  "node_modules/addon-linux-x64": { version: "1.0.0", integrity: "sha512-b" },
};

describe("what is installed equals the lockfile", () => {
  it("when only packages of other machines and helpers of theirs are missing", () =>
    expect(isSatisfied(locked, installed, linux)).toBe(true));
  it("not before the first install", () => expect(isSatisfied(locked, {}, linux)).toBe(false));
  it("not when the program for this machine could not be fetched", () => {
    const { "node_modules/zod": zod } = installed;
    expect(isSatisfied(locked, { "node_modules/zod": zod }, linux)).toBe(false);
  });
  it("not when a version or the content of a package differs", () => {
    for (const change of [{ version: "4.6.8" }, { integrity: "sha512-x" }]) {
      expect(isSatisfied(locked, { ...installed, "node_modules/zod": { ...installed["node_modules/zod"], ...change } }, linux)).toBe(false);
    }
  });
  it("on a Mac with other packages than on Linux", () =>
    expect(isSatisfied(locked, installed, { os: "darwin", cpu: "arm64", libc: undefined })).toBe(false));
});

it("this machine is one of those the lockfile speaks of", () => {
  expect(fits({ os: [process.platform], cpu: [process.arch] }, describeMachine())).toBe(true);
  expect(fits({ os: ["aix"] }, describeMachine())).toBe(false);
});
