import { appendAudit } from "../../kernel/audit/audit.ts";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { errors } from "./errors.ts";
import { CURRENT_WORK_DAYS, LOOK_UPS_PER_HOUR, spendLookUps } from "./rules/look-up-budget.ts";

const ACTION = "persons.look-up";

/**
 * Counts the opening of persons against the account's hourly budget, kept in the audit. Persons of current work are free: those another
 * module recorded something about lately (a case, a result), or the account itself.
 * @returns the refusal `look_up_budget` when it is spent; that is audited too
 */
export async function spendLookUp(tx: Tx, personIds: readonly string[]): Promise<Outcome<true>> {
  const asked = await outsideWork(tx, personIds);
  if (asked.length === 0) return ok(true);
  const { rows } = await tx.client.query<{ id: string }>(
    `select distinct unnest(subjects) as id from kernel.audit
     where actor_id = $1 and at > $2::timestamptz - interval '1 hour' and kind = 'access' and action = $3 and outcome = 'ok'`,
    [tx.actor.accountId, tx.now, ACTION],
  );
  const fresh = spendLookUps(
    rows.map(({ id }) => id),
    asked,
  );
  if (fresh?.length === 0) return ok(true);
  await appendAudit(tx, { kind: "access", action: ACTION, subjects: fresh ?? asked, outcome: fresh ? "ok" : errors.look_up_budget.code });
  return fresh ? ok(true) : refuse(errors.look_up_budget, { perHour: LOOK_UPS_PER_HOUR });
}

async function outsideWork(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ person_id: string }>(
    `select distinct e.person_id from kernel.event e join persons.person p on p.province_id = e.province_id and p.id = e.person_id
     where p.id = any($1) and e.at > $2::timestamptz - $3 * interval '1 day' and (e.type not like 'persons.%' or e.actor_id = $4)`,
    [personIds, tx.now, CURRENT_WORK_DAYS, tx.actor.accountId],
  );
  const current = new Set(rows.map((row) => row.person_id));
  return personIds.filter((id) => !current.has(id));
}
