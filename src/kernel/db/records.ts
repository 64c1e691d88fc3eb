import { type RawBuilder, sql } from "kysely";
import type { Tx } from "./actor.ts";
import type { Tables } from "./tables.ts";

/** Columns the kernel fills itself; never compared when deciding whether a record changed. */
const kept = new Set(["version", "recorded_from", "recorded_by", "batch_id"]);

export interface PutResult {
  created: string[];
  updated: string[];
  /** Sent again with the same content: no new version. */
  unchanged: string[];
  /** The stored version is not the expected one; nothing was written for these. */
  stale: string[];
}

export interface PutOptions {
  /** `create`: the ids are new (a known id counts as unchanged); `upsert`: either. */
  mode?: "create" | "upsert";
  /** Version each record is expected to have; a record that has moved on is returned as stale. */
  expected?: ReadonlyMap<string, number>;
}

/** A record as a module hands it over: its own columns plus province, id and who may see it. */
export type NewRecord = { province_id: string; id: string; seen_by: readonly string[]; withdrawn?: string | null } & Record<
  string,
  unknown
>;

const columnCache = new Map<string, string[]>();

async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const cached = columnCache.get(table);
  if (cached) return cached;
  const { rows } = await tx.client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
    [table],
  );
  const names = rows.map((row) => row.name);
  columnCache.set(table, names);
  return names;
}

/**
 * The one writer of record and register tables. Writes a set of records: unknown ids are created, changed ones get a new version while
 * the old one moves to the history, equal ones are left alone. Columns a row does not name keep their value (null on creation).
 * @param table `schema.table` made by `kernel.make_record`
 * @throws when a row is outside the actor's sight (row-level security) or breaks a constraint
 */
export async function putRecords(
  tx: Tx,
  table: keyof Tables & string,
  rows: readonly NewRecord[],
  options: PutOptions = {},
): Promise<PutResult> {
  if (rows.length === 0) return { created: [], updated: [], unchanged: [], stale: [] };
  const columns = await columnsOf(tx, table);
  const named = columns.filter((column) => !kept.has(column) && rows.some((row) => column in row));
  await tx.client.query(`set local role ${tx.recorder}`);
  try {
    const known = options.mode === "create" ? new Map<string, number>() : await lockKnown(tx, table, rows);
    const stale = rows.filter((row) => isStale(options.expected?.get(row.id), known.get(row.id))).map((row) => row.id);
    const writable = stale.length === 0 ? rows : rows.filter((row) => !stale.includes(row.id));
    const created = await insertNew(
      tx,
      table,
      named,
      writable.filter((row) => !known.has(row.id)),
    );
    const updated = await replaceChanged(
      tx,
      table,
      columns,
      named,
      writable.filter((row) => known.has(row.id)),
    );
    const touched = new Set([...created, ...updated, ...stale]);
    return { created, updated, unchanged: rows.filter((row) => !touched.has(row.id)).map((row) => row.id), stale };
  } finally {
    // After an error the transaction is lost anyway and the statement fails; the first error is the one that counts.
    await tx.client.query("set local role app_user").catch(() => undefined);
  }
}

const isStale = (expected: number | undefined, actual: number | undefined) => expected !== undefined && expected !== actual;

/** Two officers changing the same record must queue: the row lock is taken in id order, so they cannot block each other. */
async function lockKnown(tx: Tx, table: string, rows: readonly NewRecord[]): Promise<Map<string, number>> {
  const { rows: found } = await tx.client.query<{ id: string; version: number }>(
    `select id, version from ${table} where province_id = any($1) and id = any($2) order by id for update`,
    [[...new Set(rows.map((row) => row.province_id))], rows.map((row) => row.id)],
  );
  return new Map(found.map((row) => [row.id, row.version]));
}

/** Half of the columns of a new record are null, and all that is sent is read again: what is absent comes out null too. */
function withoutNulls(row: NewRecord): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const column in row) if (row[column] !== null) sent[column] = row[column];
  return sent;
}

async function insertNew(tx: Tx, table: string, named: string[], rows: readonly NewRecord[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const list = named.join(", ");
  const { rows: done } = await tx.client.query<{ id: string }>(
    `insert into ${table} (${list}, version, recorded_from, recorded_by, batch_id)
     select ${list}, 1, $2, $3, $4 from json_populate_recordset(null::${table}, $1::json)
     on conflict do nothing returning id`,
    [JSON.stringify(rows.map(withoutNulls)), tx.now, tx.actor.accountId, tx.batchId ?? null],
  );
  return done.map((row) => row.id);
}

/** All parts of the statement see the same snapshot, so the history receives the rows as they were. */
async function replaceChanged(tx: Tx, table: string, columns: string[], named: string[], rows: readonly NewRecord[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const content = named.filter((column) => column !== "province_id" && column !== "id");
  const tuple = (alias: string) => `(${content.map((column) => `${alias}.${column}`).join(", ")})`;
  const { rows: done } = await tx.client.query<{ id: string }>(
    `with input as (select * from json_populate_recordset(null::${table}, $1::json)),
     changed as (select t.* from ${table} t join input i using (province_id, id) where ${tuple("t")} is distinct from ${tuple("i")}),
     archived as (insert into ${table}_history (${columns.join(", ")}, recorded_to) select ${columns.join(", ")}, $2 from changed)
     update ${table} t set ${content.map((column) => `${column} = i.${column}`).join(", ")},
       version = t.version + 1, recorded_from = $2, recorded_by = $3, batch_id = $4
     from input i where t.province_id = i.province_id and t.id = i.id and exists (select from changed c where c.province_id = t.province_id and c.id = t.id)
     returning t.id`,
    [JSON.stringify(rows), tx.now, tx.actor.accountId, tx.batchId ?? null],
  );
  return done.map((row) => row.id);
}

/**
 * A record table as this system knew it at an instant, for use in `from`. Null means now.
 * Usage: `sql\`select count(*) from ${asOf("surveillance.case_report", instant)} as c where …\``.
 */
export function asOf(table: keyof Tables & string, instant: Date | null): RawBuilder<unknown> {
  if (!instant) return sql`${sql.table(table)}`;
  const names = sql.raw(`(select ${asOfColumns(table)} from ${table} where recorded_from <= `);
  const earlier = sql.raw(` union all select ${asOfColumns(table)} from ${table}_history where recorded_from <= `);
  return sql`${names}${instant}${earlier}${instant} and recorded_to > ${instant})`;
}

/** Columns are listed because a table and its history got theirs in a different order. */
function asOfColumns(table: string): string {
  const columns = columnCache.get(table);
  if (!columns) throw new Error(`columns of ${table} are not known yet: call prepareRecords first`);
  return columns.join(", ");
}

/** Learns the columns of a record table; called once for each table a module reads as of an instant. */
export async function prepareRecords(tx: Tx, ...tables: (keyof Tables & string)[]): Promise<void> {
  for (const table of tables) await columnsOf(tx, table);
}

/** The instant before which nothing more can be recorded: what is read as of it can be had again. */
export async function horizon(tx: Tx): Promise<Date> {
  // An invented past is written in the order of time: before an instant of it, all is recorded that ever will be.
  if (tx.recorder === "app_generator") return new Date(tx.now.getTime() - 1);
  const { rows } = await tx.client.query<{ at: Date }>("select kernel.horizon() as at");
  return rows[0]!.at;
}
