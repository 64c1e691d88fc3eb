import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { sharedData } from "../../src/kernel/test-kit/shared-data.ts";

sharedData("data/vn-admin-units", "the shipped tables of units", () => {
  it("are what the committed script makes of the sources, and their check figures are those the Statistics Office published", () => {
    const printed = execFileSync(process.execPath, ["tools/build-directory-data.ts", "--check"], { encoding: "utf8" });
    expect(printed).toContain("ok  people of provinces 2019: 96208984");
    expect(printed).not.toContain("BAD");
  });
});
