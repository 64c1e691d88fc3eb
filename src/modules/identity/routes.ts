import { z } from "zod";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { listFile, listFileQuery, sheetOf } from "../../kernel/http/list-file.ts";
import { defineCommand, defineDownload, defineQuery, defineUpload, type Route } from "../../kernel/http/routes.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { unitNames } from "../directory/server.ts";
import { closeAccount, createAccount, grantRole, resetPassword, revokeGrant } from "./account-commands.ts";
import { accountColumns, accountList } from "./account-list.ts";
import { accountTemplate } from "./account-template.ts";
import { AccountRow, AccountsImported, CreateAccount, RoleCode } from "./contract.ts";
import { delegationRoutes } from "./delegation-routes.ts";
import { errors } from "./errors.ts";
import { importAccounts } from "./import-accounts.ts";
import { outboxRoutes } from "./outbox-routes.ts";
import { grantsAt } from "./rules/rights.ts";
import { findAccount, listAccounts, listGrants } from "./store/account-store.ts";
import { changeSession, endSessions, listSessions } from "./store/session-store.ts";
import { beginTwoFactor, confirmTwoFactor } from "./two-factor.ts";

const Id = z.object({ id: z.string() });
const ManagedAccount = z.strictObject({ accountId: z.uuid() });
const manage = "identity.account.manage";

const accounts = defineQuery({
  path: "/accounts",
  permission: manage,
  summary: "Accounts of the administrator's area",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(AccountRow) }),
  async run(tx) {
    const rows = await listAccounts(tx, 1000);
    const grants = await listGrants(
      tx,
      rows.map((row) => row.id),
    );
    const names = await unitNames(tx, [...rows.map((row) => row.home_key), ...grants.map((grant) => grant.key)]);
    const current = grantsAt(grants, tx.now);
    const rolesOf = (id: string) =>
      current
        .filter((grant) => grant.accountId === id)
        .map((grant) => ({
          id: grant.id,
          role: grant.role,
          key: grant.key,
          keyName: names.get(grant.key) ?? null,
          until: grant.validUntil,
          delegated: grant.delegatedBy !== null,
        }));
    return ok({
      rows: rows.map((row) => ({
        id: row.id,
        login: row.login,
        name: row.name,
        title: row.title,
        homeKey: row.home_key,
        homeName: names.get(row.home_key) ?? null,
        roles: rolesOf(row.id),
        twoFactor: row.totp_confirmed_at !== null,
        closedAt: row.closed_at,
        lastSeenAt: row.last_seen_at,
      })),
    });
  },
});

const create = defineCommand({
  path: "/accounts/create",
  permission: manage,
  summary: "Create an account; its holder sets the password through a one-time link",
  body: CreateAccount,
  reply: z.object({ id: z.string(), link: z.string() }),
  queueable: false,
  subjects: (body) => [body.id],
  run: createAccount,
});

const importSheet = defineUpload({
  path: "/accounts/import",
  permission: manage,
  summary: "Create accounts from a sheet: login, name, title, role, area, until, e-mail; every row is accounted for",
  fields: z.object({ dryRun: z.enum(["0", "1"]).default("0") }),
  fileLimit: 5 * 1024 * 1024,
  limitMs: 60_000,
  reply: AccountsImported,
  run: (tx, { dryRun }, file) => importAccounts(tx, file, { dryRun: dryRun === "1" }),
});

const exported = defineDownload({
  path: "/accounts/export",
  permission: manage,
  summary: "Accounts of the administrator's area with their rights as a spreadsheet, under the headers an import knows",
  query: z.strictObject(listFileQuery),
  people: false,
  async run(tx, { format, language }) {
    const name = `${textOf(language, "identity", "page.accounts")} ${localDateOf(tx.now)}`;
    return ok(listFile(name, sheetOf(await accountList(tx, language), accountColumns, language), format));
  },
});

const template = defineDownload({
  path: "/accounts/template",
  permission: manage,
  summary: "An empty sheet of accounts with its columns and the names of the roles",
  query: z.strictObject({ language: z.enum(["vi", "en"]).default("vi") }),
  people: false,
  run: async (_tx, { language }) => ok(accountTemplate(language)),
});

