import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Logs and reports of the last run. */
export const reportFolder = join(root, ".build/test");

export interface ToolRun {
  code: number;
  /** Everything the tool wrote, without colours. */
  output: string;
}

/** The script behind a command of an installed package, so that it runs on this Node and not on the first one of PATH. */
export function findTool(packageName: string, command = packageName): string {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { bin: string | Record<string, string> };
  const script = typeof bin === "string" ? bin : bin[command];
  if (!script) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, script);
}

/** Runs a script on this Node, writes what it says to a log of that name and hands it back. */
export async function runTool(
  name: string,
  script: string,
  args: string[],
  env: Record<string, string> = {},
  folder = root,
): Promise<ToolRun> {
  mkdirSync(reportFolder, { recursive: true });
  const log = join(reportFolder, `${name}.log`);
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const file = createWriteStream(log);
  for (const stream of [child.stdout, child.stderr]) stream.pipe(file, { end: false });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exit, signal) => resolve(signal ? 1 : (exit ?? 1)));
  });
  await new Promise<void>((resolve) => file.end(resolve));
  return { code, output: stripVTControlCharacters(readFileSync(log, "utf8")) };
}

/** The last lines of a long output. */
export function tail(output: string, lines: number): string {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}
