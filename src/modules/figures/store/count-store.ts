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
  const n = query.asOf === null ? rollUpNumber(count) : undefined;
  if (!n) await prepareRecords(tx, "surveillance.case_report");
  const source = n ? rollUpOf(tx, n, count, query) : recordsOf(tx, count, query);
  const { rows } =
    await sql<DayCount>`select unit, on_day as on, sum(n)::int as n, coalesce(sum(n) filter (where back_filled), 0)::int as "backFilled" from (${source}) as counted group by unit, on_day having sum(n) > 0`.execute(
      tx,
    );
  return rows;
}

/** What a row of the daily counts adds to a count; undefined when only the records can tell. */
export function rollUpNumber(count: CaseCount): RawBuilder<unknown> | undefined {
  const columns = countColumns(count);
  return columns && (columns.length > 0 ? sql.join(columns.map(sql.ref), sql` + `) : sql`0`);
}

function rollUpOf(tx: Tx, n: RawBuilder<unknown>, count: CaseCount, query: CountQuery): RawBuilder<unknown> {
  const { disease, units, from, to } = query;
  return sql`select unit, on_day, ${n} as n, back_filled from surveillance.case_day
    where province_id = ${tx.actor.provinceId} and disease_code = ${disease} and date_kind = ${count.by} and on_day <= ${to} ${from ? sql`and on_day >= ${from}` : sql``}
      ${units ? sql`and unit = any(${units})` : sql``} ${classOf(count)}`;
}

/** Date column of each way to count; an end counts only with its outcome. */
export const dayColumns: Record<CaseCount["by"], { day: string; also?: string }> = {
  own: { day: "coalesce(resulted_on, sampled_on, onset_on, reported_on)" },
  onset: { day: "onset_on" },
  sampled: { day: "sampled_on" },
  resulted: { day: "resulted_on" },
  reported: { day: "reported_on" },
  notified: { day: "(notified_at at time zone 'Asia/Ho_Chi_Minh')::date" },
  recovered: { day: "outcome_on", also: "outcome = 'recovered'" },
  died: { day: "outcome_on", also: "outcome = 'died'" },
  ended_recovered: { day: "greatest(outcome_on, reported_on)", also: "outcome = 'recovered'" },
  ended_died: { day: "greatest(outcome_on, reported_on)", also: "outcome = 'died'" },
  ended_otherwise: { day: "greatest(outcome_on, reported_on)", also: "outcome in ('transferred_out', 'lost')" },
};

function recordsOf(tx: Tx, count: CaseCount, { disease, units, from, to, asOf: instant }: CountQuery): RawBuilder<unknown> {
  const { day, also } = dayColumns[count.by];
  const on = sql.raw(day);
  return sql`select count_unit as unit, ${on} as on_day, 1 as n, back_filled from ${asOf("surveillance.case_report", instant)} as c
    where province_id = ${tx.actor.provinceId} and disease_code = ${disease} and withdrawn is null and ${on} <= ${to} ${from ? sql`and ${on} >= ${from}` : sql``}
      ${also ? sql`and ${sql.raw(also)}` : sql``} ${units ? sql`and count_unit = any(${units})` : sql``} ${classOf(count)} ${facetsOf(count)}`;
}

/** What rows of the roll-up and records both have. */
export function classOf({ classification, backFilled }: CaseCount): RawBuilder<unknown> {
  return sql`${classification ? sql`and classification = any(${classification})` : sql``} ${backFilled === undefined ? sql`` : sql`and back_filled = ${backFilled}`}`;
}

/** What only records tell row by row, each with `and` before it. */
export function facetsOf({ detected, origin, severity, sex, age }: CaseCount): RawBuilder<unknown> {
  const parts = [
    detected && sql`and detected = any(${detected})`,
    origin && sql`and origin = any(${origin})`,
    severity && sql`and coalesce(severity, 'unknown') = any(${severity})`,
    sex && sql`and sex = any(${sex})`,
    age && sql`and age_years between ${age[0]} and ${age[1]}`,
  ].filter((part): part is RawBuilder<unknown> => Boolean(part));
  return sql.join(parts, sql` `);
}
