import { type Actor, systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { takeCommand } from "../../../kernel/http/commands.ts";
import { answerQuery } from "../../../kernel/http/mount.ts";
import type { CommandRoute, DownloadRoute, QueryRoute } from "../../../kernel/http/routes.ts";
import { ShownPeople } from "../../../kernel/http/shown-people.ts";
import { newId } from "../../../kernel/ids.ts";
import { seenByOf } from "../../directory/server.ts";
import type { RoleCode } from "../../identity/contract.ts";
import { actorOf, type Capacity, insertAccount, insertGrant, setInitialPassword } from "../../identity/server.ts";
import { refreshCaseDays, type StoredCase, saveCases } from "../../surveillance/server.ts";
import { routes } from "../routes.ts";

export const provinceId = "92";
export const province = "o19.94";
export const password = "mot mat khau du dai";
export const head: Capacity = { form: "TM.", onBehalfOf: "BAN CHỈ ĐẠO", title: "TRƯỞNG BAN" };
export const deputy: Capacity = { form: "KT.", onBehalfOf: "TRƯỞNG BAN", title: "PHÓ TRƯỞNG BAN" };

/** The installation working in the province: sees all of it. */
export const operator: Actor = { ...systemActor, provinceId };
export const nobody: Actor = {
  ...operator,
  accountId: newId(),
  permissions: new Set(),
  scope: ["public"],
  provinceId: "00",
  homeKey: "public",
};

export const asOperator = <T>(database: Database, run: (tx: Tx) => Promise<T>): Promise<T> => withActor(database, operator, "write", run);

/** An invented account with a password, capacities to sign in and one role over one unit. */
export async function invent(database: Database, login: string, role: RoleCode, key: string, capacities: Capacity[] = []): Promise<Actor> {
  return asOperator(database, async (tx) => {
    const id = newId();
    const seenBy = (await seenByOf(tx, [key])).get(key)!;
    const account = { id, login, name: `Người ${login}`, title: null, email: null, provinceId, homeKey: key, seenBy };
    await insertAccount(tx, { ...account, passwordHash: null, mustChangePassword: false, capacities });
    await insertGrant(tx, { accountId: id, role, key, until: null });
    await setInitialPassword(tx, id, password, false);
    return (await actorOf(tx, id))!;
  });
}

export type CaseFacts = Partial<StoredCase> & { countUnit: string; reportedOn: string };

/** An invented confirmed case, found in the community, at home with mild illness. */
export function inventCase({ countUnit, reportedOn, ...facts }: CaseFacts): StoredCase {
  return {
    provinceId,
    id: newId(),
    version: 0,
    withdrawn: null,
    seenBy: [],
    personId: newId(),
    diseaseCode: "covid-19",
    episode: 1,
    classification: "confirmed",
    classificationTrace: null,
    classificationManual: null,
    onsetOn: null,
    onsetSource: "unknown",
    sampledOn: null,
    resultedOn: reportedOn,
    testKind: "rt_pcr",
    testResult: "positive",
    ct: null,
    reportedOn,
    notifiedAt: `${reportedOn}T05:00:00Z`,
    detected: "community",
    origin: "local",
    severity: "mild",
    severityOn: null,
    outcome: "active",
    outcomeOn: null,
    nationalNumber: null,
    countUnit,
    residenceUnit: countUnit,
    stayUnit: null,
    stayKind: null,
    facility: null,
    responsibleUnit: countUnit,
    reportingUnit: countUnit,
    foreignPlace: null,
    sender: null,
    senderRef: null,
    ageYears: 40,
    sex: null,
    backFilled: false,
    note: null,
    ...facts,
  };
}

export const manyCases = (n: number, facts: CaseFacts): StoredCase[] => Array.from({ length: n }, () => inventCase(facts));

/** Records cases and brings the daily counts of their communes up to date. */
export async function recordCases(database: Database, cases: readonly StoredCase[]): Promise<void> {
  await asOperator(database, async (tx) => {
    await saveCases(tx, cases);
    const units = new Set(cases.map(({ countUnit }) => countUnit));
    const dirty = [...units].map((unit) => ({ provinceId, diseaseCode: "covid-19", unit }));
    await refreshCaseDays(tx, dirty);
  });
}

const routeAt = (path: string) => routes.find((route) => route.path === path)!;

/** Sends a command as a request would: the body is parsed by the route's own schema first. */
export function send<Reply>(database: Database, actor: Actor, path: string, body: unknown) {
  const route = routeAt(path) as CommandRoute<unknown, Reply>;
  return takeCommand(database, actor, route, route.body.parse(body));
}

/** Asks as a request would and reads the answer by the route's own schema. @throws when it is refused */
export async function ask<T>(database: Database, actor: Actor, path: string, query: unknown): Promise<T> {
  const route = routeAt(path) as QueryRoute;
  const answer = await answerQuery(database, actor, route, route.query.parse(query));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return route.reply.parse(answer.value) as T;
}

/** A file as a request would get it. @throws when it is refused */
export async function download(database: Database, actor: Actor, path: string, query: unknown): Promise<Buffer> {
  const route = routeAt(path) as DownloadRoute;
  const outcome = await withActor(database, actor, "read", (tx) => route.run(tx, route.query.parse(query), new ShownPeople()));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return Buffer.from(outcome.value.body as Uint8Array);
}
