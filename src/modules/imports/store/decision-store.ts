import type { Tx } from "../../../kernel/db/actor.ts";
import type { BatchTable } from "./tables.ts";

/** Whom rows of a sender are about, as somebody decided; by what the row is known by. */
export async function decidedPersons(tx: Tx, provinceId: string, sender: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom("imports.decided_person")
    .select(["ref", "person_id"])
    .where("province_id", "=", provinceId)
    .where("sender", "=", sender)
    .execute();
  return new Map(rows.map((row) => [row.ref, row.person_id]));
}

export async function rememberPerson(tx: Tx, batch: Pick<BatchTable, "sender" | "seen_by">, ref: string, personId: string): Promise<void> {
  await tx.client.query(
    `insert into imports.decided_person values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (province_id, sender, ref) do update set person_id = excluded.person_id, decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
    [tx.actor.provinceId, batch.sender, ref, personId, tx.now, tx.actor.accountId, batch.seen_by],
  );
}
