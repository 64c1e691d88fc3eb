import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The system user PostgreSQL runs as, because it refuses root. */
export interface DatabaseOwner {
  uid: number;
  gid: number;
  name: string;
}

/** Accounts that a root start may use, best first; none is created, since that would change the machine. */
const fallbackNames = ["vung-xanh", "postgres", "nobody"];

/**
 * Whom PostgreSQL shall run as. Nothing when this process is an ordinary user: then it is that user.
 * @param paths the folders whose owner comes first: an existing cluster, then the clone
 */
export function chooseOwner(paths: string[]): DatabaseOwner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = listAccounts();
  for (const path of paths) {
    const uid = statSync(path, { throwIfNoEntry: false })?.uid;
    const account = accounts.find((candidate) => candidate.uid === uid && uid !== 0);
    if (account) return account;
  }
  for (const name of fallbackNames) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account) return account;
  }
  return { uid: 65534, gid: 65534, name: "nobody" };
}

/** initdb looks its own user up, so a bare number will not do. */
function listAccounts(): DatabaseOwner[] {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** The first folder on the way to `path` that the user may not pass through; nothing when it is free. The path must exist. */
export function closedFolder(path: string, owner: DatabaseOwner | undefined): string | undefined {
  if (!owner) return undefined;
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    if (!mayPass(folder, owner)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function mayPass(folder: string, owner: DatabaseOwner): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === owner.uid) return (mode & 0o100) !== 0;
  if (gid === owner.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
