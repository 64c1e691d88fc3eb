import type { Tx } from "../../../kernel/db/actor.ts";
import { seenByOf } from "../../directory/server.ts";
import { facetCounts } from "./case-day-facets.ts";

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

/** What makes one row of counts; the order is that of the primary key. */
const KEY = "province_id, disease_code, unit, date_kind, on_day, classification, back_filled";
const COUNTS = facetCounts.map(({ column }) => column).join(", ");
const COUNTED = facetCounts.map(({ column, sql }) => `${sql} as ${column}`).join(", ");
const prefixed = (prefix: string) => facetCounts.map(({ column }) => `${prefix}.${column}`).join(", ");

/**
 * Makes the daily counts of these communes anew from the cases in force. Whole communes, not differences of cases: it may run twice, and
 * a correction that moves a case between days leaves nothing behind. Only counts that come out otherwise are written.
 * @param tx must see everything (a reaction's transaction)
 */
export async function refreshCaseDays(tx: Tx, dirty: readonly DirtyUnit[]): Promise<void> {
  const byProvince = Map.groupBy(dirty, (each) => `${each.provinceId} ${each.diseaseCode}`);
  for (const group of byProvince.values()) {
    const { provinceId, diseaseCode } = group[0]!;
    const units = [...new Set(group.map((each) => each.unit))];
    const seen = await seenByOf(tx, units);
    const owners = units.map((unit) => ({ unit, seen_by: seen.get(unit) ?? [unit] }));
    await tx.client.query(
      `with fresh as materialized (
         select c.province_id, c.disease_code, c.count_unit as unit, k.kind as date_kind, k.day as on_day, c.classification, c.back_filled, ${COUNTED}
         from surveillance.case_report c cross join lateral ${kinds}
         where c.province_id = $1 and c.disease_code = $2 and c.count_unit = any($5) and c.withdrawn is null and k.counts and k.day is not null
         group by 1, 2, 3, 4, 5, 6, 7),
       gone as (
         delete from surveillance.case_day d where d.province_id = $1 and d.disease_code = $2 and d.unit = any($5)
           and (${KEY}) not in (select ${KEY} from fresh))
       insert into surveillance.case_day (${KEY}, ${COUNTS}, refreshed_at, seen_by)
       select ${KEY}, ${COUNTS}, $4, o.seen_by from fresh join jsonb_to_recordset($3::jsonb) as o (unit text, seen_by text[]) using (unit)
       on conflict (${KEY}) do update set (${COUNTS}, refreshed_at, seen_by) = (${prefixed("excluded")}, excluded.refreshed_at, excluded.seen_by)
       where (${prefixed("case_day")}, case_day.seen_by) is distinct from (${prefixed("excluded")}, excluded.seen_by)`,
      [provinceId, diseaseCode, JSON.stringify(owners), tx.now, units],
    );
  }
}
