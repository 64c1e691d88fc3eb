import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords, putRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { seenByOf } from "../../directory/server.ts";
import type { EpidemicLevel } from "../contract.ts";
import type { LevelDecisionTable } from "./tables.ts";

export type StoredDecision = LevelDecisionTable;
/** A decision as it is to be written; what the store derives is left out. */
export type DecisionToSave = Omit<StoredDecision, "version" | "recorded_from" | "recorded_by" | "batch_id" | "withdrawn" | "seen_by">;

/** Key that everybody holds, also who is not signed in. */
const PUBLIC = "public";

/** Keys by which an account acts: what is merely published is read by all and changed by nobody else. */
const ownKeys = (tx: Tx): string[] => tx.actor.scope.filter((key) => key !== PUBLIC);

/**
 * Writes decisions: seen by whoever sees the unit, and by everyone once it was published.
 * @param expected version each known decision is expected to have; one that moved on comes back as stale
 */
export async function saveDecisions(
  tx: Tx,
  decisions: readonly DecisionToSave[],
  expected?: ReadonlyMap<string, number>,
): Promise<{ seenBy: ReadonlyMap<string, readonly string[]>; stale: readonly string[] }> {
  const seen = await seenByOf(
    tx,
    decisions.map((decision) => decision.unit_key),
  );
  const seenBy = (decision: DecisionToSave) => [...(seen.get(decision.unit_key) ?? []), ...(decision.published_at ? [PUBLIC] : [])].sort();
  const rows = decisions.map((decision) => ({ ...decision, withdrawn: null, seen_by: seenBy(decision) }));
  const { stale } = await putRecords(tx, "assessment.level_decision", rows, expected ? { expected } : {});
  return { seenBy: new Map(rows.map((row) => [row.id, row.seen_by])), stale };
}

/** The decisions of one proposal that the actor may act on. */
export async function listForAct(tx: Tx, proposalId: string): Promise<StoredDecision[]> {
  return await tx
    .selectFrom("assessment.level_decision")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .where(sql<boolean>`seen_by && ${ownKeys(tx)}::text[]`)
    .orderBy("unit_key")
    .execute();
}

/** The decisions of one proposal that the actor may read. */
export async function listProposal(tx: Tx, proposalId: string): Promise<StoredDecision[]> {
  return await tx
    .selectFrom("assessment.level_decision")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .where("withdrawn", "is", null)
    .orderBy("unit_key")
    .execute();
}

export interface UnitsOnDay {
  provinceId: string;
  units: readonly string[];
  on: LocalDate;
  /** Knowledge of this instant; null or left out for now. */
  asOf?: Date | null | undefined;
}

/** Decisions for this very day that nothing has replaced, oldest first. */
export async function listOnDay(tx: Tx, { provinceId, units, on, asOf: instant }: UnitsOnDay): Promise<StoredDecision[]> {
  await prepareRecords(tx, "assessment.level_decision");
  const { rows } = await sql<StoredDecision>`
    select * from ${asOf("assessment.level_decision", instant ?? null)} as d
    where province_id = ${provinceId} and unit_key = any(${units}::text[]) and on_day = ${on} and state <> 'superseded' and withdrawn is null
    order by proposed_at`.execute(tx);
  return rows;
}

/** Level in force before a day: of the last signed decision of each unit. */
export async function levelsBefore(tx: Tx, { provinceId, units, on, asOf: instant }: UnitsOnDay): Promise<Map<string, EpidemicLevel>> {
  await prepareRecords(tx, "assessment.level_decision");
  const { rows } = await sql<{ unit_key: string; level: EpidemicLevel }>`
    select distinct on (unit_key) unit_key, level from ${asOf("assessment.level_decision", instant ?? null)} as d
    where province_id = ${provinceId} and unit_key = any(${units}::text[]) and on_day < ${on} and state in ('signed', 'published') and withdrawn is null
    order by unit_key, on_day desc, signed_at desc`.execute(tx);
  return new Map(rows.map((row) => [row.unit_key, row.level]));
}

/** The latest published decision of each unit on or before a day. */
export async function listPublished(tx: Tx, { provinceId, units, on, asOf: instant }: UnitsOnDay): Promise<StoredDecision[]> {
  await prepareRecords(tx, "assessment.level_decision");
  const published = sql`province_id = ${provinceId} and on_day <= ${on} and state = 'published' and withdrawn is null`;
  const query = instant
    ? sql<StoredDecision>`select distinct on (unit_key) * from ${asOf("assessment.level_decision", instant)} as d
        where unit_key = any(${units}::text[]) and ${published} order by unit_key, on_day desc, published_at desc`
    : // One look into the index for each unit: a year of decisions of a province need not be sorted for the last of each.
      sql<StoredDecision>`select d.* from unnest(${[...new Set(units)]}::text[]) as u (key) cross join lateral (
        select * from assessment.level_decision where unit_key = u.key and ${published} order by on_day desc, published_at desc limit 1) as d`;
  return (await query.execute(tx)).rows;
}

/** The unit whose level was published last in the actor's sight. */
export async function lastPublishedUnit(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom("assessment.level_decision")
    .select("unit_key")
    .where("state", "=", "published")
    .where("withdrawn", "is", null)
    .orderBy("published_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.unit_key;
}

/** Every decision about a unit, the latest day first. */
export async function listHistory(tx: Tx, provinceId: string, unit: string, limit: number): Promise<StoredDecision[]> {
  return await tx
    .selectFrom("assessment.level_decision")
    .selectAll()
    .where("province_id", "=", provinceId)
    .where("unit_key", "=", unit)
    .orderBy("on_day", "desc")
    .orderBy("proposed_at", "desc")
    .limit(limit)
    .execute();
}

/** Decisions that wait for somebody's act within the actor's own sight, oldest first. */
export async function listWaiting(tx: Tx, limit: number): Promise<StoredDecision[]> {
  return await tx
    .selectFrom("assessment.level_decision")
    .selectAll()
    .where("state", "in", ["proposed", "reviewed", "signed"])
    .where(sql<boolean>`seen_by && ${ownKeys(tx)}::text[]`)
    .orderBy("proposed_at")
    .orderBy("unit_key")
    .limit(limit)
    .execute();
}
