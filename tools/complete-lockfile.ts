/**
 * Adds to package-lock.json the optional packages of other platforms that `npm install` left out because the registry it asked did not
 * have them. `npm ci` refuses a lockfile without them. What is not known of them here (integrity) is left out; npm skips them anyway on
 * a machine they are not made for.
 *
 * Run after every `npm install NAME`: `node tools/complete-lockfile.ts`; with `--check` it only says what is missing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, Entry> };

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "wasi", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const libraries: Record<string, string> = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/** What the name of a platform package says, e.g. `@swc/core-linux-arm-gnueabihf`. */
function describePlatform(name: string): Pick<Entry, "os" | "cpu" | "libc"> {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  if (os.length !== 1 || cpu.length !== 1)
    throw new Error(`the name of ${name} does not say for which machine it is: add it to package-lock.json by hand`);
  const libc = os[0] === "linux" ? words.flatMap((word) => libraries[word] ?? []) : [];
  return { cpu, os, ...(libc.length > 0 && { libc }) };
}

/** Whether `name` is found from the package at `path` the way Node looks for it: in its own folder, then in each above. */
function isLocked(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(path, name))
    .map(([name, version]) => ({ name, version, dev: entry.dev })),
);

if (process.argv.includes("--check")) {
  for (const { name, version } of missing) console.log(`package-lock.json lacks ${name} ${version}: run node tools/complete-lockfile.ts`);
  process.exitCode = missing.length > 0 ? 1 : 0;
} else {
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] = { version, ...describePlatform(name), ...(dev && { dev }), optional: true };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${missing.length} optional packages of other machines`);
}
