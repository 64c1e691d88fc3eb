import { z } from "zod";
import { appendAudit } from "../../kernel/audit/audit.ts";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { Capacity } from "./contract.ts";
import { errors } from "./errors.ts";
import { secondsToWait } from "./rules/sign-in-delay.ts";
import { checkCredentials } from "./sign-in.ts";
import { findAccount } from "./store/account-store.ts";

/** What a command that signs asks for besides its own facts. */
export const Proof = z.strictObject({
  password: z.string().min(1).max(200),
  code: z.string().trim().max(20).optional(),
  capacity: Capacity,
});
export type Proof = z.infer<typeof Proof>;

/** Who signed, as it is kept with what was signed. */
export interface Signature {
  accountId: string;
  name: string;
  capacity: Capacity;
}

const CONFIRMED = "confirm-identity";

/**
 * Asks the signed-in person to prove again who they are, inside the command that signs.
 * A wrong answer rolls the command back; what stays of it is its audit row, and from those rows the next try's delay is reckoned.
 * The route must say that it `signs`: then tries of one account go one by one.
 * @param accountId of the actor of `tx`: nobody else's password can be checked here
 */
export async function confirmWithin(tx: Tx, accountId: string, password: string, code?: string): Promise<Outcome<true>> {
  const { failures, last_at } = await failedConfirmations(tx, accountId);
  const wait = last_at ? secondsToWait(failures, last_at, tx.now) : 0;
  if (wait > 0) return refuse(errors.wait, { seconds: wait });
  const checked = await checkCredentials(tx, await findAccount(tx, accountId), password, code);
  if (!checked.ok) return checked;
  await appendAudit(tx, { kind: "access", action: CONFIRMED, subjects: [accountId] });
  return ok(true);
}

/** The same, with the capacity the person signs in: one of those the account holds. */
export async function confirmSigner(tx: Tx, proof: Proof): Promise<Outcome<Signature>> {
  const { accountId } = tx.actor;
  const confirmed = await confirmWithin(tx, accountId, proof.password, proof.code);
  if (!confirmed.ok) return confirmed;
  const account = await findAccount(tx, accountId);
  const { form, onBehalfOf, title } = proof.capacity;
  const held = account?.capacities.some((each) => each.form === form && each.onBehalfOf === onBehalfOf && each.title === title);
  return account && held ? ok({ accountId, name: account.name, capacity: proof.capacity }) : refuse(errors.not_a_capacity);
}

/** Tries of the last day that failed since one succeeded. */
async function failedConfirmations(tx: Tx, accountId: string): Promise<{ failures: number; last_at: Date | null }> {
  const { rows } = await tx.client.query<{ failures: number; last_at: Date | null }>(
    `select count(*)::int as failures, max(at) as last_at from kernel.audit
     where actor_id = $1 and kind = 'command' and outcome = any($2) and at > $3::timestamptz - interval '1 day'
       and at > coalesce((select max(at) from kernel.audit where actor_id = $1 and kind = 'access' and action = $4 and outcome = 'ok'), '-infinity')`,
    [accountId, [errors.wrong_credentials.code, errors.wrong_code.code], tx.now, CONFIRMED],
  );
  return rows[0]!;
}
