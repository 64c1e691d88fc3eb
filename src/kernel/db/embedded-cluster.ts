import { type SpawnOptions, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Binaries } from "./embedded-binaries.ts";
import { DatabaseUnavailable, explainFailure } from "./embedded-errors.ts";
import { type EmbeddedFolder, inheritOwner } from "./embedded-folder.ts";
import type { DatabaseOwner } from "./embedded-owner.ts";

/** Name of the superuser and of the database. */
export const databaseName = "vung_xanh";

/** The password of the cluster, made at the first call. Kept in a file only its owner can read. */
export function readPassword(folder: EmbeddedFolder): string {
  if (!existsSync(folder.password)) {
    writeFileSync(folder.password, randomBytes(24).toString("hex"), { mode: 0o600, flush: true });
    inheritOwner(folder.password);
  }
  return readFileSync(folder.password, "utf8");
}

/** Runs a PostgreSQL program as the user it must have, with messages in English so that they can be recognized. */
export function programOptions(owner: DatabaseOwner | undefined, cwd: string): SpawnOptions {
  const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return { cwd, env, ...(owner && { uid: owner.uid, gid: owner.gid }) };
}

/**
 * Makes the cluster when there is none: UTF-8, Vietnamese collation from ICU, checksums, passwords for every connection.
 * Made under another name and then renamed, so that one cut short is never used.
 * @returns true when it was made now
 * @throws DatabaseUnavailable also when another major version made the data
 */
export async function ensureCluster(folder: EmbeddedFolder, binaries: Binaries): Promise<boolean> {
  const versionFile = `${folder.cluster}/PG_VERSION`;
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, "utf8").trim();
    if (found === binaries.major) return false;
    throw new DatabaseUnavailable("wrong_version", { path: folder.cluster, found, expected: binaries.major });
  }
  const part = `${folder.cluster}.part`;
  const passwordFile = `${part}.password`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  writeFileSync(passwordFile, readPassword(folder), { mode: 0o600 });
  if (folder.owner) for (const path of [part, passwordFile]) chownSync(path, folder.owner.uid, folder.owner.gid);
  try {
    await runInitdb(folder, binaries, part, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(part, folder.cluster);
  return true;
}

function runInitdb(folder: EmbeddedFolder, binaries: Binaries, target: string, passwordFile: string): Promise<void> {
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=vi"];
  const access = ["--auth=scram-sha-256", `--username=${databaseName}`, `--pwfile=${passwordFile}`];
  return new Promise((resolve, reject) => {
    const options = { ...programOptions(folder.owner, folder.path), stdio: ["ignore", "ignore", "pipe"] } satisfies SpawnOptions;
    const child = spawn(binaries.initdb, ["-D", target, "--data-checksums", ...locale, ...access], options);
    let output = "";
    child.stderr!.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => reject(explainSpawn(error, folder)));
    child.once("close", (code) => (code === 0 ? resolve() : reject(explainFailure(output, folder.path))));
  });
}

/** A program that could not even be started: in a container without other users the switch itself is refused. */
export function explainSpawn(error: NodeJS.ErrnoException, folder: EmbeddedFolder): DatabaseUnavailable {
  const refused = error.code === "EPERM" || error.code === "EINVAL";
  if (folder.owner && refused) return new DatabaseUnavailable("no_other_user", { owner: folder.owner.name }, error);
  return explainFailure(error.message, folder.path, error);
}
