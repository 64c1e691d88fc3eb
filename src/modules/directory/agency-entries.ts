import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { requestJob } from "../../kernel/jobs/jobs.ts";
import type { AddAgency, CloseAgency } from "./contract.ts";
import { errors } from "./errors.ts";
import { APPLY_AGENCIES } from "./jobs.ts";
import { expandSeenBy } from "./rules/seen-by.ts";
import { findAgency, findEntry, putEntries } from "./store/agency-entry-store.ts";
import { unitGraph } from "./store/unit-memory.ts";

/** Adds a body to a unit of one's own area; it is in the list a moment later. */
export async function addAgency(tx: Tx, { id, name, group, unitKey, validFrom }: AddAgency): Promise<Outcome<{ key: string }>> {
  const unit = unitGraph().units.get(unitKey);
  const key = `ag.x${id.replaceAll("-", "").slice(-16)}`;
  const seenBy = unit ? [key, ...expandSeenBy(unitGraph(), unitKey)] : [];
  if (!unit || !within(tx, seenBy)) return refuse(errors.area_not_found, { key: unitKey });
  await putEntries(tx, [
    {
      key,
      group,
      name,
      unit_key: unitKey,
      province_id: unit.provinceId,
      valid_from: validFrom ?? null,
      valid_to: null,
      reason: null,
      seen_by: seenBy,
    },
  ]);
  await requestJob(tx, APPLY_AGENCIES, {}, { key: APPLY_AGENCIES });
  return ok({ key });
}

/** States the last day of a body of one's own area: whoever works with it later is told. */
export async function closeAgency(tx: Tx, { agency: key, lastDay, reason }: CloseAgency): Promise<Outcome<{ key: string }>> {
  const agency = await findAgency(tx, key);
  if (!agency || !within(tx, agency.seen_by)) return refuse(errors.agency_not_found);
  if (agency.valid_from && lastDay < agency.valid_from) return refuse(errors.closed_before_begun, { from: agency.valid_from });
  const entered = await findEntry(tx, key);
  const { unit_key, province_id, valid_from, seen_by } = agency;
  const row = entered ?? { key, group: null, name: null, unit_key, province_id, valid_from, seen_by };
  await putEntries(tx, [{ ...row, valid_to: lastDay, reason }]);
  await requestJob(tx, APPLY_AGENCIES, {}, { key: APPLY_AGENCIES });
  return ok({ key });
}

const within = (tx: Tx, seenBy: readonly string[]): boolean => seenBy.some((key) => tx.actor.scope.includes(key));
