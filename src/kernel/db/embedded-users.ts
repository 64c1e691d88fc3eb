import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedFolder, inheritOwner } from "./embedded-folder.ts";
import { processStart } from "./embedded-process.ts";

let notes = 0;

/** Notes that this process uses the server; it may do so several times. @returns the file of the note; removing it ends the use */
export function enter(folder: EmbeddedFolder): string {
  if (mkdirSync(folder.users, { recursive: true })) inheritOwner(folder.users);
  notes += 1;
  const note = join(folder.users, `${process.pid}-${processStart(process.pid)}-${notes}`);
  writeFileSync(note, "");
  inheritOwner(note);
  return note;
}

/** True when nobody alive uses the server; notes of dead processes are removed. */
export function isUnused(folder: EmbeddedFolder): boolean {
  if (!existsSync(folder.users)) return true;
  return readdirSync(folder.users).filter((name) => isLiving(folder, name)).length === 0;
}

function isLiving(folder: EmbeddedFolder, name: string): boolean {
  const [pid, start] = name.split("-");
  if (processStart(Number(pid)) === start) return true;
  rmSync(join(folder.users, name), { force: true });
  return false;
}
