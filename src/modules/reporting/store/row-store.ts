import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseCount } from "../../figures/server.ts";
import type { CaseReportTable } from "../../surveillance/server.ts";

/** Date a count goes by; an end counts only with its outcome. The same meaning as the figures have, which a test holds it to. */
const days: Record<CaseCount["by"], { day: string; also?: string }> = {
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

function conditionOf(count: CaseCount, from: LocalDate, to: LocalDate): RawBuilder<boolean> {
  const { day, also } = days[count.by];
  const on = sql.raw(day);
  const parts = [
    sql`${on} <= ${to}`,
    count.span === "period" && sql`${on} >= ${from}`,
    also && sql.raw(also),
    count.classification && sql`classification = any(${count.classification})`,
    count.detected && sql`detected = any(${count.detected})`,
    count.origin && sql`origin = any(${count.origin})`,
    count.severity && sql`coalesce(severity, 'unknown') = any(${count.severity})`,
    count.backFilled !== undefined && sql`back_filled = ${count.backFilled}`,
    count.sex && sql`sex = any(${count.sex})`,
    count.age && sql`age_years between ${count.age[0]} and ${count.age[1]}`,
  ].filter((part): part is RawBuilder<unknown> => Boolean(part));
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

export interface RowQuery {
  disease: string;
  /** Communes, as coded. */
  communes: readonly string[];
  from: LocalDate;
  to: LocalDate;
  asOf: Date | null;
  /** Cases in any of these counts… */
  plus: readonly CaseCount[];
  /** …and in none of these. */
  minus: readonly CaseCount[];
  /** Only those the system was told of after this instant. */
  notifiedAfter?: Date;
  limit: number;
}

/** Cases behind a figure, newest first, with how many there are in all. */
export async function casesBehind(tx: Tx, query: RowQuery): Promise<{ rows: CaseReportTable[]; n: number }> {
  await prepareRecords(tx, "surveillance.case_report");
  const { from, to, plus, minus } = query;
  // A condition on a day that is not known is neither true nor false.
  const within = sql.join(
    plus.map((count) => conditionOf(count, from, to)),
    sql` or `,
  );
  const without = minus.map((count) => sql`and ${conditionOf(count, from, to)} is not true`);
  const late = query.notifiedAfter ? sql`and notified_at > ${query.notifiedAfter}` : sql``;
  const matching = sql`from ${asOf("surveillance.case_report", query.asOf)} as c where province_id = ${tx.actor.provinceId} and disease_code = ${query.disease}
    and withdrawn is null and count_unit = any(${query.communes}) and (${within}) ${sql.join(without, sql` `)} ${late}`;
  const { rows } = await sql<CaseReportTable>`select * ${matching} order by reported_on desc, id desc limit ${query.limit}`.execute(tx);
  if (rows.length < query.limit) return { rows, n: rows.length };
  const all = await sql<{ n: number }>`select count(*)::int as n ${matching}`.execute(tx);
  return { rows, n: all.rows[0]!.n };
}
