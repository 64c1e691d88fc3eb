import type { Tx } from "../db/actor.ts";

/** One line of the audit: an act, or a read of people, with purpose and the ids concerned (never names). */
export interface AuditEntry {
  kind: "command" | "read" | "access" | "system";
  /** Route path or job name. */
  action: string;
  /** Why people were looked at: the work it belongs to. */
  purpose?: string | undefined;
  /** Ids of the persons or records concerned; a list read is one entry with all ids shown. */
  subjects?: readonly string[];
  /** `ok`, or the code of the refusal. */
  outcome?: string;
  detail?: Record<string, unknown>;
}

/** Appends to the audit in the transaction of the act: what is not audited did not happen. */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.client.query(
    `insert into kernel.audit (at, actor_id, kind, action, purpose, subjects, outcome, detail) values ($1, $2, $3, $4, $5, $6::uuid[], $7, $8)`,
    [
      tx.now,
      tx.actor.accountId,
      entry.kind,
      entry.action,
      entry.purpose ?? null,
      entry.subjects ?? [],
      entry.outcome ?? "ok",
      entry.detail ?? {},
    ],
  );
}
