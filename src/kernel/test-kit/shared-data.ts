import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "vitest";

/** Folder with the real data that is not part of the project (`VX_SHARED`, default `../shared`). */
export const sharedRoot = resolve(process.env.VX_SHARED ?? "../shared");

/**
 * A block of tests that needs a file or folder of the shared real data.
 * Without it the block is skipped by name, or fails when `VX_REQUIRE_SHARED=1`.
 * @param path path inside the shared folder, e.g. `data/vn-admin-units`
 */
export function sharedData(path: string, title: string, body: (absolutePath: string) => void): void {
  const absolute = resolve(sharedRoot, path);
  if (existsSync(absolute)) return void describe(title, () => body(absolute));
  if (process.env.VX_REQUIRE_SHARED === "1") throw new Error(`VX_REQUIRE_SHARED=1 but ${absolute} is missing (needed by: ${title})`);
  // The body is not called: it may read the missing files while it lists its tests.
  describe.skip(title, () => it(`needs ${path}`, () => undefined));
}
