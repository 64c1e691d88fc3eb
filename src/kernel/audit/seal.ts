import { createHash } from "node:crypto";
import { systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { localDateOf } from "../time/local-date.ts";
import { appendHead, type Head } from "./heads.ts";

/** The chain starts from this, so that an empty chain cannot be mistaken for one that was cut. */
export const genesis = createHash("sha256").update("vung-xanh audit").digest();

/** What is hashed of a row: every column, separated by a character that none of them holds. */
export const content = `concat_ws(E'\\x1f', a.id, extract(epoch from a.at), a.actor_id, a.kind, a.action, coalesce(a.purpose, ''), array_to_string(a.subjects, ','), a.outcome, a.detail)`;

/** Hash of a row in its place: it covers everything before it. */
export const link = (previous: Buffer, row: string): Buffer => createHash("sha256").update(previous).update(row).digest();

const PAGE = 2000;

/**
 * Chains the audit rows that cannot be preceded by a later commit any more, and writes the new head to a second file.
 * @returns how many rows were sealed
 */
export async function sealAudit(database: Database, headFile: string): Promise<number> {
  let sealed = 0;
  for (let page = PAGE; page === PAGE; sealed += page) {
    const done = await withActor(database, systemActor, "write", sealPage);
    page = done.rows;
    if (done.head) appendHead(headFile, done.head);
  }
  return sealed;
}

async function sealPage(tx: Tx): Promise<{ rows: number; head?: Head }> {
  // One sealer at a time; a second server waits here.
  await tx.client.query("select pg_advisory_xact_lock(7341002)");
  const last = await lastSeal(tx);
  const { rows } = await tx.client.query<{ id: number; at: Date; row: string }>(
    `select a.id, a.at, ${content} as row from kernel.audit a
     where (a.xid, a.id) > (coalesce((select xid from kernel.audit where id = $1), '0'::xid8), $1) and a.xid < kernel.settled_before()
     order by a.xid, a.id limit ${PAGE}`,
    [last.auditId],
  );
  if (rows.length === 0) return { rows: 0 };
  let hash = last.hash;
  const seals = rows.map((row, index) => {
    hash = link(hash, row.row);
    return { position: last.position + 1 + index, audit_id: row.id, day: localDateOf(row.at), hash: `\\x${hash.toString("hex")}` };
  });
  await tx.client.query(
    `insert into kernel.audit_seal select position, audit_id, day, hash, $2 from jsonb_to_recordset($1::jsonb) as s (position bigint, audit_id bigint, day date, hash bytea)`,
    [JSON.stringify(seals), tx.now],
  );
  const end = seals.at(-1)!;
  return { rows: rows.length, head: { day: end.day, position: end.position, hash: hash.toString("hex"), sealedAt: tx.now.toISOString() } };
}

async function lastSeal(tx: Tx): Promise<{ position: number; auditId: number; hash: Buffer }> {
  const { rows } = await tx.client.query<{ position: number; audit_id: number; hash: Buffer }>(
    "select position, audit_id, hash from kernel.audit_seal order by position desc limit 1",
  );
  const row = rows[0];
  return row ? { position: row.position, auditId: row.audit_id, hash: row.hash } : { position: 0, auditId: 0, hash: genesis };
}
