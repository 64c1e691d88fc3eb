import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { countColumns } from "../../surveillance/server.ts";
import type { CaseCount } from "../indicators/define-indicator.ts";

/** Cases of one commune and day that a count asks for. */
export interface DayCount {
  unit: string;
  on: LocalDate;
  n: number;
  backFilled: number;
}

export interface CountQuery {
  disease: string;
  /** Communes as coded; null for all in sight. */
  units: readonly string[] | null;
  from: LocalDate | null;
  to: LocalDate;
  /** Knowledge of this instant; null for now. */
  asOf: Date | null;
}

/** Counts by commune and day: from the roll-up when it has what is asked, else from the records themselves. */
export async function countByDay(tx: Tx, count: CaseCount, query: CountQuery): Promise<DayCount[]> {
  const columns = query.asOf === null ? countColumns(count) : undefined;
  if (!columns) await prepareRecords(tx, "surveillance.case_report");
  const source = columns ? rollUpOf(tx, columns, count, query) : recordsOf(tx, count, query);
  const { rows } =
    await sql<DayCount>`select unit, on_day as on, sum(n)::int as n, coalesce(sum(n) filter (where back_filled), 0)::int as "backFilled" from (${source}) as counted group by unit, on_day having sum(n) > 0`.execute(
      tx,
    );
  return rows;
}

function rollUpOf(tx: Tx, columns: readonly string[], count: CaseCount, query: CountQuery): RawBuilder<unknown> {
  const { disease, units, from, to } = query;
  const n = columns.length > 0 ? sql.join(columns.map(sql.ref), sql` + `) : sql`0`;
  return sql`select unit, on_day, ${n} as n, back_filled from surveillance.case_day
    where province_id = ${tx.actor.provinceId} and disease_code = ${disease} and date_kind = ${count.by} and on_day <= ${to} ${from ? sql`and on_day >= ${from}` : sql``}
      ${units ? sql`and unit = any(${units})` : sql``} ${classOf(count)}`;
}

/** Date column of each way to count; an end counts only with its outcome. */
const days: Record<CaseCount["by"], { day: string; also?: string }> = {
  own: { day: "coalesce(resulted_on, sampled_on, onset_on, reported_on)" },
  onset: { day: "onset_on" },
  sampled: { day: "sampled_on" },
  resulted: { day: "resulted_on" },
  reported: { day: "reported_on" },
  notified: { day: "(notified_at at time zone 'Asia/Ho_Chi_Minh')::date" },
  recovered: { day: "outcome_on", also: "outcome = 'recovered'" },
  died: { day: "outcome_on", also: "outcome = 'died'" },
};

function recordsOf(tx: Tx, count: CaseCount, { disease, units, from, to, asOf: instant }: CountQuery): RawBuilder<unknown> {
  const { day, also } = days[count.by];
  const on = sql.raw(day);
  return sql`select count_unit as unit, ${on} as on_day, 1 as n, back_filled from ${asOf("surveillance.case_report", instant)} as c
    where province_id = ${tx.actor.provinceId} and disease_code = ${disease} and withdrawn is null and ${on} <= ${to} ${from ? sql`and ${on} >= ${from}` : sql``}
      ${also ? sql`and ${sql.raw(also)}` : sql``} ${units ? sql`and count_unit = any(${units})` : sql``} ${classOf(count)} ${facetsOf(count)}
      ${count.sex ? sql`and sex = any(${count.sex})` : sql``} ${count.age ? sql`and age_years between ${count.age[0]} and ${count.age[1]}` : sql``}`;
}

/** What rows of the roll-up and records both have. */
function classOf({ classification, backFilled }: CaseCount): RawBuilder<unknown> {
  return sql`${classification ? sql`and classification = any(${classification})` : sql``} ${backFilled === undefined ? sql`` : sql`and back_filled = ${backFilled}`}`;
}

function facetsOf({ detected, origin, severity }: CaseCount): RawBuilder<unknown> {
  const parts = [
    detected && sql`and detected = any(${detected})`,
    origin && sql`and origin = any(${origin})`,
    severity && sql`and coalesce(severity, 'unknown') = any(${severity})`,
  ].filter((part): part is RawBuilder<unknown> => Boolean(part));
  return sql.join(parts, sql` `);
}
