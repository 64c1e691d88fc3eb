import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import type { Client, Database } from "../../../kernel/db/pool.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import { type Agency, provinceAgencies } from "../agencies/province-agencies.ts";
import type { AgencyGroup } from "../contract.ts";
import { takeOver } from "./agency-entry-store.ts";
import { inOwnerTransaction, markLoaded } from "./owner-transaction.ts";
import { unitGraph } from "./unit-memory.ts";

const derivation = ["../agencies/kinds.ts", "../agencies/province-agencies.ts", "agency-store.ts"];

/**
 * Brings the bodies of a province of 2025 (and of the provinces it was made of) into the database. Bodies added otherwise stay.
 * @param optional codes of kinds only some provinces have, e.g. `bdt` (Ban Dân tộc)
 * @returns false when they were there before, which costs one query
 */
export async function loadProvinceAgencies(database: Database, provinceId: string, optional: readonly string[] = []): Promise<boolean> {
  const name = `agencies ${provinceId}`;
  const hash = agencyHash(optional);
  const { rows } = await database.pool.query<{ name: string; hash: string }>(
    "select name, hash from directory.loaded where name = any($1)",
    [[name, "units"]],
  );
  const state = `${rows.find((row) => row.name === "units")?.hash} ${hash}`;
  if (rows.find((row) => row.name === name)?.hash === state) return false;
  await inOwnerTransaction(database, async (client) => {
    await client.query("select pg_advisory_xact_lock(7341003)");
    await storeAgencies(client, provinceAgencies(unitGraph(), provinceId, optional), provinceId);
    await takeOver(client);
    await markLoaded(client, name, state);
  });
  return true;
}

async function storeAgencies(client: Client, { agencies, links }: ReturnType<typeof provinceAgencies>, provinceId: string): Promise<void> {
  const rows = agencies.map((agency) => ({
    key: agency.key,
    kind: agency.kind,
    group: agency.group,
    name: agency.name,
    name_en: agency.nameEn,
    folded_name: fold(agency.name),
    unit_key: agency.unitKey,
    province_id: agency.provinceId,
    valid_from: agency.validFrom,
    valid_to: agency.validTo,
    seen_by: agency.seenBy,
  }));
  await client.query(
    `insert into directory.agency select * from jsonb_populate_recordset(null::directory.agency, $1) on conflict (key) do update set
       name = excluded.name, name_en = excluded.name_en, folded_name = excluded.folded_name, unit_key = excluded.unit_key,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, seen_by = excluded.seen_by`,
    [JSON.stringify(rows)],
  );
  await client.query("delete from directory.agency_link where from_key in (select key from directory.agency where province_id = $1)", [
    provinceId,
  ]);
  await client.query('insert into directory.agency_link select * from jsonb_to_recordset($1) as link("from" text, "to" text, note text)', [
    JSON.stringify(links),
  ]);
}

function agencyHash(optional: readonly string[]): string {
  const digest = createHash("sha256").update(JSON.stringify(optional));
  for (const file of derivation) digest.update(readFileSync(new URL(file, import.meta.url)));
  return digest.digest("hex");
}

export interface AgencyQuery {
  provinceId?: string | undefined;
  groups?: readonly AgencyGroup[] | undefined;
  kinds?: readonly string[] | undefined;
  /** Only bodies that existed on this local day. */
  on?: string | undefined;
  /** Words of the name, accents or not, in any order. */
  text?: string | undefined;
  unitKey?: string | undefined;
  limit?: number | undefined;
}

/** Bodies by unaccented words of their name: names beginning with the text first, then those of larger units. */
export async function listAgencies(tx: Tx, query: AgencyQuery): Promise<Omit<Agency, "seenBy">[]> {
  let select = tx
    .selectFrom("directory.agency")
    .select(["key", "kind", "group", "name", "name_en", "unit_key", "province_id", "valid_from", "valid_to"]);
  if (query.provinceId) select = select.where("province_id", "=", query.provinceId);
  if (query.unitKey) select = select.where("unit_key", "=", query.unitKey);
  if (query.groups) select = select.where("group", "in", query.groups);
  if (query.kinds) select = select.where("kind", "in", query.kinds);
  const { on } = query;
  if (on)
    select = select.where((where) =>
      where.and([
        where.or([where("valid_from", "is", null), where("valid_from", "<=", on)]),
        where.or([where("valid_to", "is", null), where("valid_to", ">=", on)]),
      ]),
    );
  const text = fold(query.text ?? "").trim();
  for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) select = select.where(sql<boolean>`' ' || folded_name like ${`% ${word}%`}`);
  const rows = await select
    .orderBy(sql`case when folded_name like ${`${text.replace(/[%_\\]/g, "")}%`} then 0 else 1 end`)
    .orderBy((order) => order.fn("length", ["unit_key"]))
    .orderBy("name")
    .orderBy("key")
    .limit(query.limit ?? 50)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    group: row.group,
    name: row.name,
    nameEn: row.name_en,
    unitKey: row.unit_key,
    provinceId: row.province_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}
