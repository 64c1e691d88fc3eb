import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords } from "../../../kernel/db/records.ts";
import type { Tables } from "../../../kernel/db/tables.ts";
import { addDays, startOf } from "../../../kernel/time/local-date.ts";
import { COUNTRY, eraOf } from "../../directory/server.ts";
import type { CaseFilter, DateKind } from "../case-views.ts";
import { caseFacets } from "./case-day-facets.ts";
import type { CaseReportTable } from "./tables.ts";

/** Where the next page begins: the last row of this one. */
export interface Cursor {
  reportedOn: string;
  id: string;
}

type CaseQuery = SelectQueryBuilder<Tables & { c: CaseReportTable }, "c", object>;

/** Communes, of any era, that a unit sees: filtering by their keys uses an index where the visibility array could not. */
export async function communesUnder(tx: Tx, provinceId: string, unit: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ key: string }>(
    "select key from directory.unit where province_id = $1 and seen_by @> array[$2::text]",
    [provinceId, unit],
  );
  return rows.map((row) => row.key);
}

/** Those of them whose cases surely belong to the unit: what may lie in it and is not placed counts in the unit above, not in each that may hold it. */
export async function communesIn(tx: Tx, provinceId: string, unit: string): Promise<string[]> {
  if (unit === COUNTRY) return communesUnder(tx, provinceId, unit);
  const { rows } = await tx.client.query<{ key: string }>(
    `select u.key from directory.unit u
     left join directory.roll_up r on r.key = u.key and r.era = $3
     join directory.unit t on t.key = coalesce(r.target, u.key) and t.era = $3 and t.seen_by @> array[$2::text]
     where u.province_id = $1 and u.seen_by @> array[$2::text]`,
    [provinceId, unit, eraOf(unit)],
  );
  return rows.map((row) => row.key);
}

/** The day of a case of each kind; `own` is that of the rule `eventOn`. */
const days: Record<Exclude<DateKind, "notified">, RawBuilder<string>> = {
  own: sql`coalesce(c.resulted_on, c.sampled_on, c.onset_on, c.reported_on)`,
  onset: sql`c.onset_on`,
  sampled: sql`c.sampled_on`,
  resulted: sql`c.resulted_on`,
  reported: sql`c.reported_on`,
};

/** The cases a filter leaves, as they are or as this system knew them at an instant. */
export async function narrowed(tx: Tx, filter: CaseFilter): Promise<CaseQuery> {
  await prepareRecords(tx, "surveillance.case_report");
  const table = asOf("surveillance.case_report", filter.asOf ? new Date(filter.asOf) : null);
  let query = tx
    .selectFrom(sql<CaseReportTable>`${table}`.as("c"))
    .where("c.province_id", "=", tx.actor.provinceId)
    .where("c.withdrawn", "is", null) as unknown as CaseQuery;
  if (filter.unit) query = await inUnit(tx, query, filter.unit);
  if (filter.disease) query = query.where("c.disease_code", "=", filter.disease);
  if (filter.classification) query = query.where("c.classification", "=", filter.classification);
  if (filter.outcome) query = query.where("c.outcome", "=", filter.outcome);
  if (filter.severity) query = query.where("c.severity", "=", filter.severity);
  if (filter.detected) query = query.where("c.detected", "=", filter.detected);
  query = between(query, filter);
  if (filter.backFilled) query = query.where("c.back_filled", "=", true);
  if (filter.missing === "onset") query = query.where("c.onset_on", "is", null).where("c.onset_source", "=", "unknown");
  if (filter.conflict) query = query.where(sql<boolean>`c.classification_trace ->> 'conflict' = 'true'`);
  if (filter.caseIds) query = query.where(sql<boolean>`c.id = any(${filter.caseIds}::uuid[])`);
  if (filter.handOver)
    query = query.where(sql<boolean>`c.id in (select case_id from surveillance.hand_over where state = ${filter.handOver})`);
  return query;
}

/** Days of receipt are asked as instants, which an index has; the others as they stand. */
function between(query: CaseQuery, { by = "reported", from, to }: CaseFilter): CaseQuery {
  if (by === "notified") {
    const since = from ? query.where("c.notified_at", ">=", startOf(from)) : query;
    return to ? since.where("c.notified_at", "<", startOf(addDays(to, 1))) : since;
  }
  const since = from ? query.where(days[by], ">=", from) : query;
  return to ? since.where(days[by], "<=", to) : since;
}

/** A unit means its communes; a hospital or laboratory means the cases it treats or reported. */
async function inUnit(tx: Tx, query: CaseQuery, unit: string): Promise<CaseQuery> {
  if (unit.startsWith("ag.")) return query.where(sql<boolean>`c.seen_by @> array[${unit}::text]`);
  return query.where("c.count_unit", "in", [...(await communesUnder(tx, tx.actor.provinceId, unit)), unit]);
}

