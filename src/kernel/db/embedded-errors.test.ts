import { describe, expect, it } from "vitest";
import { DatabaseUnavailable, explainFailure } from "./embedded-errors.ts";

describe("what a person is told when the database cannot start", () => {
  it.each([
    ['could not write to file "pg_wal/xlogtemp.31": No space left on device', "database/disk_full"],
    ["ENOSPC: no space left on device, write", "database/disk_full"],
    ['could not create directory "/srv/x": Permission denied', "database/no_permission"],
    ["EROFS: read-only file system, mkdir '/srv/x'", "database/no_permission"],
    ["bin/postgres: error while loading shared libraries: libxml2.so.2: cannot open shared object file", "database/missing_library"],
    ["something nobody has seen before", "database/failed"],
  ])("%s", (output, code) => {
    expect(explainFailure(output, "/srv/x")).toMatchObject({ code });
  });

  it("names the folder, in both languages, and leaves no gap in the sentence", () => {
    const fault = explainFailure("No space left on device", "/srv/x");
    for (const sentence of [fault.vi, fault.en]) expect(sentence).toMatch(/\/srv\/x/);
    expect(fault.message).not.toMatch(/[{}?]/);
  });

  it("keeps the end of the log when the cause is unknown", () => {
    expect(explainFailure("a\nb\nc\nd", "/srv/x").en).toContain("b | c | d");
    expect(new DatabaseUnavailable("failed", { detail: "x" }).code).toBe("database/failed");
  });
});
