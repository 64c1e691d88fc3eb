import { seenByOf } from "../../modules/directory/server.ts";
import type { RoleCode } from "../../modules/identity/contract.ts";
import { actorOf, type Capacity, insertAccount, insertGrant, setInitialPassword } from "../../modules/identity/server.ts";
import { refreshCaseDays, type StoredCase, saveCases } from "../../modules/surveillance/server.ts";
import { type Actor, systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { newId } from "../ids.ts";

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

export interface Invented {
  capacities?: Capacity[];
  /** End of the role; null for none. */
  until?: Date | null;
}

/** An invented account with a password and one role over one unit. @returns its id */
export function inventAccount(
  database: Database,
  login: string,
  role: RoleCode,
  key: string,
  { capacities = [], until = null }: Invented = {},
): Promise<string> {
  return asOperator(database, async (tx) => {
    const id = newId();
    const seenBy = (await seenByOf(tx, [key])).get(key)!;
    const account = { id, login, name: `Người ${login}`, title: null, email: null, provinceId, homeKey: key, seenBy };
    await insertAccount(tx, { ...account, passwordHash: null, mustChangePassword: false, capacities });
    await insertGrant(tx, { accountId: id, role, key, until });
    await setInitialPassword(tx, id, password, false);
    return id;
  });
}

/** The same, signed in. */
export async function invent(database: Database, login: string, role: RoleCode, key: string, capacities: Capacity[] = []): Promise<Actor> {
  const id = await inventAccount(database, login, role, key, { capacities });
  return asOperator(database, async (tx) => (await actorOf(tx, id))!);
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
    communeReceivedOn: null,
    districtReceivedOn: null,
    provinceReceivedOn: null,
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
