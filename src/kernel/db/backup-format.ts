import { createHash } from "node:crypto";
import { z } from "zod";
import type { Client } from "./pool.ts";

/**
 * A backup is one zip file: `tables/SCHEMA.TABLE.copy` for each table (the text of `COPY … TO`, rows in the order of the primary key),
 * `jobs.json` (work asked for and not done), `keys.json` only when asked for, and `manifest.json` last, so that a file cut short has none.
 * Text and not binary: the same file goes into any PostgreSQL from 15 on, embedded or not.
 */
export const formatVersion = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const TableEntry = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  /** Hash of the columns with their types: only a table of the same shape takes the rows. */
  schema: Sha256,
  rows: z.number().int().nonnegative(),
  /** Of the copied text. */
  sha256: Sha256,
});
export type TableEntry = z.infer<typeof TableEntry>;

export const Manifest = z.strictObject({
  format: z.literal(formatVersion),
  madeAt: z.iso.datetime(),
  /** Hash over all migrations. */
  schema: Sha256,
  serverVersion: z.string(),
  tables: z.array(TableEntry),
  sequences: z.array(z.strictObject({ name: z.string(), last: z.number().int(), called: z.boolean() })),
  jobs: z.number().int().nonnegative(),
  auditHead: z.strictObject({ day: z.iso.date(), position: z.number().int(), hash: Sha256 }).nullable(),
  /** Tells one keyring from another without revealing it; null when the installation had sealed nothing. */
  keyring: z.string().nullable(),
  keysIncluded: z.boolean(),
});
export type Manifest = z.infer<typeof Manifest>;

const sentences = {
  bound: {
    vi: "Tài khoản của cơ sở dữ liệu bị giới hạn theo dòng (row-level security) nên bản sao sẽ thiếu: dùng tài khoản có BYPASSRLS trong DATABASE_URL.",
    en: "Row-level security binds the database account, so the copy would lack rows: use an account with BYPASSRLS in DATABASE_URL.",
  },
  not_a_backup: {
    vi: "Tệp {file} không phải bản sao lưu, hoặc đã bị cắt hay hỏng ({detail}).",
    en: "File {file} is not a backup, or was cut short or damaged ({detail}).",
  },
  not_empty: {
    vi: "Cơ sở dữ liệu đã có dữ liệu (bảng {table}): chỉ khôi phục vào cơ sở dữ liệu trống. Đặt VX_DATA tới thư mục mới, hoặc DATABASE_URL tới cơ sở dữ liệu mới.",
    en: "The database holds data (table {table}): restoring needs an empty one. Set VX_DATA to a new folder or DATABASE_URL to a new database.",
  },
  other_schema: {
    vi: "Bản sao lưu có cấu trúc khác (bảng {table}): khôi phục bằng đúng phiên bản đã sao lưu, rồi mới cập nhật.",
    en: "The backup has another structure (table {table}): restore with the release that made it and update afterwards.",
  },
  keys_missing: {
    vi: "Bản sao lưu cần tệp khóa của nơi đã sao lưu: chép tệp đó vào {path} rồi chạy lại, hoặc thêm --without-keys nếu khóa đã mất (số định danh, điện thoại, địa chỉ sẽ không đọc được).",
    en: "The backup needs the keys of the installation it came from: copy them to {path} and run again, or add --without-keys if they are lost (identity numbers, phones and addresses stay unreadable).",
  },
  keys_differ: {
    vi: "Tệp khóa {path} là của nơi khác: thay bằng tệp khóa của nơi đã sao lưu rồi chạy lại.",
    en: "The keys in {path} belong to another installation: replace them by those of the installation the backup came from.",
  },
} as const;

/** A backup or restore that cannot be done: one sentence in each language. Nothing was written. */
export class BackupProblem extends Error {
  readonly code: keyof typeof sentences;
  readonly vi: string;
  readonly en: string;

  constructor(code: keyof typeof sentences, details: Record<string, string> = {}, cause?: unknown) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? "?");
    super(fill(sentences[code].en), cause === undefined ? undefined : { cause });
    this.code = code;
    this.vi = fill(sentences[code].vi);
    this.en = fill(sentences[code].en);
  }
}

