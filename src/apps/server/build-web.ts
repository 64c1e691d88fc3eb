import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "../../kernel/db/embedded.ts";

/** What the pages are built from. */
const sources = [
  "src/apps/web/**/*",
  "src/apps/public/**/*",
  "src/kernel/{ui,i18n,time,errors}/**/*",
  "src/modules/*/{web,rules}/**/*",
  "src/modules/*/*.ts",
  "vite.config.ts",
  "package-lock.json",
];

/**
 * Builds the pages when their sources changed since the last build.
 * @returns folder of the built pages
 */
export async function buildWebIfStale(root: string, log: Progress): Promise<string> {
  const folder = join(root, ".build/web");
  const stamp = join(folder, ".sources");
  const now = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return folder;
  log("Đang dựng giao diện (một lần)…", "Building the pages (once)…");
  const { build } = await import("vite");
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
  writeFileSync(stamp, now);
  return folder;
}

function hashOf(root: string): string {
  const digest = createHash("sha256");
  const files = sources.flatMap((pattern) =>
    globSync(pattern, { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...new Set(files)].sort()) digest.update(file.slice(root.length)).update(readFileSync(file));
  return digest.digest("hex");
}
