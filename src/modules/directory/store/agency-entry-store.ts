import type { Tx } from "../../../kernel/db/actor.ts";
import type { Client, Database } from "../../../kernel/db/pool.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import { inOwnerTransaction } from "./owner-transaction.ts";
import type { AgencyEntryTable } from "./tables.ts";

export type AgencyEntry = Omit<AgencyEntryTable, "entered_at" | "entered_by">;

/** Keeps what an administrator states of bodies; what was stated of one before is replaced. */
export async function putEntries(tx: Tx, entries: readonly AgencyEntry[]): Promise<void> {
  for (const entry of entries) {
    const row = { ...entry, seen_by: [...entry.seen_by], entered_at: tx.now, entered_by: tx.actor.accountId };
    const { key: _key, ...change } = row;
    await tx
      .insertInto("directory.agency_entry")
      .values(row)
      .onConflict((conflict) => conflict.column("key").doUpdateSet(change))
      .execute();
  }
}

export async function findEntry(tx: Tx, key: string): Promise<AgencyEntry | undefined> {
  return tx
    .selectFrom("directory.agency_entry")
    .select(["key", "group", "name", "unit_key", "province_id", "valid_from", "valid_to", "reason", "seen_by"])
    .where("key", "=", key)
    .executeTakeFirst();
}

/** A body as the list has it, with who sees it. */
export async function findAgency(tx: Tx, key: string) {
  return tx
    .selectFrom("directory.agency")
    .select(["key", "unit_key", "province_id", "valid_from", "valid_to", "seen_by"])
    .where("key", "=", key)
    .executeTakeFirst();
}

/** A body of a unit by its folded name. */
export async function findAgencyNamed(tx: Tx, foldedName: string, unitKey: string) {
  return tx
    .selectFrom("directory.agency")
    .select(["key", "unit_key", "province_id", "valid_from", "valid_to", "seen_by"])
    .where("unit_key", "=", unitKey)
    .where("folded_name", "=", foldedName)
    .executeTakeFirst();
}

/** Takes everything entered over into the list of bodies; done twice it changes nothing. */
export async function applyEntries(database: Database): Promise<void> {
  await inOwnerTransaction(database, takeOver);
}

export async function takeOver(client: Client): Promise<void> {
  const { rows } = await client.query<AgencyEntry>("select * from directory.agency_entry where name is not null");
  const added = rows.map((row) => ({ ...row, kind: "other", name_en: row.name, folded_name: fold(row.name ?? "") }));
  await client.query(
    `insert into directory.agency select * from jsonb_populate_recordset(null::directory.agency, $1) on conflict (key) do update set
       name = excluded.name, name_en = excluded.name_en, folded_name = excluded.folded_name, "group" = excluded."group",
       unit_key = excluded.unit_key, valid_from = excluded.valid_from, valid_to = excluded.valid_to, seen_by = excluded.seen_by`,
    [JSON.stringify(added)],
  );
  await client.query(
    "update directory.agency a set valid_to = e.valid_to from directory.agency_entry e where e.key = a.key and e.name is null and e.valid_to is not null",
  );
}
