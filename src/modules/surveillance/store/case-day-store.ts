import type { Tx } from "../../../kernel/db/actor.ts";
import { seenByOf } from "../../directory/server.ts";
import { facetCounts } from "./case-day-facets.ts";

/** A commune and disease whose daily counts are to be made anew. */
export interface DirtyUnit {
  provinceId: string;
  diseaseCode: string;
  unit: string;
}

/**
 * Dates a case is counted by: the column and, for ends, the outcome it needs. Receipt is a local day. Who is found dead has died before the report;
 * as a case that ended it counts from its report on, so that what was reported less what ended is never below zero.
 */
const kinds = `(values
  ('own', coalesce(c.resulted_on, c.sampled_on, c.onset_on, c.reported_on), true), ('onset', c.onset_on, true), ('sampled', c.sampled_on, true), ('resulted', c.resulted_on, true), ('reported', c.reported_on, true),
  ('notified', (c.notified_at at time zone 'Asia/Ho_Chi_Minh')::date, true),
  ('recovered', c.outcome_on, c.outcome = 'recovered'), ('died', c.outcome_on, c.outcome = 'died'),
  ('ended_recovered', greatest(c.outcome_on, c.reported_on), c.outcome = 'recovered'), ('ended_died', greatest(c.outcome_on, c.reported_on), c.outcome = 'died'),
  ('ended_otherwise', greatest(c.outcome_on, c.reported_on), c.outcome in ('transferred_out', 'lost'))) as k (kind, day, counts)`;

const COUNTS = facetCounts.map(({ column }) => column).join(", ");
const COUNTED = facetCounts.map(({ column, sql }) => `${sql} as ${column}`).join(", ");
const SUMS = facetCounts.map(({ column }) => `sum(${column})::int as ${column}`).join(", ");
const prefixed = (prefix: string) => facetCounts.map(({ column }) => `${prefix}.${column}`).join(", ");

/** Parameters: province, disease, communes, owners (JSON), now. */
const OF_COMMUNES = "province_id = $1 and disease_code = $2";

/** Makes the rows of counts of some communes what `fresh` says: only counts that come out otherwise are written. */
function projection(table: string, on: string, fresh: string): string {
  // The order is that of the primary key.
  const key = `province_id, disease_code, unit, date_kind, ${on}, classification, back_filled`;
  return `with fresh as materialized (${fresh} group by 1, 2, 3, 4, 5, 6, 7),
    gone as (delete from surveillance.${table} where ${OF_COMMUNES} and unit = any($3) and (${key}) not in (select ${key} from fresh))
    insert into surveillance.${table} (${key}, ${COUNTS}, refreshed_at, seen_by)
    select ${key}, ${COUNTS}, $5, o.seen_by from fresh join jsonb_to_recordset($4::jsonb) as o (unit text, seen_by text[]) using (unit)
    on conflict (${key}) do update set (${COUNTS}, refreshed_at, seen_by) = (${prefixed("excluded")}, excluded.refreshed_at, excluded.seen_by)
    where (${prefixed(table)}, ${table}.seen_by) is distinct from (${prefixed("excluded")}, excluded.seen_by)`;
}

const days = projection(
  "case_day",
  "on_day",
  `select c.province_id, c.disease_code, c.count_unit as unit, k.kind as date_kind, k.day as on_day, c.classification, c.back_filled, ${COUNTED}
   from surveillance.case_report c cross join lateral ${kinds}
   where ${OF_COMMUNES} and c.count_unit = any($3) and c.withdrawn is null and k.counts and k.day is not null`,
);

const months = projection(
  "case_month",
  "on_month",
  `select province_id, disease_code, unit, date_kind, date_trunc('month', on_day)::date as on_month, classification, back_filled, ${SUMS}
   from surveillance.case_day where ${OF_COMMUNES} and unit = any($3)`,
);

/**
 * Makes the counts of these communes anew, by day from the cases in force and by month from the days. Whole communes, not differences of
 * cases: it may run twice, and a correction that moves a case between days leaves nothing behind.
 * @param tx must see everything (a reaction's transaction)
 */
export async function refreshCaseDays(tx: Tx, dirty: readonly DirtyUnit[]): Promise<void> {
  const byProvince = Map.groupBy(dirty, (each) => `${each.provinceId} ${each.diseaseCode}`);
  for (const group of byProvince.values()) {
    const { provinceId, diseaseCode } = group[0]!;
    const units = [...new Set(group.map((each) => each.unit))];
    const seen = await seenByOf(tx, units);
    const owners = units.map((unit) => ({ unit, seen_by: seen.get(unit) ?? [unit] }));
    const params = [provinceId, diseaseCode, units, JSON.stringify(owners), tx.now];
    await tx.client.query(days, params);
    await tx.client.query(months, params);
  }
}
