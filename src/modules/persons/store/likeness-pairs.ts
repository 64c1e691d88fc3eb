import type { Tx } from "../../../kernel/db/actor.ts";
import { putRecords } from "../../../kernel/db/records.ts";
import { derivedId } from "../../../kernel/ids.ts";
import type { Likeness } from "../rules/likeness.ts";
import type { LikenessTable } from "./tables.ts";

/** The one id of a pair, whichever is named first. */
export function pairId(one: string, other: string): string {
  return derivedId(`likeness:${[one, other].sort().join(":")}`);
}

/** Two persons with who sees them. */
export interface Pair {
  provinceId: string;
  ids: readonly [string, string];
  seenBy: readonly [readonly string[], readonly string[]];
}

/** A pair is seen by those who see both. */
function pairRow({ provinceId, ids: [one, other], seenBy: [left, right] }: Pair) {
  const [personA, personB] = [one, other].sort();
  return {
    province_id: provinceId,
    id: pairId(one, other),
    seen_by: left.filter((key) => right.includes(key)),
    person_a: personA,
    person_b: personB,
  };
}

/** Proposes pairs for judgement; a pair that was proposed or judged before is left as it is. */
export async function proposePairs(tx: Tx, pairs: readonly (Pair & Pick<Likeness, "score" | "reasons">)[]): Promise<string[]> {
  const each = new Map(pairs.map((pair) => [pairId(...pair.ids), pair]));
  const rows = [...each.values()].map((pair) => ({ ...pairRow(pair), score: pair.score, reasons: pair.reasons, state: "open" }));
  return (await putRecords(tx, "persons.likeness", rows, { mode: "create" })).created;
}

/** Writes down the judgement of a pair, proposed before or not. */
export async function judgePairs(tx: Tx, pairs: readonly Pair[], state: "merged" | "different"): Promise<void> {
  const known = await findPairs(
    tx,
    pairs.map(({ ids }) => pairId(...ids)),
  );
  const rows = pairs.map((pair) => {
    const before = known.get(pairId(...pair.ids));
    return {
      ...pairRow(pair),
      score: before?.score ?? 0,
      reasons: before?.reasons ?? [],
      state,
      decided_by: tx.actor.accountId,
      decided_at: tx.now,
    };
  });
  await putRecords(tx, "persons.likeness", rows);
}

export type PairRow = Pick<LikenessTable, "id" | "person_a" | "person_b" | "score" | "reasons" | "state">;
const COLUMNS = ["id", "person_a", "person_b", "score", "reasons", "state"] as const;

export async function findPairs(tx: Tx, ids: readonly string[]): Promise<Map<string, PairRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("persons.likeness")
    .select(COLUMNS)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Open pairs, the likeliest first. */
export async function listOpenPairs(tx: Tx, limit: number): Promise<PairRow[]> {
  return tx
    .selectFrom("persons.likeness")
    .select(COLUMNS)
    .where("state", "=", "open")
    .orderBy("score", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
}
