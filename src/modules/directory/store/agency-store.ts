import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import type { AgencyGroup } from "../agencies/kinds.ts";
import { type Agency, provinceAgencies } from "../agencies/province-agencies.ts";
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
  const { agencies, links } = provinceAgencies(unitGraph(), provinceId, optional);
  await database.pool.query(
    `with gone as (delete from directory.agency_link where from_key = any(select key from directory.agency where province_id = $3)),
     bodies as (insert into directory.agency select key, kind, "group", name, "nameEn", folded, "unitKey", "provinceId", "validFrom", "validTo", "seenBy"
       from jsonb_to_recordset($1) as r(key text, kind text, "group" text, name text, "nameEn" text, folded text, "unitKey" text, "provinceId" text, "validFrom" date, "validTo" date, "seenBy" text[])
       on conflict (key) do update set name = excluded.name, name_en = excluded.name_en, folded_name = excluded.folded_name, unit_key = excluded.unit_key,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to, seen_by = excluded.seen_by),
     links as (insert into directory.agency_link select "from", "to", note from jsonb_to_recordset($2) as r("from" text, "to" text, note text)
       on conflict (from_key, to_key) do update set note = excluded.note)
     insert into directory.loaded values ($4, $5, clock_timestamp()) on conflict (name) do update set hash = excluded.hash, loaded_at = excluded.loaded_at`,
    [JSON.stringify(agencies.map((agency) => ({ ...agency, folded: fold(agency.name) }))), JSON.stringify(links), provinceId, name, state],
  );
  return true;
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
