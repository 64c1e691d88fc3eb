import type { Tx } from "../../../kernel/db/actor.ts";
import { type StoredCase, toStoredCase } from "./case-store.ts";
import type { CaseReportTable } from "./tables.ts";

/** A version of a case as it was recorded. */
export interface RecordedVersion {
  case: StoredCase;
  recordedAt: Date;
  recordedBy: string;
  batchId: string | null;
}

/** Every version of a case that the actor may see, newest first; none when the case is out of sight. */
export async function listVersions(tx: Tx, caseId: string): Promise<RecordedVersion[]> {
  const { rows: current } = await tx.client.query<CaseReportTable>("select * from surveillance.case_report where id = $1", [caseId]);
  if (!current[0]) return [];
  const { rows: earlier } = await tx.client.query<CaseReportTable>(
    "select * from surveillance.case_report_history where province_id = $1 and id = $2 order by version desc",
    [current[0].province_id, caseId],
  );
  return [...current, ...earlier].map((row) => ({
    case: toStoredCase(row),
    recordedAt: row.recorded_from,
    recordedBy: row.recorded_by,
    batchId: row.batch_id,
  }));
}

/** Every case of these persons, withdrawn ones too. */
export async function listCasesOf(tx: Tx, personIds: readonly string[]): Promise<StoredCase[]> {
  const { rows } = await tx.client.query<CaseReportTable>("select * from surveillance.case_report where person_id = any($1)", [personIds]);
  return rows.map(toStoredCase);
}

/** Cases of a person that were another's in an earlier version. */
export async function listCasesOnceOf(tx: Tx, personId: string, once: string): Promise<StoredCase[]> {
  const { rows } = await tx.client.query<CaseReportTable>(
    `select c.* from surveillance.case_report c where c.person_id = $1 and exists (
       select from surveillance.case_report_history h where h.province_id = c.province_id and h.id = c.id and h.person_id = $2)`,
    [personId, once],
  );
  return rows.map(toStoredCase);
}
