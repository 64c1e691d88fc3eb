import type { Tx } from "../../../kernel/db/actor.ts";
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

/**
 * Sight by residence and relations.
 * @returns by residence unit; units that do not exist are left out
 */
export async function sightsOf(tx: Tx, units: readonly string[], alsoKeys: readonly string[] = []): Promise<Map<string, Sight>> {
  const [places, seenBy] = [await getUnits(tx, units), await seenByOf(tx, [...units, ...alsoKeys])];
  return new Map(
    [...places].map(([key, { provinceId }]) => [
      key,
      { provinceId, seenBy: union([key, ...alsoKeys].map((each) => seenBy.get(each) ?? [])) },
    ]),
  );
}

const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

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
    `select r.record_id, array_agg(distinct r.key) as keys from kernel.relation r
     where r.province_id in (select province_id from persons.person where id = any($1)) and r.record_id = any($1) and r.table_name = '${TABLE}'
       and (r.valid_to is null or r.valid_to > $2) group by r.record_id`,
    [personIds, tx.now],
  );
  return new Map(rows.map((row) => [row.record_id, row.keys]));
}
