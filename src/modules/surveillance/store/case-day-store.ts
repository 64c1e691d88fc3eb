import type { Tx } from "../../../kernel/db/actor.ts";
import { seenByOf } from "../../directory/server.ts";

/** A commune and disease whose daily counts are to be made anew. */
export interface DirtyUnit {
  provinceId: string;
  diseaseCode: string;
  unit: string;
}

/** Dates a case is counted by: the column and, for ends, the outcome it needs. Receipt is a local day. */
const kinds = `(values
  ('own', coalesce(c.resulted_on, c.sampled_on, c.onset_on, c.reported_on), true), ('onset', c.onset_on, true), ('sampled', c.sampled_on, true), ('resulted', c.resulted_on, true), ('reported', c.reported_on, true),
  ('notified', (c.notified_at at time zone 'Asia/Ho_Chi_Minh')::date, true),
  ('recovered', c.outcome_on, c.outcome = 'recovered'), ('died', c.outcome_on, c.outcome = 'died')) as k (kind, day, counts)`;

/**
 * Makes the daily counts of these communes anew from the cases in force. Whole communes, not differences: it may run twice,
 * and a correction that moves a case between days leaves nothing behind.
 * @param tx must see everything (a reaction's transaction)
 */
export async function refreshCaseDays(tx: Tx, dirty: readonly DirtyUnit[]): Promise<void> {
  const byProvince = Map.groupBy(dirty, (each) => `${each.provinceId} ${each.diseaseCode}`);
  for (const group of byProvince.values()) {
    const { provinceId, diseaseCode } = group[0]!;
    const units = [...new Set(group.map((each) => each.unit))];
    const seen = await seenByOf(tx, units);
    const owners = units.map((unit) => ({ unit, seen_by: seen.get(unit) ?? [unit] }));
    await tx.client.query("delete from surveillance.case_day where province_id = $1 and disease_code = $2 and unit = any($3)", [
      provinceId,
      diseaseCode,
      units,
    ]);
    await tx.client.query(
      `insert into surveillance.case_day
       select c.province_id, c.disease_code, c.count_unit, k.kind, k.day, c.classification, c.detected, c.origin, coalesce(c.severity, 'unknown'), c.back_filled,
              count(*)::int, $4, o.seen_by
       from surveillance.case_report c
       join jsonb_to_recordset($3::jsonb) as o (unit text, seen_by text[]) on o.unit = c.count_unit
       cross join lateral ${kinds}
       where c.province_id = $1 and c.disease_code = $2 and c.withdrawn is null and k.counts and k.day is not null
       group by c.province_id, c.disease_code, c.count_unit, k.kind, k.day, c.classification, c.detected, c.origin, coalesce(c.severity, 'unknown'), c.back_filled, o.seen_by`,
      [provinceId, diseaseCode, JSON.stringify(owners), tx.now],
    );
  }
}
