import { createHash } from "node:crypto";
import type { Tx } from "../db/actor.ts";

/** 50 MiB, the limit the database checks too. */
export const largestFile = 52_428_800;

export interface NewFile {
  provinceId: string;
  id: string;
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** Record the file belongs to; the file is seen by whoever sees that. */
  belongsTo: string | null;
  seenBy: readonly string[];
}

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  bytes: Buffer;
  belongsTo: string | null;
}

/** Keeps a file in the database, so that it is in the backup and under the same policies. @returns its SHA-256, hex */
export async function putFile(tx: Tx, file: NewFile): Promise<string> {
  const sha256 = createHash("sha256").update(file.bytes).digest();
  await tx.client.query(
    `insert into kernel.file (province_id, id, name, media_type, bytes, sha256, content, belongs_to, at, by_actor, seen_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      file.provinceId,
      file.id,
      file.name.slice(0, 200),
      file.mediaType,
      file.bytes.length,
      sha256,
      Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length),
      file.belongsTo,
      tx.now,
      tx.actor.accountId,
      file.seenBy,
    ],
  );
  return sha256.toString("hex");
}

/** A file as it was stored, byte for byte; undefined when absent or out of sight. @throws when the bytes no longer match their hash */
export async function findFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
  const { rows } = await tx.client.query<{
    id: string;
    name: string;
    media_type: string;
    sha256: Buffer;
    content: Buffer;
    belongs_to: string | null;
  }>("select id, name, media_type, sha256, content, belongs_to from kernel.file where id = $1", [id]);
  const row = rows[0];
  if (!row) return undefined;
  if (!createHash("sha256").update(row.content).digest().equals(row.sha256)) throw new Error(`file ${id} does not match its hash`);
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sha256: row.sha256.toString("hex"),
    bytes: row.content,
    belongsTo: row.belongs_to,
  };
}
