import { createHash } from "node:crypto";
import { v7 } from "uuid";

/** A new UUIDv7: time-ordered, minted by whoever makes the record. */
export const newId = (): string => v7();

/**
 * An id derived from a name: the same name gives the same id, so a resumed import makes no second record.
 * @param name unique within its kind, e.g. `batch:row:person`
 * @returns a UUID of version 8 (custom) made of SHA-256
 */
export function derivedId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
