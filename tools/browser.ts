import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A Chromium to be started by Playwright. */
export interface Browser {
  executablePath: string;
  /** Its own list of arguments would crash at a second context; only what a root user and containers need is given. */
  args: string[];
  env: Record<string, string>;
}

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));

/**
 * The browser of the tests and screenshots: `CHROME_PATH`, else the one inside the package `@sparticuz/chromium`, unpacked once into
 * `node_modules/.cache`, with its own font and, on a machine without a desktop, its own system libraries.
 */
export function findBrowser(): Browser {
  const args = ["--no-sandbox"];
  // Without a locale the browser cannot write the name of a file with Vietnamese letters and calls it "download".
  const env = { ...process.env, LC_ALL: "C.UTF-8" } as Record<string, string>;
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH, args, env };
  const folder = unpack();
  const executablePath = join(folder, "chromium");
  env.FONTCONFIG_FILE = join(folder, "fonts.conf");
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(folder, "al2023/lib");
  return { executablePath, args, env };
}

function unpack(): string {
  const { version } = JSON.parse(readFileSync(join(modules, "@sparticuz/chromium/package.json"), "utf8")) as { version: string };
  const folder = join(modules, `.cache/chromium-${version}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it believes to be in the cloud it was made for.
  const env = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: modules, env, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(join(part, "fonts.conf"), describeFonts(folder));
  try {
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function describeFonts(folder: string): string {
  const folders = ["/usr/share/fonts", join(folder, "fonts")].map((path) => `<dir>${path}</dir>`).join("");
  return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`;
}

function lacksLibraries(executablePath: string): boolean {
  const { status, stderr } = spawnSync(executablePath, ["--version"], { encoding: "utf8" });
  return status !== 0 && /error while loading shared libraries/.test(stderr);
}
