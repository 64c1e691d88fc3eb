import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DatabaseUnavailable } from "./embedded-errors.ts";
import { chooseOwner, closedFolder, type DatabaseOwner } from "./embedded-owner.ts";

const clone = fileURLToPath(new URL("../../../", import.meta.url));

/** Where things of one embedded database are. */
export interface EmbeddedFolder {
  /** The folder itself, links resolved. */
  path: string;
  cluster: string;
  /** Password of the superuser, readable by its owner alone. */
  password: string;
  /** One file for each process that uses the server. */
  users: string;
  log: string;
  owner: DatabaseOwner | undefined;
}

/** The folder of everything this installation keeps, see `locateData`. */
export function dataRoot(): string {
  return locateData().path;
}

/**
 * Where the data of this installation are: `VX_DATA` (relative to the clone), else `.data` in the clone. When PostgreSQL must run as another user who cannot
 * enter the clone (root's home is private) they are `moved` to a folder of this clone under `/var/lib`.
 */
export function locateData(): { path: string; moved: boolean } {
  const chosen = process.env.VX_DATA;
  if (chosen) return { path: resolve(clone, chosen), moved: false };
  const usual = join(clone, ".data");
  const used = existsSync(join(usual, "pg/cluster"));
  if (used || !closedFolder(existsSync(usual) ? usual : clone, chooseOwner([clone]))) return { path: usual, moved: false };
  const key = createHash("sha256").update(realpathSync(clone)).digest("hex").slice(0, 8);
  return { path: `/var/lib/vung-xanh-${key}`, moved: true };
}

/**
 * Makes the folder of an embedded database and says as whom PostgreSQL runs there.
 * @throws DatabaseUnavailable when it belongs to somebody else or PostgreSQL's user cannot enter it
 */
export function openFolder(dataDir: string): EmbeddedFolder {
  const made = mkdirSync(dataDir, { recursive: true });
  const path = realpathSync(dataDir);
  if (made) settleFolders(realpathSync(made), path);
  const folder = { path, cluster: join(path, "cluster"), password: join(path, "password") };
  refuseStranger(folder.cluster);
  const owner = chooseOwner([folder.cluster, path]);
  const closed = closedFolder(path, owner);
  if (owner && closed) throw new DatabaseUnavailable("unreachable", { owner: owner.name, path: closed });
  return { ...folder, users: join(path, "users"), log: join(path, "postgres.log"), owner };
}

/** What root makes takes the owner of the folder it is in, so that a start by root does not lock the owner of the clone out. */
export function inheritOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

/** The folders made just now may be passed by PostgreSQL's user whatever the umask says. */
function settleFolders(outermost: string, innermost: string): void {
  if (innermost !== outermost) settleFolders(outermost, dirname(innermost));
  inheritOwner(innermost);
  if (process.getuid?.() === 0) chmodSync(innermost, 0o755);
}

function refuseStranger(cluster: string): void {
  const uid = process.getuid?.();
  const found = statSync(cluster, { throwIfNoEntry: false });
  if (found && uid !== 0 && uid !== undefined && found.uid !== uid) {
    throw new DatabaseUnavailable("other_owner", { path: cluster, owner: found.uid });
  }
}
