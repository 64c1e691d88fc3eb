import { createHash, randomBytes } from "node:crypto";
import { generateSecret, generateURI, verify } from "otplib";
import { openSealed, seal } from "../../kernel/crypto/seal.ts";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { errors } from "./errors.ts";
import { type AccountState, addSecret, changeAccount, spendSecret } from "./store/account-store.ts";

const PURPOSE = "identity.totp";
/** One step of 30 s of clock difference is allowed on either side. */
const TOLERANCE_SECONDS = 30;

const codeHash = (code: string) =>
  createHash("sha256")
    .update(`recovery:${code.replace(/[\s-]/g, "").toUpperCase()}`)
    .digest();

/** Starts setting up an authenticator app: the secret is shown once and counts only after a first code. */
export async function beginTwoFactor(tx: Tx, account: AccountState): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret();
  await changeAccount(tx, account.id, { totp_secret: seal(PURPOSE, secret), totp_confirmed_at: null, last_totp_step: null });
  return { secret, uri: generateURI({ issuer: "Vung Xanh", label: account.login, secret }) };
}

/** Ends setting up. @returns ten recovery codes, shown once */
export async function confirmTwoFactor(tx: Tx, account: AccountState, code: string): Promise<Outcome<string[]>> {
  const step = await matchingStep(account, code, tx.now);
  if (step === undefined) return refuse(errors.wrong_code);
  await changeAccount(tx, account.id, { totp_confirmed_at: tx.now, last_totp_step: step });
  const codes = Array.from({ length: 10 }, () => randomBytes(5).toString("hex").toUpperCase());
  for (const each of codes) await addSecret(tx, account.id, "recovery_code", codeHash(each), null);
  return ok(codes.map((each) => `${each.slice(0, 5)}-${each.slice(5)}`));
}

export async function removeTwoFactor(tx: Tx, accountId: string): Promise<void> {
  await changeAccount(tx, accountId, { totp_secret: null, totp_confirmed_at: null, last_totp_step: null });
}

/** The second factor of a sign-in: nothing to do without one, else an app code (each step once) or a recovery code. */
export async function checkSecondFactor(tx: Tx, account: AccountState, code: string | undefined): Promise<Outcome<true>> {
  if (!account.totp_confirmed_at) return ok(true);
  if (!code) return refuse(errors.code_required);
  const step = await matchingStep(account, code, tx.now);
  if (step !== undefined) {
    await changeAccount(tx, account.id, { last_totp_step: step });
    return ok(true);
  }
  const owner = await spendSecret(tx, "recovery_code", codeHash(code));
  return owner === account.id ? ok(true) : refuse(errors.wrong_code);
}

async function matchingStep(account: AccountState, code: string, now: Date): Promise<number | undefined> {
  const token = code.replace(/\s/g, "");
  if (!account.totp_secret || !/^\d{6}$/.test(token)) return undefined;
  const secret = openSealed(PURPOSE, account.totp_secret);
  const after = account.last_totp_step === null ? {} : { afterTimeStep: account.last_totp_step };
  const result = await verify({ secret, token, epoch: Math.floor(now.getTime() / 1000), epochTolerance: TOLERANCE_SECONDS, ...after });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}
