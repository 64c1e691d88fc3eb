import { type Actor, systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { newId } from "../../../kernel/ids.ts";
import { seenByOf } from "../../directory/server.ts";
import type { RoleCode } from "../../identity/contract.ts";
import { actorOf, insertAccount, insertGrant, setInitialPassword } from "../../identity/server.ts";
import { refreshCaseDays, type StoredCase, saveCases } from "../../surveillance/server.ts";

export const provinceId = "92";
export const password = "mot mat khau du dai";
export const capacity = { form: "TM." as const, onBehalfOf: "BAN CHỈ ĐẠO", title: "TRƯỞNG BAN" };

/** The installation working in the province: sees all of it. */
export const operator: Actor = { ...systemActor, provinceId };

export const asOperator = <T>(database: Database, run: (tx: Tx) => Promise<T>): Promise<T> => withActor(database, operator, "write", run);

/** An invented account with a password and one role over one unit. */
export async function invent(database: Database, login: string, role: RoleCode, key: string): Promise<Actor> {
  return asOperator(database, async (tx) => {
    const id = newId();
    const seenBy = (await seenByOf(tx, [key])).get(key)!;
    const account = { id, login, name: `Người ${login}`, title: null, email: null, provinceId, homeKey: key, seenBy };
    await insertAccount(tx, { ...account, passwordHash: null, mustChangePassword: false, capacities: role === "chair" ? [capacity] : [] });
    await insertGrant(tx, { accountId: id, role, key, until: null });
    await setInitialPassword(tx, id, password, false);
    return (await actorOf(tx, id))!;
  });
}

export type CaseFacts = Partial<StoredCase> & { countUnit: string; resultedOn: string };

/** An invented confirmed case, found in the community. */
export function inventCase({ countUnit, resultedOn, ...facts }: CaseFacts): StoredCase {
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
    resultedOn,
    testKind: "rt_pcr",
    testResult: "positive",
    ct: null,
    reportedOn: resultedOn,
    notifiedAt: `${resultedOn}T05:00:00Z`,
    detected: "community",
    origin: "local",
    severity: null,
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

/** Records cases and brings the daily counts of their communes up to date. */
export async function recordCases(database: Database, cases: readonly StoredCase[]): Promise<void> {
  await asOperator(database, async (tx) => {
    await saveCases(tx, cases);
    const units = new Set(cases.map(({ countUnit }) => countUnit));
    await refreshCaseDays(
      tx,
      [...units].map((unit) => ({ provinceId, diseaseCode: "covid-19", unit })),
    );
  });
}

export const manyCases = (n: number, facts: CaseFacts): StoredCase[] => Array.from({ length: n }, () => inventCase(facts));
