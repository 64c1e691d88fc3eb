import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { DateKind } from "../case-views.ts";
import type { CurveRow } from "./case-queries.ts";

/** Which cases a curve is of, as this system knew them at an instant. */
export interface KnownThen {
  disease: string;
  /** Null is everything in sight. */
  communes: readonly string[] | null;
  from: LocalDate;
  to: LocalDate;
  instant: Date;
}

/** Day of each kind; the same as in the daily counts. */
const days: Record<DateKind, RawBuilder<string>> = {
  own: sql`coalesce(resulted_on, sampled_on, onset_on, reported_on)`,
  onset: sql`onset_on`,
  sampled: sql`sampled_on`,
  resulted: sql`resulted_on`,
  reported: sql`reported_on`,
  notified: sql`(notified_at at time zone 'Asia/Ho_Chi_Minh')::date`,
};

const confirmed = (tx: Tx, { disease, communes, instant }: KnownThen): RawBuilder<unknown> => sql`
  from ${asOf("surveillance.case_report", instant)} as c
  where province_id = ${tx.actor.provinceId} and disease_code = ${disease} and withdrawn is null and classification = 'confirmed'
    ${communes ? sql`and count_unit = any(${communes}::text[])` : sql``}`;

/** Daily counts of confirmed cases from the records as they were known then. */
export async function readCurveAsOf(tx: Tx, kind: DateKind, known: KnownThen): Promise<CurveRow[]> {
  await prepareRecords(tx, "surveillance.case_report");
  const day = days[kind];
  const { rows } = await sql<CurveRow>`select ${day} as on_day, detected, back_filled, count(*)::int as n ${confirmed(tx, known)}
    and ${day} between ${known.from} and ${known.to} group by 1, 2, 3 order by 1`.execute(tx);
  return rows;
}

/** What the delay was measured on then: days of that kind and of receipt that were known. */
export async function readDelaysAsOf(
  tx: Tx,
  kind: DateKind,
  known: KnownThen,
): Promise<{ eventOn: string; receivedOn: string; n: number }[]> {
  await prepareRecords(tx, "surveillance.case_report");
  const { rows } = await sql<{ eventOn: string; receivedOn: string; n: number }>`
    select ${days[kind]} as "eventOn", (notified_at at time zone 'Asia/Ho_Chi_Minh')::date as "receivedOn", count(*)::int as n ${confirmed(tx, known)}
      and reported_on between ${known.from} and ${known.to} and ${days[kind]} is not null group by 1, 2`.execute(tx);
  return rows;
}
