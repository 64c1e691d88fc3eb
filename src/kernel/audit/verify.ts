import { existsSync } from "node:fs";
import { join } from "node:path";
import { systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { type Archive, listArchives } from "./archive.ts";
import { archiveFolder, readArchive } from "./archive-file.ts";
import { type Link, readPages } from "./chain.ts";
import { readHeads } from "./heads.ts";
import { genesis, link } from "./seal.ts";

/** The first thing that is wrong with the audit, with the row it concerns. */
export interface AuditFault {
  kind: "altered" | "missing" | "reordered" | "unsealed" | "head";
  /** Place in the chain. */
  position: number;
  auditId: number | null;
  /** The archive it is in; absent when it is in the database. */
  file?: string;
}

export interface AuditVerdict {
  ok: boolean;
  /** Rows of the chain that hold. */
  rows: number;
  /** Those of them that stand in archives. */
  archived: number;
  fault: AuditFault | null;
}

/** Rows are sealed within seconds; one that is older and not sealed was slipped in. */
const UNSEALED_SECONDS = 60;

/** How far the chain was followed, and the head there. */
interface Place {
  position: number;
  hash: Buffer;
}
type Heads = ReadonlyMap<number, string>;

/** Recomputes the whole chain, archives first, and compares it with the rows, with itself and with the heads kept outside the database. */
export async function verifyAudit(database: Database, headFile: string): Promise<AuditVerdict> {
  const heads = readHeads(headFile);
  return withActor(database, systemActor, "read", (tx) => walk(tx, heads, archiveFolder(headFile)), { limitMs: 600_000 });
}

async function walk(tx: Tx, heads: Heads, folder: string): Promise<AuditVerdict> {
  let at: Place = { position: 0, hash: genesis };
  for (const archive of await listArchives(tx)) {
    const followed = await followArchive(join(folder, archive.file), archive, at, heads);
    if ("kind" in followed) return { ok: false, rows: followed.position - 1, archived: at.position, fault: followed };
    at = followed;
  }
  const archived = at.position;
  for await (const page of readPages(tx, archived)) {
    for (const [index, each] of page.entries()) {
      const fault = faultOf(each, page[index + 1], at, heads);
      if (fault) return { ok: false, rows: at.position, archived, fault };
      at = each;
    }
  }
  return { rows: at.position, archived, ...(await endOfChain(tx, at.position, heads)) };
}

/** The chain through one archive, which must end where the database says it does. */
async function followArchive(path: string, archive: Archive, before: Place, heads: Heads): Promise<Place | AuditFault> {
  const { file } = archive;
  if (!existsSync(path)) return { kind: "missing", position: archive.first_position, auditId: null, file };
  let at = before;
  try {
    for await (const line of readArchive(path)) {
      const each = { position: line.position, audit_id: Number.parseInt(line.row, 10), hash: Buffer.from(line.hash, "hex"), row: line.row };
      const fault = faultOf(each, undefined, at, heads);
      if (fault) return { ...fault, file };
      at = each;
    }
  } catch (error) {
    // The machine could not read it: that says nothing about what is in it.
    if ((error as { syscall?: string }).syscall) throw error;
    // Not to be unpacked: whatever was done to it, it was written whole.
    return { kind: "altered", position: at.position + 1, auditId: null, file };
  }
  if (at.position < archive.last_position) return { kind: "missing", position: at.position + 1, auditId: null, file };
  const same = at.position === archive.last_position && at.hash.equals(archive.hash);
  return same ? at : { kind: "altered", position: archive.last_position, auditId: null, file };
}

function faultOf(each: Link, next: Link | undefined, before: Place, heads: Heads): AuditFault | undefined {
  if (each.position !== before.position + 1) return { kind: "missing", position: before.position + 1, auditId: null };
  if (each.row === null) return { kind: "missing", position: each.position, auditId: each.audit_id };
  if (!link(before.hash, each.row).equals(each.hash)) {
    const swapped = next?.row != null && link(before.hash, next.row).equals(each.hash);
    return { kind: swapped ? "reordered" : "altered", position: each.position, auditId: each.audit_id };
  }
  const witnessed = heads.get(each.position);
  return witnessed !== undefined && witnessed !== each.hash.toString("hex")
    ? { kind: "head", position: each.position, auditId: each.audit_id }
    : undefined;
}

/** What only shows at the end: a chain cut short, and rows that no seal covers. */
async function endOfChain(tx: Tx, position: number, heads: Heads): Promise<{ ok: boolean; fault: AuditFault | null }> {
  const furthest = Math.max(0, ...heads.keys());
  if (furthest > position) return { ok: false, fault: { kind: "missing", position: position + 1, auditId: null } };
  const { rows } = await tx.client.query<{ id: number }>(
    `select a.id from kernel.audit a where not exists (select from kernel.audit_seal s where s.audit_id = a.id) and a.at < $1 order by a.id limit 1`,
    [new Date(tx.now.getTime() - UNSEALED_SECONDS * 1000)],
  );
  return rows[0] ? { ok: false, fault: { kind: "unsealed", position: position + 1, auditId: rows[0].id } } : { ok: true, fault: null };
}
