import type { Tx } from "../../../kernel/db/actor.ts";
import { newId } from "../../../kernel/ids.ts";

/** A unit that sees a case besides those its facts name: `offered` to it and not answered yet, `handed-over` or `placed` by it in another. */
export interface CaseRelation {
  provinceId: string;
  caseId: string;
  kind: "offered" | "handed-over" | "placed";
  /** Key of the unit. */
  key: string;
}

const TABLE = "surveillance.case_report";

/** Notes relations; the sight of the cases follows when they are saved. */
export async function addCaseRelations(tx: Tx, relations: readonly CaseRelation[]): Promise<void> {
  if (relations.length === 0) return;
  const rows = relations.map((each) => ({ id: newId(), ...each }));
  await tx.client.query(
    `insert into kernel.relation (province_id, id, table_name, record_id, kind, key, valid_from, valid_to)
     select "provinceId", id, '${TABLE}', "caseId", kind, key, $2, null
     from jsonb_to_recordset($1) as r("provinceId" text, id uuid, "caseId" uuid, kind text, key text)`,
    [JSON.stringify(rows), tx.now],
  );
}

export async function endCaseRelations(tx: Tx, relations: readonly CaseRelation[]): Promise<void> {
  if (relations.length === 0) return;
  await tx.client.query(
    `update kernel.relation r set valid_to = $2
     from jsonb_to_recordset($1) as e("provinceId" text, "caseId" uuid, kind text, key text)
     where r.province_id = e."provinceId" and r.record_id = e."caseId" and r.table_name = '${TABLE}' and r.kind = e.kind and r.key = e.key
       and r.valid_to is null`,
    [JSON.stringify(relations), tx.now],
  );
}

/** Keys of the relations that last at this moment, by case. */
export async function relatedKeys(tx: Tx, cases: readonly { provinceId: string; id: string }[]): Promise<Map<string, string[]>> {
  if (cases.length === 0) return new Map();
  const { rows } = await tx.client.query<{ record_id: string; keys: string[] }>(
    `select record_id, array_agg(distinct key) as keys from kernel.relation
     where province_id = any($1) and record_id = any($2) and table_name = '${TABLE}' and (valid_to is null or valid_to > $3) group by record_id`,
    [[...new Set(cases.map((each) => each.provinceId))], cases.map((each) => each.id), tx.now],
  );
  return new Map(rows.map((row) => [row.record_id, row.keys]));
}

/** Keys through which persons of these provinces are seen by relations of one kind, as the kernel keeps them. */
export async function sharedKeys(
  tx: Tx,
  personIds: readonly string[],
  provinceIds: readonly string[],
  kind: string,
): Promise<Map<string, Set<string>>> {
  const { rows } = await tx.client.query<{ record_id: string; key: string }>(
    `select distinct record_id, key from kernel.relation
     where province_id = any($2) and record_id = any($1) and table_name = 'persons.person' and kind = $3 and (valid_to is null or valid_to > $4)`,
    [personIds, provinceIds, kind, tx.now],
  );
  const shared = new Map<string, Set<string>>();
  for (const { record_id: id, key } of rows) shared.set(id, (shared.get(id) ?? new Set()).add(key));
  return shared;
}
