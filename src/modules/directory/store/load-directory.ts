import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { Client, Database } from "../../../kernel/db/pool.ts";
import { rollUp } from "../rules/roll-up.ts";
import { expandSeenBy } from "../rules/seen-by.ts";
import { chainOf, counterpartsOf, makeUnitGraph, type UnitGraph } from "../rules/unit-graph.ts";
import { foldedUnitName, unitName } from "../rules/unit-name.ts";
import { inOwnerTransaction, markLoaded } from "./owner-transaction.ts";
import { readShippedData, type ShippedData, shippedDataHash } from "./shipped-data.ts";

type Cell = string | number | boolean | null | readonly string[];

/** Everything the rows are derived by: when one of these files changes, they are derived anew. */
const derivation = [
  "../rules/eras.ts",
  "../rules/roll-up.ts",
  "../rules/seen-by.ts",
  "../rules/unit-graph.ts",
  "../rules/unit-name.ts",
  "shipped-data.ts",
  "load-directory.ts",
];

/**
 * Brings the reference tables of units to what this version ships. Agencies, imported outlines and populations from other files stay.
 * @returns false when the database was loaded from the same tables before, which costs one query
 */
export async function loadDirectory(database: Database): Promise<boolean> {
  const hash = loadedHash();
  const { rows } = await database.pool.query<{ hash: string }>("select hash from directory.loaded where name = 'units'");
  if (rows[0]?.hash === hash) return false;
  await inOwnerTransaction(database, async (client) => {
    await client.query("select pg_advisory_xact_lock(7341002)"); // two servers starting at once queue here
    await loadAll(client, readShippedData());
    await markLoaded(client, "units", hash);
  });
  return true;
}

function loadedHash(): string {
  const digest = createHash("sha256").update(shippedDataHash());
  for (const file of derivation) digest.update(readFileSync(new URL(file, import.meta.url)));
  return digest.digest("hex");
}

async function loadAll(client: Client, data: ShippedData): Promise<void> {
  const graph = makeUnitGraph(data.units, data.links);
  const { units, rollUps } = unitRows(graph);
  await replaceRows(client, "directory.unit", units);
  await replaceRows(
    client,
    "directory.unit_link",
    data.links.map((link) => [link.from, link.to, link.method, link.share, link.fraction]),
  );
  await replaceRows(client, "directory.roll_up", rollUps);
  const people = data.populations.map(({ key, year, people, method }) => [key, year, people, method, "shipped"]);
  await replaceRows(client, "directory.population", people, "where origin = 'shipped'");
}

/** Rows of `directory.unit` and `directory.roll_up`, in the order of their columns. */
function unitRows(graph: UnitGraph): { units: Cell[][]; rollUps: Cell[][] } {
  const units: Cell[][] = [];
  const rollUps: Cell[][] = [];
  for (const unit of graph.units.values()) {
    const chain = chainOf(graph, unit.key);
    const counterparts = counterpartsOf(graph, unit.key);
    const district = unit.era === "n25" ? null : (chain.at(-2) ?? null);
    units.push([
      unit.key,
      unit.era,
      unit.level,
      unit.code,
      unit.kind,
      unit.name,
      unitName(unit),
      foldedUnitName(unit),
      unit.parent,
      chain.at(-1)!,
      district,
      unit.provinceId,
      unit.validFrom,
      unit.validTo,
      unit.centre?.[0] ?? null,
      unit.centre?.[1] ?? null,
      expandSeenBy(graph, unit.key, counterparts),
    ]);
    for (const { era } of counterparts) {
      const { key, placement, estimated } = rollUp(graph, unit.key, era, counterparts);
      rollUps.push([era, unit.key, key, placement, estimated]);
    }
  }
  return { units, rollUps };
}

/**
 * All rows at once by COPY: row by row would take a minute. They come through a table of this transaction, because whoever is no superuser
 * may not COPY into a table with row-level security.
 */
async function replaceRows(client: Client, table: string, rows: readonly (readonly Cell[])[], which = ""): Promise<void> {
  await client.query(which ? `delete from ${table} ${which}` : `truncate ${table}`);
  const lines = rows.map((row) => `${row.map(copyCell).join("\t")}\n`);
  await client.query(`create temporary table incoming (like ${table}) on commit drop`);
  await pipeline(Readable.from(lines.length > 0 ? [lines.join("")] : []), client.query(copyFrom("copy incoming from stdin")));
  await client.query(`insert into ${table} select * from incoming; drop table incoming`);
}

/** A cell in COPY's text format. Keys and names hold no tab, backslash, quote or comma; anything else is refused rather than mangled. */
function copyCell(cell: Cell): string {
  if (cell === null) return "\\N";
  const text = Array.isArray(cell) ? `{${cell.join(",")}}` : String(cell);
  if (/[\t\n\r\\]/.test(text)) throw new Error(`cell cannot be copied: ${text}`);
  return text;
}
