import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { type NewRecord, type PutResult, putRecords } from "../../../kernel/db/records.ts";
import { wholeUnit } from "../../directory/contract.ts";
import { seenByOf } from "../../directory/server.ts";
import type { CaseReport } from "../contract.ts";
import { type Explanation, keepExplanation, openExplanation } from "../rules/explanation.ts";
import { relatedKeys } from "./case-sight.ts";
import type { CaseReportTable } from "./tables.ts";

/** A case as stored: the report plus what is derived when it is written. */
export interface StoredCase extends CaseReport {
  provinceId: string;
  version: number;
  withdrawn: string | null;
  /** Commune it is counted in. */
  countUnit: string;
  ageYears: number | null;
  sex: string | null;
  backFilled: boolean;
  /** Null where no rule has spoken. */
  classificationTrace: Explanation | null;
  seenBy: readonly string[];
}

export type CaseToSave = Omit<StoredCase, "version" | "seenBy">;

/** Keys a case is seen through: where the person lives and stays, who answers for it, who reported it, who treats. */
function relationKeys(report: CaseToSave, related: readonly string[]): string[] {
  const { countUnit, residenceUnit, stayUnit, facility, responsibleUnit, reportingUnit } = report;
  return narrowedToPart([countUnit, residenceUnit, stayUnit, facility, responsibleUnit, reportingUnit, ...related], countUnit);
}

/**
 * Keys without doubles. Once it is known in which part of a split commune somebody lives, what names the whole commune means that part: the
 * station that reported has one successor there, and the others have no business with the case.
 */
export function narrowedToPart(keys: readonly (string | null)[], place: string | null): string[] {
  const whole = place?.includes("-") ? wholeUnit(place) : undefined;
  return [...new Set(keys.filter((key): key is string => key !== null).map((key) => (key === whole ? place! : key)))];
}

function toRecord(report: CaseToSave, seenBy: readonly string[]): NewRecord {
  return {
    province_id: report.provinceId,
    id: report.id,
    withdrawn: report.withdrawn,
    seen_by: seenBy,
    person_id: report.personId,
    disease_code: report.diseaseCode,
    episode: report.episode,
    classification: report.classification,
    classification_trace: report.classificationTrace ? keepExplanation(report.classificationTrace) : [],
    classification_manual: report.classificationManual,
    onset_on: report.onsetOn,
    onset_source: report.onsetSource,
    sampled_on: report.sampledOn,
    resulted_on: report.resultedOn,
    test_kind: report.testKind,
    test_result: report.testResult,
    ct: report.ct,
    reported_on: report.reportedOn,
    notified_at: report.notifiedAt,
    commune_received_on: report.communeReceivedOn,
    district_received_on: report.districtReceivedOn,
    province_received_on: report.provinceReceivedOn,
    detected: report.detected,
    origin: report.origin,
    severity: report.severity,
    severity_on: report.severityOn,
    outcome: report.outcome,
    outcome_on: report.outcomeOn,
    national_number: report.nationalNumber,
    count_unit: report.countUnit,
    residence_unit: report.residenceUnit,
    stay_unit: report.stayUnit,
    stay_kind: report.stayKind,
    facility: report.facility,
    responsible_unit: report.responsibleUnit,
    reporting_unit: report.reportingUnit,
    foreign_place: report.foreignPlace,
    sender: report.sender,
    sender_ref: report.senderRef,
    age_years: report.ageYears,
    sex: report.sex,
    back_filled: report.backFilled,
    note: report.note,
  };
}

/** A row of `surveillance.case_report` as the module speaks of it. */
export function toStoredCase(row: CaseReportTable): StoredCase {
  return {
    provinceId: row.province_id,
    id: row.id,
    version: row.version,
    withdrawn: row.withdrawn,
    seenBy: row.seen_by,
    personId: row.person_id,
    diseaseCode: row.disease_code,
    episode: row.episode,
    classification: row.classification,
    classificationTrace: openExplanation(row.classification_trace),
    classificationManual: row.classification_manual as StoredCase["classificationManual"],
    onsetOn: row.onset_on,
    onsetSource: row.onset_source,
    sampledOn: row.sampled_on,
    resultedOn: row.resulted_on,
    testKind: row.test_kind,
    testResult: row.test_result,
    ct: row.ct,
    reportedOn: row.reported_on,
    notifiedAt: row.notified_at.toISOString(),
    communeReceivedOn: row.commune_received_on,
    districtReceivedOn: row.district_received_on,
    provinceReceivedOn: row.province_received_on,
    detected: row.detected,
    origin: row.origin,
    severity: row.severity,
    severityOn: row.severity_on,
    outcome: row.outcome,
    outcomeOn: row.outcome_on,
    nationalNumber: row.national_number,
    countUnit: row.count_unit,
    residenceUnit: row.residence_unit,
    stayUnit: row.stay_unit,
    stayKind: row.stay_kind,
    facility: row.facility,
    responsibleUnit: row.responsible_unit,
    reportingUnit: row.reporting_unit,
    foreignPlace: row.foreign_place,
    sender: row.sender,
    senderRef: row.sender_ref,
    ageYears: row.age_years,
    sex: row.sex,
    backFilled: row.back_filled,
    note: row.note,
  };
}

