import type { Tx } from "../../../kernel/db/actor.ts";
import { putRecords } from "../../../kernel/db/records.ts";
import { newId } from "../../../kernel/ids.ts";
import { getUnits, seenByOf } from "../../directory/server.ts";

/** Where a record belongs and who sees it. */
export interface Sight {
  provinceId: string;
  /** Sorted, so that the same sight is the same value. */
  seenBy: string[];
}

/** What makes a person seen besides the residence, for as long as it lasts. */
export interface PersonRelation {
  provinceId: string;
  personId: string;
  /** `registered`, `moved-from`, `merged`, or another module's: `stay`, `facility`, … */
  kind: string;
  /** Key of the unit or agency. */
  key: string;
  /** Last instant; null while it lasts. */
  until: Date | null;
}

const TABLE = "persons.person";

/** The sight of what is related to a unit of residence and to further keys; undefined for a unit that does not exist. */
export type SightMaker = (unit: string, keys?: readonly string[]) => Sight | undefined;

/** Learns about these units and keys at once; the same combination gives the same object. */
export async function sightMaker(tx: Tx, units: readonly string[], keys: readonly string[] = []): Promise<SightMaker> {
  const places = await getUnits(tx, units);
  const seenBy = await seenByOf(tx, [...units, ...keys]);
  const made = new Map<string, Sight>();
  return (unit, also = []) => {
    const place = places.get(unit);
    if (!place) return undefined;
    const name = [unit, ...also].join(" ");
    const known = made.get(name);
    if (known) return known;
    const all = [unit, ...also].flatMap((key) => seenBy.get(key) ?? []);
    const sight = { provinceId: place.provinceId, seenBy: [...new Set(all)].sort() };
    made.set(name, sight);
    return sight;
  };
}

/** Notes relations; the sight of the records follows by `refreshSight`. */
export async function addRelations(tx: Tx, relations: readonly PersonRelation[]): Promise<void> {
  if (relations.length === 0) return;
  const rows = relations.map(({ provinceId, personId, kind, key, until }) => ({
    province_id: provinceId,
    id: newId(),
    record_id: personId,
    kind,
    key,
    valid_to: until,
  }));
  await tx.client.query(
    `insert into kernel.relation (province_id, id, table_name, record_id, kind, key, valid_from, valid_to)
     select province_id, id, '${TABLE}', record_id, kind, key, $2, valid_to
     from jsonb_to_recordset($1) as r(province_id text, id uuid, record_id uuid, kind text, key text, valid_to timestamptz)`,
    [JSON.stringify(rows), tx.now],
  );
}

/** Ends relations of persons, of one kind and key. */
export async function endRelations(
  tx: Tx,
  relations: readonly Pick<PersonRelation, "provinceId" | "personId" | "kind" | "key">[],
): Promise<void> {
  if (relations.length === 0) return;
  await tx.client.query(
    `update kernel.relation r set valid_to = $2
     from jsonb_to_recordset($1) as e("provinceId" text, "personId" uuid, kind text, key text)
     where r.province_id = e."provinceId" and r.record_id = e."personId" and r.table_name = '${TABLE}' and r.kind = e.kind and r.key = e.key
       and (r.valid_to is null or r.valid_to > $2)`,
    [JSON.stringify(relations), tx.now],
  );
}

/** Keys of the relations that last at this moment, by person. */
export async function relationKeys(tx: Tx, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await tx.client.query<{ record_id: string; keys: string[] }>(
    `select r.record_id, array_agg(distinct r.key order by r.key) as keys from kernel.relation r
     where r.province_id in (select province_id from persons.person where id = any($1)) and r.record_id = any($1) and r.table_name = '${TABLE}'
       and (r.valid_to is null or r.valid_to > $2) group by r.record_id`,
    [personIds, tx.now],
  );
  return new Map(rows.map((row) => [row.record_id, row.keys]));
}

/**
 * Derives anew who sees these persons, after a relation began or ended.
 * @throws when the actor would lose sight of one of them: such a change is the system's to make
 */
export async function refreshSight(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const { rows } = await tx.client.query<{ province_id: string; id: string; residence_unit: string }>(
    "select province_id, id, residence_unit from persons.person where id = any($1)",
    [personIds],
  );
  const related = await relationKeys(
    tx,
    rows.map((row) => row.id),
  );
  const sightFor = await sightMaker(
    tx,
    rows.map((row) => row.residence_unit),
    [...related.values()].flat(),
  );
  const records = rows.flatMap((row) => {
    const sight = sightFor(row.residence_unit, related.get(row.id));
    return sight ? [{ province_id: row.province_id, id: row.id, seen_by: sight.seenBy }] : [];
  });
  for (const table of ["persons.person", "person_identity.identity"] as const) await putRecords(tx, table, records);
}

/** Persons with a relation that ended between two instants. */
export async function endedRelations(tx: Tx, after: Date, until: Date): Promise<string[]> {
  const { rows } = await tx.client.query<{ record_id: string }>(
    `select distinct record_id from kernel.relation where table_name = '${TABLE}' and valid_to > $1 and valid_to <= $2`,
    [after, until],
  );
  return rows.map((row) => row.record_id);
}
