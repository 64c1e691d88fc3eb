import { systemActor, type Tx } from "../../kernel/db/actor.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { chainOf, findUnit, getUnit, levelOf, seenByOf, tableUnitName, unitGraph, unitNames } from "../directory/server.ts";
import { findAccount } from "../identity/server.ts";
import { findDuplicateCandidates, linesOf, type PersonFacts } from "../persons/server.ts";
import type { CaseCard, CaseHistory, CaseLine, LookAlike } from "./case-views.ts";
import type { HandOver } from "./contract.ts";
import { findDisease } from "./diseases/find-disease.ts";
import { changedFields } from "./rules/changed-fields.ts";
import { queueOf } from "./rules/queue-of.ts";
import { listEpisodes, type StoredCase } from "./store/case-store.ts";
import { listPending } from "./store/hand-over-store.ts";
import { listVersions } from "./store/history-store.ts";

/** Cases as lists show them, with the names of people and places. */
export async function caseLines(tx: Tx, cases: readonly StoredCase[]): Promise<CaseLine[]> {
  const people = await linesOf(tx, [...new Set(cases.map((each) => each.personId))]);
  const names = await unitNames(
    tx,
    cases.flatMap(({ facility }) => facility ?? []),
  );
  return cases.map((each) => ({
    ...each,
    personName: people.get(each.personId)?.fullName ?? null,
    personDescription: people.get(each.personId)?.description ?? null,
    ...placeOf(each.countUnit),
    facilityName: each.facility ? (names.get(each.facility) ?? null) : null,
  }));
}

/** The unit as tables write it, and its district where it has one. */
function placeOf(key: string): Pick<CaseLine, "unitName" | "districtName"> {
  const graph = unitGraph();
  const unit = findUnit(graph, key);
  const district = unit?.level === "commune" ? chainOf(graph, key).find((above) => levelOf(above) === "district") : undefined;
  return {
    unitName: unit ? tableUnitName(unit) : null,
    districtName: district ? tableUnitName(getUnit(graph, district)) : null,
  };
}

/** One case with everything its page shows. */
export async function caseCard(tx: Tx, stored: StoredCase): Promise<CaseCard> {
  const [line] = await caseLines(tx, [stored]);
  const [pending] = await listPending(tx, [stored.id]);
  const keys = [stored.residenceUnit, stored.stayUnit, stored.responsibleUnit, stored.reportingUnit, pending?.fromUnit, pending?.toUnit];
  const names = await unitNames(
    tx,
    keys.filter((key): key is string => typeof key === "string"),
  );
  const name = (key: string | null) => (key ? (names.get(key) ?? null) : null);
  const disease = findDisease(stored.diseaseCode);
  const { seenBy: _seenBy, ...facts } = stored;
  return {
    ...facts,
    ...line!,
    residenceName: name(stored.residenceUnit),
    stayName: name(stored.stayUnit),
    responsibleName: name(stored.responsibleUnit),
    reportingName: name(stored.reportingUnit),
    queue: disease && !stored.withdrawn ? queueOf(stored, disease, localDateOf(tx.now)) : [],
    handOver: pending ? { ...(await handOverCard(tx, pending)), fromName: name(pending.fromUnit), toName: name(pending.toUnit) } : null,
  };
}

async function handOverCard(tx: Tx, { id, fromUnit, toUnit, reason, offeredAt, letter }: HandOver) {
  const seen = await seenByOf(tx, [fromUnit, toUnit]);
  const own = new Set(tx.actor.scope);
  const mayActFor = (unit: string) => (seen.get(unit) ?? []).some((key) => own.has(key));
  return { id, fromUnit, toUnit, reason, offeredAt, letter, mayAnswer: mayActFor(toUnit), mayCancel: mayActFor(fromUnit) };
}

/** Every version of a case with who recorded it and what it changed, newest first. */
export async function caseHistory(tx: Tx, caseId: string): Promise<CaseHistory | undefined> {
  const versions = await listVersions(tx, caseId);
  if (versions.length === 0) return undefined;
  const accounts = new Map([[systemActor.accountId, systemActor.name]]);
  for (const id of new Set(versions.map(({ recordedBy }) => recordedBy))) {
    if (accounts.has(id)) continue;
    const account = await findAccount(tx, id);
    if (account) accounts.set(id, account.name);
  }
  const told = versions.map(({ case: stored, recordedAt, recordedBy, batchId }, index) => ({
    version: stored.version,
    recordedAt,
    byName: accounts.get(recordedBy) ?? null,
    batchId,
    withdrawn: stored.withdrawn,
    changes: versions[index + 1] ? changedFields(versions[index + 1]!.case, stored) : [],
  }));
  const values = told.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after]));
  const names = await unitNames(
    tx,
    values.filter((value): value is string => typeof value === "string" && /^(o19|o25|n25|ag)\./.test(value)),
  );
  return { personId: versions[0]!.case.personId, versions: told, names: Object.fromEntries(names) };
}

/** Persons already registered whom each of these may be, with their newest case of a disease. */
export async function lookAlikes(tx: Tx, people: readonly PersonFacts[], diseaseCode: string): Promise<LookAlike[][]> {
  const candidates = await findDuplicateCandidates(tx, people);
  const ids = [...new Set(candidates.flat().map(({ personId }) => personId))];
  const lines = await linesOf(tx, ids);
  const episodes = Map.groupBy(await listEpisodes(tx, tx.actor.provinceId, diseaseCode, ids), ({ personId }) => personId);
  return candidates.map((found) =>
    found.flatMap(({ personId, verdict, reasons }): LookAlike[] => {
      const line = lines.get(personId);
      if (!line || verdict === "different") return [];
      const { fullName, birthOn, birthYear, residenceName } = line;
      const last = episodes.get(personId)?.at(-1);
      const openCase = last ? { caseId: last.id, reportedOn: last.reportedOn, classification: last.classification } : null;
      return [{ personId, fullName, birthOn, birthYear, residenceName, verdict, reasons, openCase }];
    }),
  );
}
