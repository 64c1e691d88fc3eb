import { appendFileSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { dataRoot } from "../db/embedded-folder.ts";

/** Head of the chain as written outside the database: whoever cuts the chain must also change this file. */
export interface Head {
  /** Local day of the last row sealed. */
  day: string;
  position: number;
  /** SHA-256, hex. */
  hash: string;
  sealedAt: string;
}

/** The second file of this installation. */
export const headsPath = (): string => join(dataRoot(), "audit-heads.jsonl");

export function appendHead(file: string, head: Head): void {
  appendFileSync(file, `${JSON.stringify(head)}\n`, { mode: 0o600 });
}

/** Hashes that were written outside, by position. */
export function readHeads(file: string): Map<number, string> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as Head).map((head) => [head.position, head.hash]));
}

/**
 * After a restore the chain ends where the backup ended. Heads written later bear witness to rows that are lost: their file is set
 * aside, not removed, and a new one begins with the head of the backup, null when nothing had been sealed.
 * @returns where the former file is now, when it had to give way
 */
export function restartHeads(file: string, head: Head | null, now: Date): string | undefined {
  const known = readHeads(file);
  const position = head?.position ?? 0;
  const agrees = Math.max(0, ...known.keys()) <= position && (known.get(position) ?? head?.hash) === head?.hash;
  const aside = agrees ? undefined : file.replace(/(\.jsonl)?$/, `.before-${now.toISOString().replaceAll(":", "")}.jsonl`);
  if (aside) renameSync(file, aside);
  if (head && (!agrees || !known.has(position))) appendHead(file, head);
  return aside;
}
