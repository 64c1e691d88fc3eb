import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { appendAudit } from "../../kernel/audit/audit.ts";
import { type Actor, systemActor, type Tx, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { kernelErrors, type Outcome, Refused, refuse } from "../../kernel/errors/refusal.ts";
import type { Authentication } from "../../kernel/http/app.ts";
import { Me, Password, SignIn } from "./contract.ts";
import { errors } from "./errors.ts";
import { describeMe } from "./me.ts";
import { rightsOf } from "./rules/rights.ts";
import { sessionState } from "./rules/session-state.ts";
import { confirmIdentity, hashPassword, signIn, tokenHash } from "./sign-in.ts";
import { changeAccount, endSecrets, findAccount, listHeldGrants, spendSecret } from "./store/account-store.ts";
import { changeSession, endSessions, findSession } from "./store/session-store.ts";
import { tellAccount } from "./tell-account.ts";

export const sessionCookie = "vx_session";
/** `seen_at` is written at most this often: a busy page must not mean a write per request. */
const TOUCH_EVERY_MS = 60_000;

/** Finds who a request belongs to. Rights are read each time, so a revoked role is gone with the next request. */
export async function authenticate(database: Database, request: FastifyRequest): Promise<Authentication | undefined> {
  const token = request.cookies[sessionCookie];
  if (!token) return undefined;
  const found = await withActor(database, systemActor, "read", (tx) => readSession(tx, token));
  if (!found) return undefined;
  const { session, state, actor, now } = found;
  const touch = state === "open" && now.getTime() - session.seen_at.getTime() > TOUCH_EVERY_MS;
  const lock = state === "locked" && !session.locked_at;
  if (touch || lock)
    await withActor(database, systemActor, "write", (tx) => changeSession(tx, session.id, lock ? { locked_at: now } : { seen_at: now }));
  return { actor, locked: state === "locked" };
}

async function readSession(tx: Tx, token: string) {
  const session = await findSession(tx, tokenHash(token));
  if (!session) return undefined;
  const state = sessionState(
    { seenAt: session.seen_at, endsAt: session.ends_at, lockedAt: session.locked_at, endedAt: session.ended_at },
    tx.now,
  );
  const actor = state === "ended" ? undefined : await actorOf(tx, session.account_id);
  return actor && { session, state, actor, now: tx.now };
}

/** The actor an account is today; undefined when it is closed. */
export async function actorOf(tx: Tx, accountId: string): Promise<Actor | undefined> {
  const account = await findAccount(tx, accountId);
  if (!account || account.closed_at) return undefined;
  const rights = rightsOf(await listHeldGrants(tx, accountId), tx.now);
  return {
    accountId,
    name: account.name,
    roles: rights.roles,
    permissions: rights.permissions,
    scope: [...rights.keys, "public"],
    provinceId: account.province_id,
    homeKey: account.home_key,
  };
}

function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome.value;
}

function requireHeader(request: FastifyRequest): void {
  if (request.headers["x-vx"] === undefined) throw new Refused(kernelErrors.invalid_request);
}

const setCookie = (reply: FastifyReply, token: string, secure: boolean) =>
  reply.setCookie(sessionCookie, token, { path: "/", httpOnly: true, sameSite: "strict", secure, maxAge: 24 * 3600 });

/** Sign-in, lock, unlock, sign-out: they set cookies and know no transaction of a command, hence routes of their own. */
export function mountSessionRoutes(app: FastifyInstance, database: Database, options: { secureCookie: boolean; demo: boolean }): void {
  const done = z.object({ ok: z.literal(true) });
  const current = async (request: FastifyRequest) => {
    const found = await authenticate(database, request);
    if (!found) throw new Refused(kernelErrors.not_signed_in);
    return found;
  };
  const me = (accountId: string, locked: boolean) =>
    withActor(database, systemActor, "read", (tx) => describeMe(tx, accountId, locked, options.demo));

  app.post(
    "/api/session/sign-in",
    { schema: { body: SignIn, response: { 200: Me }, tags: ["session"], summary: "Sign in" } },
    async (request, reply) => {
      requireHeader(request);
      const device = typeof request.headers["user-agent"] === "string" ? request.headers["user-agent"].slice(0, 120) : null;
      const signed = unwrap(await signIn(database, request.body as SignIn, { device, address: request.ip }));
      setCookie(reply, signed.token, options.secureCookie);
      return me(signed.accountId, false);
    },
  );
  app.get("/api/session/me", { schema: { response: { 200: Me }, tags: ["session"], summary: "Who is signed in" } }, async (request) => {
    const found = await current(request);
    return me(found.actor.accountId, found.locked);
  });
  app.post(
    "/api/session/sign-out",
    { schema: { response: { 200: done }, tags: ["session"], summary: "Sign out" } },
    async (request, reply) => {
      requireHeader(request);
      await endCurrent(database, request, "signed out");
      reply.clearCookie(sessionCookie, { path: "/" });
      return { ok: true as const };
    },
  );
  app.post(
    "/api/session/lock",
    { schema: { response: { 200: done }, tags: ["session"], summary: "Lock this screen" } },
    async (request) => {
      requireHeader(request);
      await setLock(database, request, true);
      return { ok: true as const };
    },
  );
  mountProofRoutes(app, database, current, me);
}

