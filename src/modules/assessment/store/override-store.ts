import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords, putRecords } from "../../../kernel/db/records.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { seenByOf } from "../../directory/server.ts";
import type { LevelRuleId } from "../contract.ts";
import type { Response } from "../level-views.ts";
import type { RuleOverrideTable } from "./tables.ts";

export type StoredOverride = RuleOverrideTable;
export type OverrideToSave = Omit<StoredOverride, "version" | "recorded_from" | "recorded_by" | "batch_id" | "seen_by">;

/** A changed number is law for everyone it concerns: all may read it. */
export async function saveOverrides(tx: Tx, overrides: readonly OverrideToSave[]): Promise<void> {
  const seen = await seenByOf(
    tx,
    overrides.map((override) => override.unit_key),
  );
  const rows = overrides.map((override) => ({ ...override, seen_by: [...(seen.get(override.unit_key) ?? []), "public"].sort() }));
  await putRecords(tx, "assessment.rule_override", rows);
}

/** Overrides of a rule, or of all rules, that any of these provinces signed and did not withdraw, as known at an instant. */
export async function listOverrides(
  tx: Tx,
  provinceId: string,
  provinces: readonly string[],
  rule: LevelRuleId | null,
  instant: Date | null,
): Promise<StoredOverride[]> {
  await prepareRecords(tx, "assessment.rule_override");
  const { rows } = await sql<StoredOverride>`
    select * from ${asOf("assessment.rule_override", instant)} as o
    where province_id = ${provinceId} and unit_key = any(${provinces}::text[]) and withdrawn is null ${rule ? sql`and rule = ${rule}` : sql``}
    order by valid_from, signed_at`.execute(tx);
  return rows;
}

/** Every override of a rule in a province of 2025, whichever of the former provinces signed it. */
export async function overridesOf(tx: Tx, provinceId: string, rule: LevelRuleId): Promise<StoredOverride[]> {
  const rows = await tx
    .selectFrom("assessment.rule_override")
    .selectAll()
    .where("province_id", "=", provinceId)
    .where("rule", "=", rule)
    .where("withdrawn", "is", null)
    .execute();
  return rows as StoredOverride[];
}

export async function findOverride(tx: Tx, id: string): Promise<StoredOverride | undefined> {
  const row = await tx.selectFrom("assessment.rule_override").selectAll().where("id", "=", id).executeTakeFirst();
  return row as StoredOverride | undefined;
}

export interface ResponseToSave {
  province_id: string;
  id: string;
  unit_key: string;
  on_day: LocalDate;
  response: Response;
  document: string;
  stated_by: string;
}

export async function saveResponse(tx: Tx, response: ResponseToSave): Promise<readonly string[]> {
  const seenBy = [...((await seenByOf(tx, [response.unit_key])).get(response.unit_key) ?? [])].sort();
  await putRecords(tx, "assessment.stated_response", [{ ...response, withdrawn: null, seen_by: seenBy }]);
  return seenBy;
}

export interface StatedResponse {
  response: Response;
  document: string;
  on: LocalDate;
  recordedAt: Date;
}

/** What an authority last stated of each unit's capacity to respond, on or before a day, as known at an instant. */
export async function latestResponses(
  tx: Tx,
  provinceId: string,
  units: readonly string[],
  on: LocalDate,
  instant: Date | null,
): Promise<Map<string, StatedResponse>> {
  await prepareRecords(tx, "assessment.stated_response");
  const { rows } = await sql<StatedResponse & { unit_key: string }>`
    select distinct on (unit_key) unit_key, response, document, on_day as on, recorded_from as "recordedAt"
    from ${asOf("assessment.stated_response", instant)} as r
    where province_id = ${provinceId} and unit_key = any(${units}::text[]) and on_day <= ${on} and withdrawn is null
    order by unit_key, on_day desc, recorded_from desc`.execute(tx);
  return new Map(rows.map((row) => [row.unit_key, row]));
}
