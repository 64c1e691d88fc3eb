import type { Tx } from "../../../kernel/db/actor.ts";
import { type StoredCase, toStoredCase } from "./case-store.ts";
import type { CaseReportTable } from "./tables.ts";

/** Cases of one commune and disease that lack the day of onset. */
export interface OnsetGap {
  unit: string;
  diseaseCode: string;
  n: number;
  /** One of them, for a commune that has only this one. */
  caseId: string;
  oldestOn: string;
}

/** Where onset is missing among active cases reported since a day, the largest gaps first. */
export async function listOnsetGaps(tx: Tx, since: string, limit: number): Promise<OnsetGap[]> {
  const { rows } = await tx.client.query<OnsetGap>(
    `select count_unit as unit, disease_code as "diseaseCode", count(*)::int as n, min(id::text) as "caseId", min(reported_on) as "oldestOn"
     from surveillance.case_report
     where province_id = $1 and reported_on >= $2 and onset_on is null and onset_source = 'unknown' and withdrawn is null
       and classification <> 'discarded' and severity is distinct from 'asymptomatic'
     group by count_unit, disease_code order by n desc, unit limit $3`,
    [tx.actor.provinceId, since, limit],
  );
  return rows;
}

/** Cases whose stated class the evidence does not allow, newest first. */
export async function listConflicts(tx: Tx, limit: number): Promise<StoredCase[]> {
  const { rows } = await tx.client.query<CaseReportTable>(
    `select * from surveillance.case_report
     where province_id = $1 and (classification_trace ->> 'conflict') = 'true' and withdrawn is null order by reported_on desc limit $2`,
    [tx.actor.provinceId, limit],
  );
  return rows.map(toStoredCase);
}

/**
 * Cases reported since a day and received since an instant, later than the day after their diagnosis, the last received first: among them those
 * received too late. No deadline is shorter, see `notificationDue`.
 */
export async function listReceivedLate(tx: Tx, sinceDay: string, since: Date, limit: number): Promise<StoredCase[]> {
  const { rows } = await tx.client.query<CaseReportTable>(
    `select * from surveillance.case_report
     where province_id = $1 and reported_on >= $2 and notified_at >= $3 and withdrawn is null and classification <> 'discarded'
       and (notified_at at time zone 'Asia/Ho_Chi_Minh')::date > coalesce(resulted_on, sampled_on, reported_on) + 1
     order by notified_at desc limit $4`,
    [tx.actor.provinceId, sinceDay, since, limit],
  );
  return rows.map(toStoredCase);
}
