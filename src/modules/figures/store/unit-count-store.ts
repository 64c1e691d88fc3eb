import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { countColumns } from "../../surveillance/server.ts";
import type { CaseCount } from "../indicators/define-indicator.ts";
import { type CountQuery, classOf, dayColumns, facetsOf, rollUpNumber } from "./count-store.ts";

/** Cases of one commune over a whole period. */
export interface UnitCount {
  unit: string;
  n: number;
}

type Query = CountQuery & { from: LocalDate };

/**
 * Many counts over one period in one reading: under row-level security it is reading the rows that costs, not counting them.
 * @returns by the code each count was asked under; a commune without cases is left out
 */
export async function countByUnit(tx: Tx, counts: ReadonlyMap<string, CaseCount>, query: Query): Promise<Map<string, UnitCount[]>> {
  const asked = [...counts].map(([code, count]) => ({ code, count, inRollUp: query.asOf === null ? rollUpNumber(count) : undefined }));
  const found = new Map<string, UnitCount[]>(asked.map(({ code }) => [code, []]));
  const { rollUp = [], records = [] } = Object.groupBy(asked, ({ inRollUp }) => (inRollUp ? "rollUp" : "records"));
  const take = async (part: readonly { code: string }[], read: RawBuilder<unknown>): Promise<void> => {
    const { rows } = await read.execute(tx);
    for (const row of rows as Record<string, number | string>[])
      for (const [index, { code }] of part.entries()) {
        const n = Number(row[`n${index}`] ?? 0);
        if (n > 0) found.get(code)!.push({ unit: String(row.unit), n });
      }
  };
  if (rollUp.length > 0)
    await take(
      rollUp,
      rollUpCounts(
        rollUp.map(({ count, inRollUp }) => ({ count, n: inRollUp! })),
        query,
        tx,
      ),
    );
  if (records.length > 0) {
    await prepareRecords(tx, "surveillance.case_report");
    await take(
      records,
      recordCounts(
        records.map(({ count }) => count),
        query,
        tx,
      ),
    );
  }
  return found;
}

const named = (index: number) => sql.raw(`n${index}`);
const within = (day: RawBuilder<unknown>, count: CaseCount, { from, to }: Query) =>
  count.span === "period" ? sql`${day} between ${from} and ${to}` : sql`${day} <= ${to}`;
const unitsOf = (column: string, { units }: Query) => (units ? sql`and ${sql.raw(column)} = any(${units})` : sql``);
/** Rows that no count wants are not read: a single day is found by its index. */
const anyOf = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` or `);

/**
 * What is counted until a day is read as the whole months before and the days of its own month; what is counted over a period as its days.
 * Each row says which it is, because a day of the period may also stand before the month.
 */
function rollUpCounts(counts: readonly { count: CaseCount; n: RawBuilder<unknown> }[], query: Query, tx: Tx): RawBuilder<unknown> {
  const { from, to, disease } = query;
  const month = `${to.slice(0, 7)}-01`;
  const columns = counts.map(({ count, n }, index) => {
    const when = count.span === "period" ? sql`not whole and on_day between ${from} and ${to}` : sql`(whole or on_day >= ${month})`;
    return sql`sum(${n}) filter (where date_kind = ${count.by} and ${when} ${classOf(count)})::int as ${named(index)}`;
  });
  const kinds = (span: CaseCount["span"]) => [...new Set(counts.flatMap(({ count }) => (count.span === span ? [count.by] : [])))];
  const [over, until] = [kinds("period"), kinds("until")];
  const read = sql.join([...new Set(counts.flatMap(({ count }) => countColumns(count) ?? []))].map((column) => sql.ref(column)));
  const own = sql`province_id = ${tx.actor.provinceId} and disease_code = ${disease} ${unitsOf("unit", query)}`;
  const day = anyOf([
    sql`date_kind = any(${over}) and on_day between ${from} and ${to}`,
    sql`date_kind = any(${until}) and on_day between ${month} and ${to}`,
  ]);
  return sql`select unit, ${sql.join(columns)} from (
      select unit, date_kind, on_day, false as whole, classification, back_filled, ${read} from surveillance.case_day where ${own} and (${day})
      union all
      select unit, date_kind, on_month, true, classification, back_filled, ${read} from surveillance.case_month
      where ${own} and date_kind = any(${until}) and on_month < ${month}) as counted
    group by unit`;
}

function recordCounts(counts: readonly CaseCount[], query: Query, tx: Tx): RawBuilder<unknown> {
  const when = counts.map((count) => {
    const { day, also } = dayColumns[count.by];
    return sql`${within(sql.raw(day), count, query)} ${also ? sql.raw(`and ${also}`) : sql``}`;
  });
  const columns = counts.map(
    (count, index) => sql`count(*) filter (where ${when[index]} ${classOf(count)} ${facetsOf(count)})::int as ${named(index)}`,
  );
  return sql`select count_unit as unit, ${sql.join(columns)} from ${asOf("surveillance.case_report", query.asOf)} as c
    where province_id = ${tx.actor.provinceId} and disease_code = ${query.disease} and withdrawn is null and (${anyOf(when)}) ${unitsOf("count_unit", query)}
    group by count_unit`;
}