const reset = defineCommand({
  path: "/accounts/reset-password",
  permission: manage,
  summary: "Reset a forgotten password, optionally the second factor too",
  body: ManagedAccount.extend({ alsoTwoFactor: z.boolean().default(false) }),
  reply: z.object({ link: z.string() }),
  queueable: false,
  subjects: (body) => [body.accountId],
  run: (tx, body) => resetPassword(tx, body.accountId, body.alsoTwoFactor),
});

const close = defineCommand({
  path: "/accounts/close",
  permission: manage,
  summary: "Close an account when a person leaves",
  body: ManagedAccount.extend({ reason: z.string().trim().min(3).max(300) }),
  reply: Id,
  queueable: false,
  subjects: (body) => [body.accountId],
  run: (tx, body) => closeAccount(tx, body.accountId, body.reason),
});

const grant = defineCommand({
  path: "/accounts/grant",
  permission: manage,
  summary: "Give a role in an area until a date",
  body: ManagedAccount.extend({ role: RoleCode, key: z.string().max(40), until: z.coerce.date().nullish() }),
  reply: Id,
  queueable: false,
  subjects: (body) => [body.accountId],
  run: (tx, body) => grantRole(tx, body.accountId, { role: body.role, key: body.key, until: body.until ?? null }),
});

const revoke = defineCommand({
  path: "/accounts/revoke",
  permission: manage,
  summary: "Take a role back at once",
  body: ManagedAccount.extend({ grantId: z.uuid(), reason: z.string().trim().min(3).max(300) }),
  reply: Id,
  queueable: false,
  subjects: (body) => [body.accountId],
  run: (tx, body) => revokeGrant(tx, body.accountId, body.grantId, body.reason),
});

const beginFactor = defineCommand({
  path: "/session/two-factor/begin",
  permission: "session",
  summary: "Start setting up an authenticator app; with a code of the present one where there is one",
  body: z.strictObject({ code: z.string().trim().max(20).optional() }),
  reply: z.object({ secret: z.string(), uri: z.string() }),
  queueable: false,
  async run(tx, body): Promise<Outcome<{ secret: string; uri: string }>> {
    const account = await findAccount(tx, tx.actor.accountId);
    return account ? beginTwoFactor(tx, account, body.code) : refuse(errors.account_not_found);
  },
});

const confirmFactor = defineCommand({
  path: "/session/two-factor/confirm",
  permission: "session",
  summary: "Finish setting up an authenticator app; answers the recovery codes once",
  body: z.strictObject({ code: z.string().max(20) }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
  queueable: false,
  async run(tx, body): Promise<Outcome<{ recoveryCodes: string[] }>> {
    const account = await findAccount(tx, tx.actor.accountId);
    if (!account) return refuse(errors.account_not_found);
    const codes = await confirmTwoFactor(tx, account, body.code);
    return codes.ok ? ok({ recoveryCodes: codes.value }) : codes;
  },
});

const sessions = defineQuery({
  path: "/session/devices",
  permission: "session",
  summary: "Where one is signed in",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(z.object({ id: z.string(), device: z.string().nullable(), createdAt: z.date(), seenAt: z.date() })) }),
  async run(tx) {
    const rows = await listSessions(tx, tx.actor.accountId);
    return ok({ rows: rows.map((row) => ({ id: row.id, device: row.device, createdAt: row.created_at, seenAt: row.seen_at })) });
  },
});

const endDevice = defineCommand({
  path: "/session/end-device",
  permission: "session",
  summary: "Sign a device out; without an id every device",
  body: z.strictObject({ sessionId: z.uuid().optional() }),
  reply: z.object({ ended: z.number() }),
  queueable: false,
  async run(tx, body) {
    if (!body.sessionId) return ok({ ended: await endSessions(tx, tx.actor.accountId, "signed out everywhere") });
    const own = (await listSessions(tx, tx.actor.accountId)).some((session) => session.id === body.sessionId);
    if (own) await changeSession(tx, body.sessionId, { ended_at: tx.now, ended_reason: "signed out from another device" });
    return ok({ ended: own ? 1 : 0 });
  },
});

export const routes: readonly Route[] = [
  accounts,
  create,
  importSheet,
  exported,
  template,
  reset,
  close,
  grant,
  revoke,
  ...delegationRoutes,
  ...outboxRoutes,
  beginFactor,
  confirmFactor,
  sessions,
  endDevice,
];
