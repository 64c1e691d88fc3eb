import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
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
  await build(root);
  writeFileSync(stamp, now);
  return folder;
}

/** In a process of its own: what a build takes in memory (half a gigabyte) would stay with the server for as long as it runs. */
async function build(root: string): Promise<void> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--config", join(root, "vite.config.ts"), "--logLevel", "warn"];
  const builder = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  const [code, signal] = (await once(builder, "exit")) as [number | null, string | null];
  if (code !== 0) throw new Error(`The pages could not be built: vite ended with ${code ?? signal}; what it said is above`);
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
