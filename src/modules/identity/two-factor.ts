import { randomBytes } from "node:crypto";
import { generateSecret, generateURI, verify } from "otplib";
import { keyedHash, keyring } from "../../kernel/crypto/keys.ts";
import { openSealed, seal } from "../../kernel/crypto/seal.ts";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { errors } from "./errors.ts";
import { type AccountState, addSecret, changeAccount, endSecrets, spendSecret, spendStep } from "./store/account-store.ts";

const PURPOSE = "identity.totp";
/** One step of 30 s of clock difference is allowed on either side. */
const TOLERANCE_SECONDS = 30;

/** A recovery code is short enough to be found from a plain hash, hence a key that no backup of the database holds. */
const codeHash = (code: string): Buffer => keyedHash(keyring().index, "identity.recovery", code.replace(/[\s-]/g, "").toUpperCase());

/**
 * Starts setting up an authenticator app: the secret is shown once and counts only after a first code.
 * Where there is a second factor already it must be shown first: an unattended screen is not enough to replace it.
 */
export async function beginTwoFactor(
  tx: Tx,
  account: AccountState,
  code: string | undefined,
): Promise<Outcome<{ secret: string; uri: string }>> {
  const present = await checkSecondFactor(tx, account, code);
  if (!present.ok) return present;
  const secret = generateSecret();
  await changeAccount(tx, account.id, { totp_pending: seal(PURPOSE, secret) });
  return ok({ secret, uri: generateURI({ issuer: "Vung Xanh", label: account.login, secret }) });
}

/** Ends setting up; recovery codes of the former app end with it. @returns ten recovery codes, shown once */
export async function confirmTwoFactor(tx: Tx, account: AccountState, code: string): Promise<Outcome<string[]>> {
  const step = await matchingStep(account.totp_pending, null, code, tx.now);
  if (step === undefined) return refuse(errors.wrong_code);
  await changeAccount(tx, account.id, {
    totp_secret: account.totp_pending,
    totp_pending: null,
    totp_confirmed_at: tx.now,
    last_totp_step: step,
  });
  await endSecrets(tx, account.id, "recovery_code");
  const codes = Array.from({ length: 10 }, () => randomBytes(5).toString("hex").toUpperCase());
  for (const each of codes) await addSecret(tx, account.id, "recovery_code", codeHash(each), null);
  return ok(codes.map((each) => `${each.slice(0, 5)}-${each.slice(5)}`));
}

export async function removeTwoFactor(tx: Tx, accountId: string): Promise<void> {
  await changeAccount(tx, accountId, { totp_secret: null, totp_pending: null, totp_confirmed_at: null, last_totp_step: null });
  await endSecrets(tx, accountId, "recovery_code");
}

/** The second factor of a sign-in: nothing to do without one, else an app code (each step once) or a recovery code. */
export async function checkSecondFactor(tx: Tx, account: AccountState, code: string | undefined): Promise<Outcome<true>> {
  if (!account.totp_confirmed_at) return ok(true);
  if (!code) return refuse(errors.code_required);
  const step = await matchingStep(account.totp_secret, account.last_totp_step, code, tx.now);
  if (step !== undefined) return (await spendStep(tx, account.id, step)) ? ok(true) : refuse(errors.wrong_code);
  const owner = await spendSecret(tx, "recovery_code", codeHash(code), account.id);
  return owner ? ok(true) : refuse(errors.wrong_code);
}

async function matchingStep(sealed: string | null, after: number | null, code: string, now: Date): Promise<number | undefined> {
  const token = code.replace(/\s/g, "");
  if (!sealed || !/^\d{6}$/.test(token)) return undefined;
  const secret = openSealed(PURPOSE, sealed);
  const later = after === null ? {} : { afterTimeStep: after };
  const result = await verify({ secret, token, epoch: Math.floor(now.getTime() / 1000), epochTolerance: TOLERANCE_SECONDS, ...later });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}
