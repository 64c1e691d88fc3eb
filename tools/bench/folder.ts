import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where a bench keeps its database, its keys and what it measured; git ignores it. */
export const benchFolder = join(root, ".bench");

/** The keys and the audit heads of a bench are its own, for this process and the ones it starts: call before anything else. */
export function keepDataApart(name = "data"): void {
  mkdirSync(benchFolder, { recursive: true });
  process.env.VX_DATA = join(benchFolder, name);
}
