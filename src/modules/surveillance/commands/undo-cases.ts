import type { Tx } from "../../../kernel/db/actor.ts";
import { recordEvents } from "../../../kernel/events/events.ts";
import { type StoredCase, saveCases, toStoredCase } from "../store/case-store.ts";
import type { CaseReportTable } from "../store/tables.ts";
import { changedEvent } from "./case-events.ts";

export interface UndoneCases {
  withdrawn: number;
  restored: number;
  kept: number;
}

const CHUNK = 2000;

/**
 * Takes back what a batch did to cases: its new ones are withdrawn, its changes are replaced by the version before them.
 * A case that somebody changed after the batch is left alone and counted as kept.
 */
export async function undoCases(tx: Tx, provinceId: string, batchId: string): Promise<UndoneCases> {
  const reason = `batch ${batchId} undone`;
  const { rows: current } = await tx.client.query<CaseReportTable>(
    "select * from surveillance.case_report where province_id = $1 and batch_id = $2 and withdrawn is null",
    [provinceId, batchId],
  );
  const before = await versionsBefore(tx, provinceId, batchId, current);
  const back = current.map((row) => {
    const earlier = before.get(row.id);
    return earlier ? toStoredCase(earlier) : { ...toStoredCase(row), withdrawn: reason };
  });
  const now = new Map(current.map((row) => [row.id, toStoredCase(row)]));
  for (let at = 0; at < back.length; at += CHUNK) await saveBack(tx, back.slice(at, at + CHUNK), now);
  return { withdrawn: current.length - before.size, restored: before.size, kept: await countKept(tx, provinceId, batchId) };
}

async function saveBack(tx: Tx, cases: readonly StoredCase[], now: ReadonlyMap<string, StoredCase>): Promise<void> {
  // The content is that of an earlier version, but it replaces the one that was read now.
  const { seenBy } = await saveCases(
    tx,
    cases.map((each) => ({ ...each, version: now.get(each.id)!.version })),
  );
  const events = cases.map((each) =>
    changedEvent(each.withdrawn ? "case.withdrawn" : "case.corrected", each, now.get(each.id) ?? null, seenBy.get(each.id) ?? [], {}),
  );
  await recordEvents(tx, events);
}

/** The last version of each case that the batch had not touched yet; absent when the batch made the case. */
async function versionsBefore(
  tx: Tx,
  provinceId: string,
  batchId: string,
  current: readonly CaseReportTable[],
): Promise<Map<string, CaseReportTable>> {
  const { rows } = await tx.client.query<CaseReportTable>(
    `select distinct on (id) * from surveillance.case_report_history
     where province_id = $1 and id = any($2) and batch_id is distinct from $3 order by id, version desc`,
    [provinceId, current.map((row) => row.id), batchId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Cases the batch touched whose present version is somebody else's. */
async function countKept(tx: Tx, provinceId: string, batchId: string): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    `select count(distinct h.id)::int as n from surveillance.case_report_history h join surveillance.case_report c on c.province_id = h.province_id and c.id = h.id
     where h.province_id = $1 and h.batch_id = $2 and c.batch_id is distinct from $2 and c.recorded_from < $3`,
    [provinceId, batchId, tx.now],
  );
  return rows[0]!.n;
}