export interface SavedCases extends PutResult {
  /** Who sees each case from now on. */
  seenBy: ReadonlyMap<string, readonly string[]>;
  /** Cases the writer would no longer see: nothing was written for these. */
  outOfSight: string[];
}

/** Version each case was read at; a new one was not read and has none, or 0. */
function versionsRead(cases: readonly CaseToSave[]): ReadonlyMap<string, number> {
  const read = cases.map(({ id, version = 0 }: CaseToSave & { version?: number }): [string, number] => [id, version]);
  return new Map(read.filter(([, version]) => version > 0));
}

/** Whole rows are written, so what somebody else committed since they were read would be undone: the transaction runs again. */
export const changedMeanwhile = (what: string) =>
  Object.assign(new Error(`${what} was changed while this transaction changed it`), { code: "40001" });

/**
 * Writes a set of cases (one or a hundred thousand in chunks): who sees them is derived here and nowhere else.
 * @param expected version each case is expected to have; one that moved on comes back as stale
 * @throws without `expected`: a serialization failure, which `withActor` tries again, when a case changed since it was read
 */
export async function saveCases(tx: Tx, cases: readonly CaseToSave[], expected?: ReadonlyMap<string, number>): Promise<SavedCases> {
  const all = await caseRecords(tx, cases);
  const own = new Set(tx.actor.scope);
  const records = all.filter(({ seen_by }) => seen_by.some((key) => own.has(key)));
  const done = await putRecords(tx, "surveillance.case_report", records, { expected: expected ?? versionsRead(cases) });
  if (!expected && done.stale.length > 0) throw changedMeanwhile("a case");
  const outOfSight = records.length === all.length ? [] : all.filter((record) => !records.includes(record)).map(({ id }) => id);
  return { ...done, seenBy: new Map(all.map(({ id, seen_by }) => [id, seen_by])), outOfSight };
}

/** Cases as rows of their table, with who sees each. */
export async function caseRecords(tx: Tx, cases: readonly CaseToSave[]): Promise<NewRecord[]> {
  const related = await relatedKeys(tx, cases);
  const keysOf = new Map(cases.map((report) => [report.id, relationKeys(report, related.get(report.id) ?? [])]));
  const seen = await seenByOf(tx, [...new Set([...keysOf.values()].flat())]);
  return cases.map((report) => toRecord(report, unionOf(keysOf.get(report.id)!, seen)));
}

function unionOf(keys: readonly string[], seen: ReadonlyMap<string, readonly string[]>): string[] {
  return [...new Set(keys.flatMap((key) => seen.get(key) ?? [key]))].sort();
}

export async function findCase(tx: Tx, id: string): Promise<StoredCase | undefined> {
  const row = await tx.selectFrom("surveillance.case_report").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toStoredCase(row);
}

export async function listCasesById(tx: Tx, ids: readonly string[]): Promise<StoredCase[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom("surveillance.case_report").selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute();
  return rows.map(toStoredCase);
}

/** Episodes in force of these people with one disease, oldest first: what a new report may belong to. */
export async function listEpisodes(tx: Tx, provinceId: string, diseaseCode: string, personIds: readonly string[]): Promise<StoredCase[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .selectFrom("surveillance.case_report")
    .selectAll()
    .where("province_id", "=", provinceId)
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where("disease_code", "=", diseaseCode)
    .where("withdrawn", "is", null)
    .orderBy("reported_on")
    .execute();
  return rows.map(toStoredCase);
}

/** Which of these ids cases in sight bear already, and whether those are withdrawn or another's. */
export async function takenIds(tx: Tx, provinceId: string, ids: readonly string[]): Promise<Map<string, "withdrawn" | "case_taken">> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("surveillance.case_report")
    .select(["id", "withdrawn"])
    .where("province_id", "=", provinceId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, withdrawn }) => [id, withdrawn === null ? "case_taken" : "withdrawn"]));
}

/** Cases a sender sent before under its own numbers: the same file twice creates nothing. */
export async function findBySenderRefs(
  tx: Tx,
  provinceId: string,
  sender: string,
  refs: readonly string[],
): Promise<Map<string, StoredCase>> {
  if (refs.length === 0) return new Map();
  const rows = await tx
    .selectFrom("surveillance.case_report")
    .selectAll()
    .where("province_id", "=", provinceId)
    .where("sender", "=", sender)
    .where(sql<boolean>`sender_ref = any(${refs}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.sender_ref!, toStoredCase(row)]));
}
