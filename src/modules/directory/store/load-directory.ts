import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Client, Database } from "../../../kernel/db/pool.ts";
import { placesFor } from "../rules/parts.ts";
import { rollUp } from "../rules/roll-up.ts";
import { expandSeenBy } from "../rules/seen-by.ts";
import { type Counterparts, chainOf, counterpartsOf, getUnit, makeUnitGraph, type UnitGraph } from "../rules/unit-graph.ts";
import { foldedUnitName, unitName } from "../rules/unit-name.ts";
import { inOwnerTransaction, markLoaded } from "./owner-transaction.ts";
import { readShippedData, type ShippedData, shippedDataHash } from "./shipped-data.ts";

type Cell = string | number | boolean | null | readonly string[];

/** Everything the rows are derived by: when one of these files changes, they are derived anew. */
const derivation = [
  "../rules/eras.ts",
  "../rules/parts.ts",
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

/** Rows of `directory.unit` and `directory.roll_up`, in the order of their columns: all units, then the parts of those that were split. */
function unitRows(graph: UnitGraph): { units: Cell[][]; rollUps: Cell[][] } {
  const rows = { units: [] as Cell[][], rollUps: [] as Cell[][] };
  for (const { key, level, era } of graph.units.values()) {
    const counterparts = counterpartsOf(graph, key);
    rows.units.push(unitRow(graph, key, counterparts, null));
    rows.rollUps.push(...rollUpRows(graph, key, counterparts));
    if (level !== "commune") continue;
    for (const part of placesFor(graph, key, counterparts)) {
      const ofPart = counterpartsOf(graph, part);
      rows.units.push(unitRow(graph, part, ofPart, key));
      // On the map of its own list a part is no unit: its records count in the whole one.
      rows.rollUps.push([era, part, key, "exact", false], ...rollUpRows(graph, part, ofPart));
    }
  }
  return rows;
}

function unitRow(graph: UnitGraph, key: string, counterparts: readonly Counterparts[], partOf: string | null): Cell[] {
  const unit = getUnit(graph, key);
  const chain = chainOf(graph, key);
  const district = unit.era === "n25" ? null : (chain.at(-2) ?? null);
  return [
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
    partOf,
  ];
}

function rollUpRows(graph: UnitGraph, key: string, counterparts: readonly Counterparts[]): Cell[][] {
  return counterparts.map(({ era }) => {
    const { key: target, placement, estimated } = rollUp(graph, key, era, counterparts);
    return [era, key, target, placement, estimated];
  });
}

/** Rows that go to the database in one statement: row by row would take a minute. */
const ROWS_AT_ONCE = 5_000;

/** The rows of a table anew. Not by COPY, which row-level security forbids whoever is no superuser. @param rows in the order of the columns */
async function replaceRows(client: Client, table: string, rows: readonly (readonly Cell[])[], which = ""): Promise<void> {
  await client.query(which ? `delete from ${table} ${which}` : `truncate ${table}`);
  const { rows: columns } = await client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
    [table],
  );
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    const chunk = rows.slice(first, first + ROWS_AT_ONCE).map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
    await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(chunk)]);
  }
}
