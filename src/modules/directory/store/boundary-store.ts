import { createHash } from "node:crypto";
import type { Tx } from "../../../kernel/db/actor.ts";
import type { Client, Database } from "../../../kernel/db/pool.ts";
import { type Outcome, ok } from "../../../kernel/errors/refusal.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Era, Level } from "../contract.ts";
import { type Outlines, pick } from "../map/outlines.ts";
import { type BoundaryFile, readBoundaries } from "../map/read-boundaries.ts";
import type { UnitTopology } from "../map/schematic-map.ts";
import { deriveOutlines, shapeOf } from "../map/unit-shapes.ts";
import { COUNTRY } from "../rules/seen-by.ts";
import { inOwnerTransaction } from "./owner-transaction.ts";
import { unitGraph } from "./unit-memory.ts";

/** What `vx import boundaries` tells its caller. */
export interface BoundaryReport {
  source: string;
  era: Era;
  level: Level;
  /** Units that have an outline now. */
  joined: number;
  /** Outlines that fit no unit, as the file calls them. */
  notJoined: string[];
  /** Keys of units the file has no outline for. */
  without: string[];
  licence: string;
  credit: string;
  /** Other eras whose maps were put together from this file. */
  derived: Era[];
}

/** Imports a file of outlines; a later import of the same era and level replaces it. Done by the installation's operator, not by an account. */
export async function importBoundaries(database: Database, fileName: string, file: BoundaryFile): Promise<Outcome<BoundaryReport>> {
  const graph = unitGraph();
  const read = readBoundaries(graph, file);
  if (!read.ok) return read;
  const { era, level, outlines, notJoined, without } = read.value;
  const derived = deriveOutlines(graph, era, level, outlines);
  const report: BoundaryReport = {
    source: newId(),
    era,
    level,
    joined: outlines.byUnit.size,
    notJoined,
    without,
    licence: file.licence.trim(),
    credit: file.credit.trim(),
    derived: derived.map((one) => one.era),
  };
  await inOwnerTransaction(database, async (client) => {
    const sha256 = createHash("sha256").update(file.bytes).digest("hex");
    await client.query("delete from directory.boundary where source_id in (select id from directory.boundary_source where sha256 = $1)", [
      sha256,
    ]);
    await client.query("delete from directory.boundary_source where sha256 = $1", [sha256]);
    await client.query("insert into directory.boundary_source values ($1, $2, $3, $4, $5, clock_timestamp(), $6, $7, $8)", [
      report.source,
      fileName,
      sha256,
      report.licence,
      report.credit,
      report.joined,
      JSON.stringify(notJoined),
      JSON.stringify(without),
    ]);
    await storeMaps(client, report.source, { era, level, outlines, derived: false, approximate: false });
    for (const one of derived) await storeMaps(client, report.source, { ...one, level, derived: true });
    await client.query(
      "delete from directory.boundary_source s where not exists (select from directory.boundary b where b.source_id = s.id)",
    );
  });
  return ok(report);
}

interface Maps {
  era: Era;
  level: Level;
  outlines: Outlines;
  derived: boolean;
  approximate: boolean;
}

/** One map per province, or one of all provinces; what was put together never replaces a file of its own. */
async function storeMaps(client: Client, source: string, { era, level, outlines, derived, approximate }: Maps): Promise<void> {
  const graph = unitGraph();
  const units = [...graph.units.values()].filter((unit) => unit.era === era && unit.level === level);
  const groups = level === "province" ? new Map([[COUNTRY, units]]) : Map.groupBy(units, (unit) => unit.provinceId);
  for (const [provinceId, members] of groups) {
    const map = pick(
      outlines,
      members.map((unit) => shapeOf(graph, unit)),
    );
    if (map.objects.units.geometries.length === 0) continue;
    await client.query(
      `insert into directory.boundary values ($1, $2, $3, $4, $5, $6, $7) on conflict (province_id, era, level) do update
       set source_id = excluded.source_id, topology = excluded.topology, derived = excluded.derived, approximate = excluded.approximate
       where boundary.derived or not excluded.derived`,
      [provinceId, era, level, source, JSON.stringify(map), derived, approximate],
    );
  }
}

export interface StoredMap {
  topology: UnitTopology;
  licence: string;
  credit: string;
  approximate: boolean;
}

/** The imported outlines of a province of 2025, or of all provinces (`vn`); undefined when nobody imported them. */
export async function findBoundaries(tx: Tx, provinceId: string, era: Era, level: Level): Promise<StoredMap | undefined> {
  return await tx
    .selectFrom("directory.boundary as boundary")
    .innerJoin("directory.boundary_source as source", "source.id", "boundary.source_id")
    .select(["boundary.topology", "source.licence", "source.credit", "boundary.approximate"])
    .where("boundary.province_id", "=", provinceId)
    .where("boundary.era", "=", era)
    .where("boundary.level", "=", level)
    .executeTakeFirst();
}
