import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, type NewRecord, type PutResult, prepareRecords, putRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { ReportState } from "../contract.ts";
import type { ReportTable } from "./tables.ts";

/** A report as stored. */
export type StoredReport = ReportTable;

/** The columns a command sets; the kernel keeps the rest. */
export type ReportToSave = Pick<ReportTable, "province_id" | "id" | "seen_by"> & Partial<Omit<ReportTable, "version" | "recorded_from">>;

/**
 * Writes one report, a new one or a new version of the expected one.
 * @returns `stale` when the stored version is another
 */
export async function saveReport(tx: Tx, report: ReportToSave, expected?: number): Promise<PutResult> {
  return putRecords(tx, "reporting.report", [report as NewRecord], expected ? { expected: new Map([[report.id, expected]]) } : {});
}

export async function findReport(tx: Tx, id: string): Promise<StoredReport | undefined> {
  return tx.selectFrom("reporting.report").selectAll().where("id", "=", id).where("withdrawn", "is", null).executeTakeFirst();
}

/** Reports of one unit and day in these states, newest first. */
export async function reportsOf(tx: Tx, unit: string, on: LocalDate, states: readonly ReportState[]): Promise<StoredReport[]> {
  return tx
    .selectFrom("reporting.report")
    .selectAll()
    .where("unit_key", "=", unit)
    .where("on_day", "=", on)
    .where("withdrawn", "is", null)
    .where("state", "in", states)
    .orderBy("recorded_from", "desc")
    .execute();
}

/** The published report of a unit and day that is in force; as known at an instant when one is given. */
export async function publishedOn(tx: Tx, unit: string, on: LocalDate, instant: Date | null = null): Promise<StoredReport | undefined> {
  await prepareRecords(tx, "reporting.report");
  const { rows } = await sql<StoredReport>`select * from ${asOf("reporting.report", instant)} as r
    where unit_key = ${unit} and on_day = ${on} and state = 'published' and withdrawn is null order by published_at desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** The report that took the place of another, when it is in sight. */
export async function successorOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom("reporting.report")
    .select("id")
    .where("reissue_of", "=", id)
    .where("withdrawn", "is", null)
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface ReportFilter {
  area?: string | undefined;
  on?: LocalDate | undefined;
  states?: readonly ReportState[] | undefined;
  /** Where the page begins: the last row of the one before. */
  after?: { on: LocalDate; id: string } | undefined;
  /** Only what everybody may read. */
  openToAll?: boolean;
}

/** What a list shows of a report: everything but its text and figures. */
export type ReportHead = Omit<ReportTable, "figures" | "text">;

/** Reports in sight, newest days first; one more than the limit tells whether there is another page. */
export async function listReports(tx: Tx, filter: ReportFilter, limit: number): Promise<ReportHead[]> {
  const { rows } =
    await sql<ReportHead>`select r.province_id, r.id, r.version, r.recorded_from, r.recorded_by, r.batch_id, r.withdrawn, r.seen_by, r.unit_key, r.kind, r.on_day,
      r.cutoff, r.as_of, r.state, r.checks, r.remarks, r.drafted_by, r.drafted_name, r.symbol, r.book_year, r.number, r.issued_on, r.signed_by, r.signed_name, r.capacity,
      r.signed_at, r.sha256, r.docx_file, r.pdf_file, r.published_at, r.published_by, r.reissue_of, r.reissue_reason
    from reporting.report r where r.withdrawn is null
      ${filter.area ? sql`and r.unit_key = ${filter.area}` : sql``} ${filter.on ? sql`and r.on_day = ${filter.on}` : sql``}
      ${filter.states ? sql`and r.state = any(${filter.states})` : sql``} ${filter.openToAll ? sql`and r.state = 'published' and r.seen_by @> array['public']` : sql``}
      ${filter.after ? sql`and (r.on_day, r.id) < (${filter.after.on}::date, ${filter.after.id}::uuid)` : sql``}
    order by r.on_day desc, r.id desc limit ${limit + 1}`.execute(tx);
  return rows;
}
