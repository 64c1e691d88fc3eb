import { createHash, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { appendAudit } from "../../kernel/audit/audit.ts";
import { systemActor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import type { SignIn } from "./contract.ts";
import { errors } from "./errors.ts";
import { networkOf, perLogin, perNetwork, type TryLimit } from "./rules/sign-in-delay.ts";
import { type AccountState, findAccount, findAccountByLogin } from "./store/account-store.ts";
import { forgetFailures, giveTryBack, insertSession, type TakenTry, takeTry } from "./store/session-store.ts";
import { checkSecondFactor } from "./two-factor.ts";

/** OWASP Password Storage Cheat Sheet (2024): argon2id, 19 MiB, 2 passes, 1 lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), argon);

/** An unknown account costs the same time as a known one. */
let decoy: Promise<string> | undefined;

async function passwordMatches(account: AccountState | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString("hex"));
  const stored = account && !account.closed_at ? account.password_hash : null;
  const matches = await verify(stored ?? (await decoy), password.normalize("NFC"));
  return matches && stored !== null;
}

export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** What a try counts against. */
interface Count {
  key: Buffer;
  limit: TryLimit;
}
const countOfLogin = (login: string): Count => ({ key: digest(`login:${login.trim().toLowerCase()}`), limit: perLogin });
const countOfNetwork = (address: string): Count => ({ key: digest(`network:${networkOf(address)}`), limit: perNetwork });

export interface SignedIn {
  token: string;
  accountId: string;
  sessionId: string;
}

/**
 * Signs in with password and, when the account has one, a second factor. Every failure looks the same and costs more each time.
 * The try is counted in a transaction before: neither a refusal nor a hundred tries at once take the count back.
 */
export async function signIn(
  database: Database,
  command: SignIn,
  from: { device: string | null; address: string },
): Promise<Outcome<SignedIn>> {
  return counted(database, [countOfNetwork(from.address), countOfLogin(command.account)], "sign-in", async (tx) => {
    const account = await findAccountByLogin(tx, command.account);
    const checked = await checkCredentials(tx, account, command.password, command.code);
    if (!checked.ok) return checked;
    const token = randomBytes(32).toString("base64url");
    const sessionId = await insertSession(tx, checked.value.id, tokenHash(token), from.device);
    await appendAudit(tx, { kind: "access", action: "sign-in", subjects: [checked.value.id] });
    return ok({ token, accountId: checked.value.id, sessionId });
  });
}

async function counted<T>(
  database: Database,
  counts: readonly Count[],
  action: string,
  run: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const tries = await withActor(database, systemActor, "write", (tx) => takeTries(tx, counts));
  if (!tries.ok) return tries;
  return withActor(database, systemActor, "write", async (tx) => {
    const outcome = await run(tx);
    const codeMissing = !outcome.ok && outcome.refusal.code === errors.code_required.code; // the second step of an honest sign-in
    if (outcome.ok || codeMissing) for (const taken of tries.value) await giveTryBack(tx, taken);
    else await appendAudit(tx, { kind: "access", action, outcome: outcome.refusal.code });
    // A right password clears what was mistyped for its account, not what others tried from the same network.
    if (outcome.ok) for (const { key, limit } of counts) if (limit === perLogin) await forgetFailures(tx, key);
    return outcome;
  });
}

/** Counts a try against all of them, or against none and says how long to wait. */
async function takeTries(tx: Tx, counts: readonly Count[]): Promise<Outcome<TakenTry[]>> {
  const tries: TakenTry[] = [];
  for (const { key, limit } of counts) {
    const taken = await takeTry(tx, key, limit);
    if ("key" in taken) tries.push(taken);
    else {
      for (const earlier of tries) await giveTryBack(tx, earlier);
      return refuse(limit === perNetwork ? errors.wait_network : errors.wait, { seconds: taken.seconds });
    }
  }
  return ok(tries);
}

/** Password and, when the account has one, the second factor. Whoever calls it counts the failures. */
export async function checkCredentials(
  tx: Tx,
  account: AccountState | undefined,
  password: string,
  code: string | undefined,
): Promise<Outcome<AccountState>> {
  if (!(await passwordMatches(account, password)) || !account) return refuse(errors.wrong_credentials);
  const second = await checkSecondFactor(tx, account, code);
  return second.ok ? ok(account) : second;
}

/**
 * Asks the signed-in person to prove again who they are: unlocking, signing a document, revealing secrets.
 * Counts failures like a sign-in does.
 */
export async function confirmIdentity(database: Database, accountId: string, password: string, code?: string): Promise<Outcome<true>> {
  const login = await withActor(database, systemActor, "read", async (tx) => (await findAccount(tx, accountId))?.login);
  return counted(database, [countOfLogin(login ?? accountId)], "confirm-identity", async (tx): Promise<Outcome<true>> => {
    const checked = await checkCredentials(tx, await findAccount(tx, accountId), password, code);
    return checked.ok ? ok(true) : checked;
  });
}
