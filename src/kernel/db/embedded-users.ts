import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedFolder, inheritOwner } from "./embedded-folder.ts";
import { processStart } from "./embedded-process.ts";

let notes = 0;

/** Notes that this process uses the server; it may do so several times. @returns the note, to be handed to `leave` */
export function enter(folder: EmbeddedFolder): string {
  if (mkdirSync(folder.users, { recursive: true })) inheritOwner(folder.users);
  notes += 1;
  const note = join(folder.users, `${process.pid}-${processStart(process.pid)}-${notes}`);
  writeFileSync(note, "");
  inheritOwner(note);
  return note;
}

/** Takes the note back. @returns true when nobody alive uses the server any more; notes of dead processes are removed. */
export function leave(folder: EmbeddedFolder, note: string): boolean {
  rmSync(note, { force: true });
  return readdirSync(folder.users).filter((name) => isLiving(folder, name)).length === 0;
}

function isLiving(folder: EmbeddedFolder, name: string): boolean {
  const [pid, start] = name.split("-");
  if (processStart(Number(pid)) === start) return true;
  rmSync(join(folder.users, name), { force: true });
  return false;
}
