import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type Row = Readonly<Record<string, unknown>>;

/** Special characters of the text form of COPY. */
const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escaped = (text: string) => text.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(`{${value.map((item) => `"${String(item).replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
  return escaped(typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** Sends rows to a table by COPY, with the columns of the first one. Objects travel as JSON, arrays as arrays of text. */
export async function copyRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const target = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  const text = rows.map((row) => `${columns.map((column) => fieldOf(row[column])).join("\t")}\n`).join("");
  await pipeline(Readable.from([text]), target);
}
