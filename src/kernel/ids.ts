import { createHash } from "node:crypto";
import { v7 } from "uuid";

/** A new UUIDv7: time-ordered, minted by whoever makes the record. */
export const newId = (): string => v7();

/**
 * An id derived from a name: the same name gives the same id, so a resumed import makes no second record.
 * @param name unique within its kind, e.g. `batch:row:person`
 * @param beside id whose time it takes over. Records made together then lie together in every index; spread over all of it, each new row
 *   had a page of each index read, and written to the log in full.
 * @returns a UUID of version 8 (custom) made of SHA-256
 */
export function derivedId(name: string, beside?: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const begin = beside?.slice(0, 13) ?? `${hex.slice(0, 8)}-${hex.slice(8, 12)}`;
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${begin}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