/** PostgreSQL's answer to `row_security = off` when a policy would leave rows out. */
export function explainBound(error: unknown): unknown {
  return (error as { code?: string }).code === "42501" ? new BackupProblem("bound", {}, error) : error;
}

/** Values are written the same way whatever the server's settings are, and no policy may thin them silently. */
export const steadyText = `set local row_security = off; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'`;

/** A table as it is in the database now. */
export interface TableShape {
  name: string;
  /** First word of its comment after `kind:`. */
  kind: string;
  columns: string[];
  schema: string;
  /** The query whose rows are copied out. */
  query: string;
}

/**
 * Transaction ids mean nothing in another cluster: one that is younger there would hide events and audit rows for years. What was sealed
 * or read stays before what was not, by the numbers 1 and 2, which are older than any real one. A reaction may see an event twice.
 */
const portable: Record<string, Record<string, string>> = {
  "kernel.event": { xid: "'1'" },
  "kernel.audit": { xid: "case when exists (select from kernel.audit_seal s where s.audit_id = t.id) then '1' else '2' end" },
  "kernel.reaction_cursor": {
    xid: "'1'",
    seq: `coalesce((select max(e.seq) from kernel.event e where e.seq <
      coalesce((select min(n.seq) from kernel.event n where (n.xid, n.seq) > (t.xid, t.seq)), 9223372036854775807)), 0)`,
  },
};

/** Not data of the installation: which migrations were applied is the manifest's `schema`. */
const leftOut = ["kernel.migration"];

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Every table of the application, those that others point at first. */
export async function listTables(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<{
    id: number;
    name: string;
    comment: string | null;
    columns: string[];
    types: string[];
    key: string[];
  }>(
    `select c.oid::int as id, n.nspname || '.' || c.relname as name, obj_description(c.oid, 'pg_class') as comment,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select format_type(a.atttypid, a.atttypmod) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as types,
       array(select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
             where i.indrelid = c.oid and i.indisprimary order by k.place) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'pg_toast') order by 2`,
  );
  const { rows: points } = await client.query<{ from: number; to: number }>(
    `select conrelid::int as "from", confrelid::int as "to" from pg_constraint where contype = 'f'`,
  );
  const shapes = rows.filter((row) => !leftOut.includes(row.name)).map((row) => ({ id: row.id, ...shapeOf(row) }));
  return pointedAtFirst(shapes, points);
}

function shapeOf(row: { name: string; comment: string | null; columns: string[]; types: string[]; key: string[] }): TableShape {
  const { name, columns, types, key } = row;
  const special = portable[name] ?? {};
  const typed = columns.map((column, index) => `${column} ${types[index]}`).sort();
  const selected = columns.map((column, index) =>
    special[column] ? `(${special[column]})::${types[index]} as ${quote(column)}` : `t.${quote(column)}`,
  );
  // Texts sort by their bytes: two servers may know different versions of a collation.
  const order = key.map((column) => (types[columns.indexOf(column)] === "text" ? `t.${quote(column)} collate "C"` : `t.${quote(column)}`));
  return {
    name,
    kind: /^kind: (\w+)/.exec(row.comment ?? "")?.[1] ?? "",
    columns,
    schema: createHash("sha256").update(typed.join("\n")).digest("hex"),
    query: `select ${selected.join(", ")} from ${name.split(".").map(quote).join(".")} t${order.length > 0 ? ` order by ${order.join(", ")}` : ""}`,
  };
}

function pointedAtFirst(shapes: (TableShape & { id: number })[], points: readonly { from: number; to: number }[]): TableShape[] {
  const done: (TableShape & { id: number })[] = [];
  let left = shapes;
  while (left.length > 0) {
    const waits = (shape: { id: number }) =>
      points.some(({ from, to }) => from === shape.id && to !== shape.id && left.some((other) => other.id === to));
    const ready = left.filter((shape) => !waits(shape));
    if (ready.length === 0) throw new Error(`tables point at each other: ${left.map((shape) => shape.name).join(", ")}`);
    done.push(...ready);
    left = left.filter((shape) => !ready.includes(shape));
  }
  return done.map(({ id: _, ...shape }) => shape);
}
