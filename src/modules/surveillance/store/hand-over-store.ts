import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { putRecords } from "../../../kernel/db/records.ts";
import { seenByOf } from "../../directory/server.ts";
import type { HandOver } from "../contract.ts";
import { changedMeanwhile } from "./case-store.ts";
import type { HandOverTable } from "./tables.ts";

export interface StoredHandOver {
  handOver: HandOver;
  version: number;
}

const toHandOver = (row: HandOverTable): HandOver => ({
  id: row.id,
  caseId: row.case_id,
  fromUnit: row.from_unit,
  toUnit: row.to_unit,
  reason: row.reason,
  offeredBy: row.offered_by,
  offeredAt: row.offered_at.toISOString(),
  state: row.state,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
  refusalReason: row.refusal_reason,
  letter: row.letter,
});

/**
 * Seen by both units and everything above them, whatever the answer: who offered must know what became of it.
 * @param expected version each answered one was read at; a new offer has none
 * @throws a serialization failure, which `withActor` tries again, when one was answered since it was read
 */
export async function saveHandOvers(
  tx: Tx,
  provinceId: string,
  handOvers: readonly HandOver[],
  expected: ReadonlyMap<string, number>,
): Promise<void> {
  const seen = await seenByOf(
    tx,
    handOvers.flatMap((each) => [each.fromUnit, each.toUnit]),
  );
  const rows = handOvers.map((each) => ({
    province_id: provinceId,
    id: each.id,
    seen_by: [...new Set([each.fromUnit, each.toUnit].flatMap((key) => seen.get(key) ?? [key]))].sort(),
    withdrawn: null,
    case_id: each.caseId,
    from_unit: each.fromUnit,
    to_unit: each.toUnit,
    reason: each.reason,
    offered_by: each.offeredBy,
    offered_at: each.offeredAt,
    state: each.state,
    decided_by: each.decidedBy,
    decided_at: each.decidedAt,
    refusal_reason: each.refusalReason,
    letter: each.letter,
  }));
  const { stale } = await putRecords(tx, "surveillance.hand_over", rows, { expected });
  if (stale.length > 0) throw changedMeanwhile("a hand-over");
}

export async function listHandOvers(tx: Tx, ids: readonly string[]): Promise<StoredHandOver[]> {
  const rows = await tx.selectFrom("surveillance.hand_over").selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute();
  return rows.map((row) => ({ handOver: toHandOver(row), version: row.version }));
}

/** Hand-overs nobody has decided yet, of these cases or of all in sight. */
export async function listPending(tx: Tx, caseIds?: readonly string[]): Promise<HandOver[]> {
  let query = tx.selectFrom("surveillance.hand_over").selectAll().where("state", "=", "offered").orderBy("offered_at");
  if (caseIds) query = query.where(sql<boolean>`case_id = any(${caseIds}::uuid[])`);
  return (await query.limit(2000).execute()).map(toHandOver);
}