/** What asks for the password, or for a link in its place. */
function mountProofRoutes(
  app: FastifyInstance,
  database: Database,
  current: (request: FastifyRequest) => Promise<Authentication>,
  me: (accountId: string, locked: boolean) => Promise<Me>,
): void {
  const done = z.object({ ok: z.literal(true) });
  const Unlock = z.strictObject({ password: z.string().max(200), code: z.string().max(20).optional() });
  app.post(
    "/api/session/unlock",
    { schema: { body: Unlock, response: { 200: Me }, tags: ["session"], summary: "Unlock with the password" } },
    async (request) => {
      requireHeader(request);
      const found = await current(request);
      const { password, code } = request.body as z.infer<typeof Unlock>;
      unwrap(await confirmIdentity(database, found.actor.accountId, password, code));
      await setLock(database, request, false);
      return me(found.actor.accountId, false);
    },
  );
  const ChangePassword = z.strictObject({ password: z.string().max(200), next: Password, code: z.string().max(20).optional() });
  app.post(
    "/api/session/password",
    { schema: { body: ChangePassword, response: { 200: done }, tags: ["session"], summary: "Change one's own password" } },
    async (request) => {
      requireHeader(request);
      const found = await current(request);
      const { password, next, code } = request.body as z.infer<typeof ChangePassword>;
      unwrap(await confirmIdentity(database, found.actor.accountId, password, code));
      await setPassword(database, found.actor.accountId, next, request);
      return { ok: true as const };
    },
  );
  const UseLink = z.strictObject({ token: z.string().min(20).max(100), next: Password });
  app.post(
    "/api/session/use-link",
    { schema: { body: UseLink, response: { 200: done }, tags: ["session"], summary: "Set a password with a one-time link" } },
    async (request) => {
      requireHeader(request);
      const { token, next } = request.body as z.infer<typeof UseLink>;
      const owner = await withActor(database, systemActor, "write", (tx) => spendSecret(tx, "one_time_link", tokenHash(token)));
      if (!owner) throw new Refused(refuse(errors.link_expired).refusal);
      await setPassword(database, owner, next, request);
      return { ok: true as const };
    },
  );
}

async function endCurrent(database: Database, request: FastifyRequest, reason: string): Promise<void> {
  const token = request.cookies[sessionCookie];
  if (!token) return;
  await withActor(database, systemActor, "write", async (tx) => {
    const session = await findSession(tx, tokenHash(token));
    if (!session) return;
    await changeSession(tx, session.id, { ended_at: tx.now, ended_reason: reason });
    await appendAudit(tx, { kind: "access", action: "sign-out", subjects: [session.account_id] });
  });
}

async function setLock(database: Database, request: FastifyRequest, locked: boolean): Promise<void> {
  const token = request.cookies[sessionCookie];
  if (!token) throw new Refused(kernelErrors.not_signed_in);
  await withActor(database, systemActor, "write", async (tx) => {
    const session = await findSession(tx, tokenHash(token));
    if (!session) return;
    await changeSession(tx, session.id, locked ? { locked_at: session.locked_at ?? tx.now } : { locked_at: null, seen_at: tx.now });
    await appendAudit(tx, { kind: "access", action: locked ? "lock" : "unlock", subjects: [session.account_id] });
  });
}

/** A new password ends every other session: whoever knew the old one is out. */
async function setPassword(database: Database, accountId: string, password: string, request: FastifyRequest): Promise<void> {
  const hash = await hashPassword(password);
  const token = request.cookies[sessionCookie];
  await withActor(database, systemActor, "write", async (tx) => {
    const session = token ? await findSession(tx, tokenHash(token)) : undefined;
    await changeAccount(tx, accountId, { password_hash: hash, must_change_password: false });
    await endSecrets(tx, accountId, "one_time_link");
    await endSessions(tx, accountId, "password changed", session?.account_id === accountId ? session.id : undefined);
    await appendAudit(tx, { kind: "access", action: "set-password", subjects: [accountId] });
    const account = await findAccount(tx, accountId);
    if (account) await tellAccount(tx, account, "notice.passwordSet");
  });
}