/** Newest reports first. One row more than asked tells whether there is a next page. */
export async function listCases(tx: Tx, filter: CaseFilter, limit: number, after?: Cursor): Promise<CaseReportTable[]> {
  let query = await narrowed(tx, filter);
  if (after) query = query.where(sql<boolean>`(c.reported_on, c.id) < (${after.reportedOn}::date, ${after.id}::uuid)`);
  return await query
    .selectAll("c")
    .orderBy("c.reported_on", "desc")
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();
}

/** Beyond this a list says "more than" instead of counting on. */
export const MOST_COUNTED = 10_000;

export async function countCases(tx: Tx, filter: CaseFilter): Promise<number> {
  const some = (await narrowed(tx, filter)).select(sql<number>`1`.as("one")).limit(MOST_COUNTED + 1);
  const row = await tx.selectFrom(some.as("some")).select(sql<number>`count(*)`.as("n")).executeTakeFirstOrThrow();
  return row.n;
}

/** Rows fetched at a time while a list is streamed. */
const CHUNK = 1000;

/**
 * All cases a filter leaves, newest reports first, fetched through a cursor of this transaction: memory does not grow with the rows.
 * The next rows are asked for while the last ones are worked on.
 */
export async function* streamCases(tx: Tx, filter: CaseFilter): AsyncGenerator<CaseReportTable[]> {
  const query = (await narrowed(tx, filter)).selectAll("c").orderBy("c.reported_on", "desc").orderBy("c.id", "desc").compile();
  await tx.client.query(`declare case_list no scroll cursor for ${query.sql}`, [...query.parameters]);
  const fetch = () => {
    const fetched = tx.client.query<CaseReportTable>(`fetch ${CHUNK} from case_list`);
    // A failure is thrown at the turn that waits for these rows. Until then, and when nobody reads on, it must not end the process unheard.
    fetched.catch(() => undefined);
    return fetched;
  };
  for (let next = fetch(); ; ) {
    const { rows } = await next;
    next = fetch();
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK) break;
  }
  await tx.client.query("close case_list");
}

export interface CurveRow {
  on_day: string;
  detected: string;
  back_filled: boolean;
  n: number;
}

const DETECTED_SUMS = caseFacets.detected.map((value) => `sum(detected_${value})::int as detected_${value}`).join(", ");
const DETECTED = caseFacets.detected.map((value) => `('${value}', d.detected_${value})`).join(", ");

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
    `select on_day, f.detected, back_filled, f.n from (
       select on_day, back_filled, ${DETECTED_SUMS} from surveillance.case_day
       where province_id = $1 and disease_code = $2 and date_kind = $3 and on_day between $4 and $5 and classification = 'confirmed'
         and ($6::text[] is null or unit = any($6))
       group by on_day, back_filled) as d cross join lateral (values ${DETECTED}) as f (detected, n)
     where f.n > 0 order by on_day`,
    [tx.actor.provinceId, disease, kind, from, to, communes],
  );
  return rows;
}

/** Day of receipt, in Viet Nam. */
const RECEIVED = "(notified_at at time zone 'Asia/Ho_Chi_Minh')::date";
const delayedFrom: Record<DateKind, string> = {
  own: "coalesce(resulted_on, sampled_on, onset_on, reported_on)",
  onset: "onset_on",
  sampled: "sampled_on",
  resulted: "resulted_on",
  reported: "reported_on",
  notified: RECEIVED,
};

/** Reports a delay is measured on at most, and a commune's more: the share of a day that is in is then right to half a percent. */
const MEASURED_REPORTS = 10_000;

/**
 * Communes whose reports of the span are enough to measure on, in an order of chance that stays the same. Whole communes and all their days: the
 * newest reports alone hold of older events only the slow ones.
 */
async function measuredCommunes(tx: Tx, disease: string, communes: readonly string[] | null, from: string, to: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ unit: string }>(
    `select unit from (
       select unit, sum(sum(n)) over (order by md5(unit)) - sum(n) as before from surveillance.case_day
       where province_id = $1 and disease_code = $2 and date_kind = 'reported' and on_day between $3 and $4 and classification = 'confirmed'
         and ($5::text[] is null or unit = any($5)) group by unit) as sized
     where before < ${MEASURED_REPORTS}`,
    [tx.actor.provinceId, disease, from, to, communes],
  );
  return rows.map(({ unit }) => unit);
}

/** How many of the cases of the last weeks have the same day of a kind and of receipt: what the measured delay is made of. */
export async function readDelays(
  tx: Tx,
  disease: string,
  communes: readonly string[] | null,
  kind: DateKind,
  from: string,
  to: string,
): Promise<{ eventOn: string; receivedOn: string; n: number }[]> {
  const day = delayedFrom[kind];
  const { rows } = await tx.client.query<{ eventOn: string; receivedOn: string; n: number }>(
    `select ${day} as "eventOn", ${RECEIVED} as "receivedOn", count(*)::int as n from surveillance.case_report
     where province_id = $1 and disease_code = $2 and count_unit = any($5) and reported_on between $3 and $4 and ${day} is not null
       and withdrawn is null and classification = 'confirmed' group by 1, 2`,
    [tx.actor.provinceId, disease, from, to, await measuredCommunes(tx, disease, communes, from, to)],
  );
  return rows;
}
