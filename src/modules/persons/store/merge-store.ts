import type { Tx } from "../../../kernel/db/actor.ts";
import type { MergeTable } from "./tables.ts";

export type MergeRow = Pick<
  MergeTable,
  "province_id" | "id" | "seen_by" | "kept_id" | "dropped_id" | "merged_at" | "taken" | "before" | "undone_at"
>;

const COLUMNS = ["province_id", "id", "seen_by", "kept_id", "dropped_id", "merged_at", "taken", "before", "undone_at"] as const;

export async function findMerge(tx: Tx, id: string): Promise<MergeRow | undefined> {
  return tx.selectFrom("persons.merge").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}

/** Merges in force into these persons, latest first. */
export async function listMergesInto(tx: Tx, keptIds: readonly string[]): Promise<MergeRow[]> {
  if (keptIds.length === 0) return [];
  return tx
    .selectFrom("persons.merge")
    .select(COLUMNS)
    .where("kept_id", "in", [...keptIds])
    .where("undone_at", "is", null)
    .orderBy("merged_at", "desc")
    .execute();
}
