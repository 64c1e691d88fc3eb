import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, type PutResult, prepareRecords, putRecords } from "../../../kernel/db/records.ts";
import { derivedId } from "../../../kernel/ids.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { seenByOf } from "../../directory/server.ts";
import type { Approx, ReportFigure } from "../contract.ts";
import type { ReportedFigureTable } from "./tables.ts";

export interface PlacedFigure extends ReportFigure {
  unit: string;
  reportedBy: string;
  /** 2025 province of the area: a file may speak for several. */
  provinceId: string;
}

/** One statement per indicator, area, period and reporter: said again it is a new version, not a second figure. */
const idOf = (figure: PlacedFigure) =>
  derivedId(`figure:${figure.indicator}:${figure.area}:${figure.from}:${figure.to}:${figure.reportedBy}`);

export async function saveReported(tx: Tx, figures: readonly PlacedFigure[]): Promise<PutResult & { ids: string[] }> {
  const seen = await seenByOf(
    tx,
    figures.flatMap((figure) => [figure.area, figure.reportedBy]),
  );
  const rows = figures.map((figure) => ({
    province_id: figure.provinceId,
    id: idOf(figure),
    withdrawn: null,
    seen_by: [...new Set([figure.area, figure.reportedBy].flatMap((key) => seen.get(key) ?? [key]))].sort(),
    indicator: figure.indicator,
    unit_key: figure.area,
    period_from: figure.from,
    period_to: figure.to,
    cutoff: figure.cutoff,
    value: figure.value,
    unit: figure.unit,
    approx: figure.approx,
    source: figure.source,
    reported_by: figure.reportedBy,
  }));
  // The last of two statements in one set counts, as it would if they had come one after the other.
  const last = [...new Map(rows.map((row) => [row.id, row])).values()];
  const done = await putRecords(tx, "figures.reported_figure", last);
  return { ...done, ids: rows.map((row) => row.id) };
}

export interface ReportedValue {
  value: number;
  unit: string;
  source: string;
  approx: Approx;
  recordedAt: Date;
  cutoff: Date | null;
  reportedBy: string;
  periodTo: LocalDate;
}

export interface LatestQuery {
  indicators: readonly string[];
  units: readonly string[];
  /** The last statement whose period ends on or before this day. */
  on: LocalDate;
  asOf: Date | null;
}

const toValue = (row: ReportedFigureTable): ReportedValue => ({
  value: row.value,
  unit: row.unit,
  source: row.source,
  approx: row.approx,
  recordedAt: row.recorded_from,
  cutoff: row.cutoff,
  reportedBy: row.reported_by,
  periodTo: row.period_to,
});

/** What units last reported of these indicators, by `indicator unit`; nothing said is absent, never zero. */
export async function latestReported(tx: Tx, query: LatestQuery): Promise<Map<string, ReportedValue>> {
  if (query.indicators.length === 0 || query.units.length === 0) return new Map();
  await prepareRecords(tx, "figures.reported_figure");
  const { rows } = await (query.asOf === null ? latestNow(tx, query) : latestAsOf(tx, query)).execute(tx);
  return new Map(rows.map((row) => [`${row.indicator} ${row.unit_key}`, toValue(row)]));
}

/** One look into the index for each indicator and unit: sorting what all of them ever reported takes ten times as long. */
const latestNow = (tx: Tx, { indicators, units, on }: LatestQuery) =>
  sql<ReportedFigureTable>`select f.* from unnest(${indicators}::text[]) as i (code) cross join unnest(${units}::text[]) as u (key)
    cross join lateral (select * from figures.reported_figure
      where province_id = ${tx.actor.provinceId} and unit_key = u.key and indicator = i.code and period_to <= ${on} and withdrawn is null
      order by period_to desc, recorded_from desc limit 1) as f`;

const latestAsOf = (tx: Tx, { indicators, units, on, asOf: instant }: LatestQuery) =>
  sql<ReportedFigureTable>`select distinct on (indicator, unit_key) * from ${asOf("figures.reported_figure", instant)} as f
    where province_id = ${tx.actor.provinceId} and indicator = any(${indicators}) and unit_key = any(${units}) and period_to <= ${on} and withdrawn is null
    order by indicator, unit_key, period_to desc, recorded_from desc`;

/** A statement of a unit over its period. */
export interface Statement extends ReportedValue {
  indicator: string;
  unitKey: string;
  periodFrom: LocalDate;
}

/** Every statement whose period lies within the span; of other provinces of 2025 too when they are named, as far as they are in sight. */
export async function statementsWithin(
  tx: Tx,
  query: Omit<LatestQuery, "on"> & { from: LocalDate; to: LocalDate; provinces?: readonly string[] },
): Promise<Statement[]> {
  if (query.indicators.length === 0 || query.units.length === 0) return [];
  await prepareRecords(tx, "figures.reported_figure");
  const { rows } = await sql<ReportedFigureTable>`select * from ${asOf("figures.reported_figure", query.asOf)} as f
    where province_id = any(${query.provinces ?? [tx.actor.provinceId]}::text[]) and indicator = any(${query.indicators}) and unit_key = any(${query.units})
      and period_from >= ${query.from} and period_to <= ${query.to} and withdrawn is null order by period_from, period_to, recorded_from`.execute(
    tx,
  );
  return rows.map((row) => ({ ...toValue(row), indicator: row.indicator, unitKey: row.unit_key, periodFrom: row.period_from }));
}
