import type { Tx } from "../../../kernel/db/actor.ts";
import type { BatchState, ColumnChoice, Policy } from "../contract.ts";
import type { BatchTable } from "./tables.ts";

export interface NewBatch {
  id: string;
  provinceId: string;
  kind: "cases" | "figures";
  area: string;
  sender: string;
  fileId: string | null;
  fileName: string;
  sha256: string;
  columns: readonly ColumnChoice[];
  policy: Policy;
  dryRun: boolean;
  seenBy: readonly string[];
}

export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx.client.query(
    `insert into imports.batch (province_id, id, kind, area, sender, file_id, file_name, file_sha256, columns, policy, state, dry_run, opened_at, opened_by, seen_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'mapping', $11, $12, $13, $14)`,
    [
      batch.provinceId,
      batch.id,
      batch.kind,
      batch.area,
      batch.sender,
      batch.fileId,
      batch.fileName.slice(0, 200),
      batch.sha256,
      JSON.stringify(batch.columns),
      JSON.stringify(batch.policy),
      batch.dryRun,
      tx.now,
      tx.actor.accountId,
      batch.seenBy,
    ],
  );
}

export async function findBatch(tx: Tx, id: string): Promise<BatchTable | undefined> {
  return await tx.selectFrom("imports.batch").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Whether the batch still runs; undefined when it is absent or out of sight. */
export async function findState(tx: Tx, id: string): Promise<BatchState | undefined> {
  const row = await tx.selectFrom("imports.batch").select("state").where("id", "=", id).executeTakeFirst();
  return row?.state;
}

/** Batches that should be running, of every province: for the start of the server. */
export async function listRunning(tx: Tx): Promise<BatchTable[]> {
  return await tx.selectFrom("imports.batch").selectAll().where("state", "=", "running").orderBy("opened_at").execute();
}

export async function listBatches(tx: Tx, limit: number): Promise<BatchTable[]> {
  return await tx.selectFrom("imports.batch").selectAll().orderBy("opened_at", "desc").limit(limit).execute();
}

/** Changes that are not counts: state, choices, what was noticed. */
export interface BatchChange {
  state?: BatchState;
  columns?: readonly ColumnChoice[];
  policy?: Policy;
  layout?: unknown;
  sheetName?: string | null;
  totals?: unknown;
  warnings?: unknown;
  failure?: unknown;
  progress?: number;
  endedAt?: Date | null;
  undoneAt?: Date;
  undoneBy?: string;
}

export async function changeBatch(tx: Tx, id: string, change: BatchChange): Promise<void> {
  const set = {
    ...(change.state && { state: change.state }),
    ...(change.columns && { columns: JSON.stringify(change.columns) }),
    ...(change.policy && { policy: JSON.stringify(change.policy) as never }),
    ...(change.layout !== undefined && { layout: JSON.stringify(change.layout) }),
    ...(change.sheetName !== undefined && { sheet_name: change.sheetName }),
    ...(change.totals !== undefined && { totals: JSON.stringify(change.totals) }),
    ...(change.warnings !== undefined && { warnings: JSON.stringify(change.warnings) }),
    ...(change.failure !== undefined && { failure: JSON.stringify(change.failure) }),
    ...(change.progress !== undefined && { progress: change.progress }),
    ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
    ...(change.undoneAt && { undone_at: change.undoneAt }),
    ...(change.undoneBy && { undone_by: change.undoneBy }),
  };
  await tx.updateTable("imports.batch").set(set).where("id", "=", id).execute();
}

export async function recallMapping(tx: Tx, sender: string, key: string): Promise<Record<string, string | null> | undefined> {
  const row = await tx
    .selectFrom("imports.mapping")
    .select("fields")
    .where("sender", "=", sender)
    .where("headers_key", "=", key)
    .orderBy("used_at", "desc")
    .executeTakeFirst();
  return row?.fields as Record<string, string | null> | undefined;
}

/** Remembered for the area the account works in: what others are sent, and by whom, is theirs. */
export async function rememberMapping(tx: Tx, sender: string, key: string, fields: Record<string, string | null>): Promise<void> {
  await tx.client.query(
    `insert into imports.mapping (kept_for, sender, headers_key, fields, used_at) values ($1, $2, $3, $4, $5)
     on conflict (kept_for, sender, headers_key) do update set fields = excluded.fields, used_at = excluded.used_at`,
    [tx.actor.scope[0] ?? tx.actor.homeKey, sender, key, JSON.stringify(fields), tx.now],
  );
}
