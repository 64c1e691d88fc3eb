import { type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import type { Tables } from "../../../kernel/db/tables.ts";
import type { CaseFilter } from "../case-views.ts";
import type { CaseReportTable } from "./tables.ts";

/** Where the next page begins: the last row of this one. */
export interface Cursor {
  reportedOn: string;
  id: string;
}

type CaseQuery = SelectQueryBuilder<Tables, "surveillance.case_report", object>;

/** Communes, of any era, that a unit sees: filtering by their keys uses an index where the visibility array could not. */
export async function communesUnder(tx: Tx, provinceId: string, unit: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ key: string }>(
    "select key from directory.unit where province_id = $1 and seen_by @> array[$2::text]",
    [provinceId, unit],
  );
  return rows.map((row) => row.key);
}

async function narrowed(tx: Tx, filter: CaseFilter): Promise<CaseQuery> {
  let query = tx
    .selectFrom("surveillance.case_report")
    .where("province_id", "=", tx.actor.provinceId)
    .where("withdrawn", "is", null) as CaseQuery;
  if (filter.disease) query = query.where("disease_code", "=", filter.disease);
  if (filter.unit) query = query.where("count_unit", "in", [...(await communesUnder(tx, tx.actor.provinceId, filter.unit)), filter.unit]);
  if (filter.classification) query = query.where("classification", "=", filter.classification);
  if (filter.outcome) query = query.where("outcome", "=", filter.outcome);
  if (filter.severity) query = query.where("severity", "=", filter.severity);
  if (filter.detected) query = query.where("detected", "=", filter.detected);
  if (filter.from) query = query.where("reported_on", ">=", filter.from);
  if (filter.to) query = query.where("reported_on", "<=", filter.to);
  if (filter.backFilled) query = query.where("back_filled", "=", true);
  if (filter.missing === "onset") query = query.where("onset_on", "is", null).where("onset_source", "=", "unknown");
  return query;
}

/** Newest reports first. One row more than asked tells whether there is a next page. */
export async function listCases(tx: Tx, filter: CaseFilter, limit: number, after?: Cursor): Promise<CaseReportTable[]> {
  let query = await narrowed(tx, filter);
  if (after) query = query.where(sql<boolean>`(reported_on, id) < (${after.reportedOn}::date, ${after.id}::uuid)`);
  return (await query
    .selectAll()
    .orderBy("reported_on", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()) as CaseReportTable[];
}

/** Beyond this a list says "more than" instead of counting on. */
export const MOST_COUNTED = 10_000;

export async function countCases(tx: Tx, filter: CaseFilter): Promise<number> {
  const some = (await narrowed(tx, filter)).select(sql<number>`1`.as("one")).limit(MOST_COUNTED + 1);
  const row = await tx.selectFrom(some.as("some")).select(sql<number>`count(*)`.as("n")).executeTakeFirstOrThrow();
  return row.n;
}

export interface CurveRow {
  on_day: string;
  detected: string;
  back_filled: boolean;
  n: number;
}

/** Daily counts of confirmed cases from the roll-up, within sight. */
export async function readCurve(
  tx: Tx,
  disease: string,
  communes: readonly string[] | null,
  kind: string,
  from: string,
  to: string,
): Promise<CurveRow[]> {
  const { rows } = await tx.client.query<CurveRow>(
    `select on_day, detected, back_filled, sum(n)::int as n from surveillance.case_day
     where province_id = $1 and disease_code = $2 and date_kind = $3 and on_day between $4 and $5 and classification = 'confirmed' and ($6::text[] is null or unit = any($6))
     group by on_day, detected, back_filled order by on_day`,
    [tx.actor.provinceId, disease, kind, from, to, communes],
  );
  return rows;
}

/** Days between the own day of a case and its receipt, for the cases of the last weeks: what the measured delay is made of. */
export async function readDelays(
  tx: Tx,
  disease: string,
  communes: readonly string[] | null,
  from: string,
  to: string,
): Promise<{ eventOn: string; receivedOn: string }[]> {
  const { rows } = await tx.client.query<{ eventOn: string; receivedOn: string }>(
    `select onset_on as "eventOn", (notified_at at time zone 'Asia/Ho_Chi_Minh')::date as "receivedOn" from surveillance.case_report
     where province_id = $1 and disease_code = $2 and reported_on between $3 and $4 and onset_on is not null and withdrawn is null and classification = 'confirmed'
       and ($5::text[] is null or count_unit = any($5)) order by reported_on desc limit 20000`,
    [tx.actor.provinceId, disease, from, to, communes],
  );
  return rows;
}
