import { systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { readHeads } from "./heads.ts";
import { content, genesis, link } from "./seal.ts";

/** The first thing that is wrong with the audit, with the row it concerns. */
export interface AuditFault {
  kind: "altered" | "missing" | "reordered" | "unsealed" | "head";
  /** Place in the chain. */
  position: number;
  auditId: number | null;
}

export interface AuditVerdict {
  ok: boolean;
  rows: number;
  fault: AuditFault | null;
}

interface Link {
  position: number;
  audit_id: number;
  hash: Buffer;
  row: string | null;
}

const PAGE = 20_000;
/** Rows are sealed within seconds; one that is older and not sealed was slipped in. */
const UNSEALED_SECONDS = 60;

/** Recomputes the whole chain and compares it with the rows, with itself and with the heads kept outside the database. */
export async function verifyAudit(database: Database, headFile: string): Promise<AuditVerdict> {
  const heads = readHeads(headFile);
  return withActor(database, systemActor, "read", (tx) => walk(tx, heads), { limitMs: 600_000 });
}

async function walk(tx: Tx, heads: ReadonlyMap<number, string>): Promise<AuditVerdict> {
  let previous: Buffer = genesis;
  let position = 0;
  for (let page = await readPage(tx, 0); page.length > 0; page = await readPage(tx, position)) {
    for (const [index, each] of page.entries()) {
      const fault = faultOf(each, page[index + 1], position, previous, heads);
      if (fault) return { ok: false, rows: position, fault };
      previous = each.hash;
      position = each.position;
    }
  }
  return { rows: position, ...(await endOfChain(tx, position, heads)) };
}

function faultOf(
  each: Link,
  next: Link | undefined,
  before: number,
  previous: Buffer,
  heads: ReadonlyMap<number, string>,
): AuditFault | undefined {
  if (each.position !== before + 1) return { kind: "missing", position: before + 1, auditId: null };
  if (each.row === null) return { kind: "missing", position: each.position, auditId: each.audit_id };
  if (!link(previous, each.row).equals(each.hash)) {
    const swapped = next?.row != null && link(previous, next.row).equals(each.hash);
    return { kind: swapped ? "reordered" : "altered", position: each.position, auditId: each.audit_id };
  }
  const witnessed = heads.get(each.position);
  return witnessed !== undefined && witnessed !== each.hash.toString("hex")
    ? { kind: "head", position: each.position, auditId: each.audit_id }
    : undefined;
}

/** What only shows at the end: a chain cut short, and rows that no seal covers. */
async function endOfChain(
  tx: Tx,
  position: number,
  heads: ReadonlyMap<number, string>,
): Promise<{ ok: boolean; fault: AuditFault | null }> {
  const furthest = Math.max(0, ...heads.keys());
  if (furthest > position) return { ok: false, fault: { kind: "missing", position: position + 1, auditId: null } };
  const { rows } = await tx.client.query<{ id: number }>(
    `select a.id from kernel.audit a where not exists (select from kernel.audit_seal s where s.audit_id = a.id) and a.at < $1 order by a.id limit 1`,
    [new Date(tx.now.getTime() - UNSEALED_SECONDS * 1000)],
  );
  return rows[0] ? { ok: false, fault: { kind: "unsealed", position: position + 1, auditId: rows[0].id } } : { ok: true, fault: null };
}

async function readPage(tx: Tx, after: number): Promise<Link[]> {
  const { rows } = await tx.client.query<Link>(
    `select s.position, s.audit_id, s.hash, case when a.id is not null then ${content} end as row
     from kernel.audit_seal s left join kernel.audit a on a.id = s.audit_id where s.position > $1 order by s.position limit ${PAGE}`,
    [after],
  );
  return rows;
}
