import { sql } from "kysely";
import type { Tx } from "../../../kernel/db/actor.ts";
import { asOf, prepareRecords } from "../../../kernel/db/records.ts";
import type { PersonFacts, PersonVersions, Sex, Vulnerable } from "../contract.ts";
import { openAddress, openNumbers } from "./tokens.ts";

/** A person as recorded, with the sealed values opened. */
export interface StoredPerson {
  id: string;
  provinceId: string;
  seenBy: string[];
  versions: PersonVersions;
  recordedAt: Date;
  recordedBy: string;
  withdrawn: string | null;
  mergedInto: string | null;
  facts: PersonFacts;
}

interface StoredRow {
  id: string;
  province_id: string;
  seen_by: string[];
  person_version: number;
  identity_version: number;
  person_from: Date;
  identity_from: Date;
  person_by: string;
  identity_by: string;
  withdrawn: string | null;
  merged_into: string | null;
  sex: Sex | null;
  birth_on: string | null;
  birth_year: number | null;
  nationality: string | null;
  occupation: string | null;
  workplace: string | null;
  school: string | null;
  vulnerable: Vulnerable[];
  residence_unit: string;
  household_id: string | null;
  description: string | null;
  full_name: string | null;
  numbers_sealed: string | null;
  address_sealed: string | null;
}

const COLUMNS =
  sql.raw(`p.id, p.province_id, p.seen_by, p.version as person_version, i.version as identity_version, p.recorded_from as person_from,
  i.recorded_from as identity_from, p.recorded_by as person_by, i.recorded_by as identity_by, p.withdrawn, p.merged_into, p.sex, p.birth_on,
  p.birth_year, p.nationality, p.occupation, p.workplace, p.school, p.vulnerable, p.residence_unit, p.household_id, p.description, i.full_name,
  i.numbers_sealed, i.address_sealed`);

/**
 * Persons by id, within sight; those that are not seen are left out.
 * @param instant as this system knew them then; null for now
 */
export async function loadPersons(tx: Tx, ids: readonly string[], instant: Date | null = null): Promise<Map<string, StoredPerson>> {
  if (ids.length === 0) return new Map();
  await prepareRecords(tx, "persons.person", "person_identity.identity");
  const { rows } = await sql<StoredRow>`
    select ${COLUMNS} from ${asOf("persons.person", instant)} p
    join ${asOf("person_identity.identity", instant)} i on i.province_id = p.province_id and i.id = p.id
    where p.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, storedPerson(row)]));
}

/** One person as it was in these versions; undefined when there were none such. */
export async function findVersion(
  tx: Tx,
  { id, provinceId, versions: now }: StoredPerson,
  versions: PersonVersions,
): Promise<StoredPerson | undefined> {
  const person = sql.table(versions.person === now.person ? "persons.person" : "persons.person_history");
  const identity = sql.table(versions.identity === now.identity ? "person_identity.identity" : "person_identity.identity_history");
  const { rows } = await sql<StoredRow>`
    select ${COLUMNS} from ${person} p join ${identity} i on i.province_id = p.province_id and i.id = p.id
    where p.province_id = ${provinceId} and p.id = ${id} and p.version = ${versions.person} and i.version = ${versions.identity}`.execute(
    tx,
  );
  return rows[0] && storedPerson(rows[0]);
}

function storedPerson(row: StoredRow): StoredPerson {
  const later = row.person_from >= row.identity_from;
  return {
    id: row.id,
    provinceId: row.province_id,
    seenBy: row.seen_by,
    versions: { person: row.person_version, identity: row.identity_version },
    recordedAt: later ? row.person_from : row.identity_from,
    recordedBy: later ? row.person_by : row.identity_by,
    withdrawn: row.withdrawn,
    mergedInto: row.merged_into,
    facts: factsOf(row),
  };
}

function factsOf(row: StoredRow): PersonFacts {
  return {
    fullName: row.full_name,
    description: row.description,
    sex: row.sex,
    birthOn: row.birth_on,
    birthYear: row.birth_year,
    nationality: row.nationality,
    occupation: row.occupation,
    workplace: row.workplace,
    school: row.school,
    vulnerable: row.vulnerable,
    residenceUnit: row.residence_unit,
    householdId: row.household_id,
    address: openAddress(row.id, row.address_sealed),
    ...openNumbers(row.id, row.numbers_sealed),
  };
}

/** The person each id stands for today: itself, or the one it was merged into. Ids that are not seen are left out. */
export async function canonicalIds(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const links = new Map<string, string | null>();
  for (let wanted = [...new Set(ids)]; wanted.length > 0; ) {
    const { rows } = await tx.client.query<{ id: string; merged_into: string | null }>(
      "select id, merged_into from persons.person where id = any($1)",
      [wanted],
    );
    for (const row of rows) links.set(row.id, row.merged_into);
    wanted = [...new Set(rows.flatMap((row) => (row.merged_into && !links.has(row.merged_into) ? [row.merged_into] : [])))];
  }
  const last = (id: string): string | undefined => {
    const next = links.get(id);
    return next === undefined ? undefined : next === null ? id : last(next);
  };
  return new Map(ids.flatMap((id) => (last(id) ? [[id, last(id)!] as const] : [])));
}

/** The record and every record merged into it, level by level. */
export async function recordsOf(tx: Tx, personId: string): Promise<{ provinceId: string | null; ids: string[] }> {
  const { rows } = await tx.client.query<{ province_id: string }>("select province_id from persons.person where id = $1", [personId]);
  const provinceId = rows[0]?.province_id ?? null;
  const ids = [personId];
  for (let level = [personId]; level.length > 0; ) {
    const below = await tx.client.query<{ id: string }>("select id from persons.person where province_id = $1 and merged_into = any($2)", [
      provinceId,
      level,
    ]);
    level = below.rows.map((row) => row.id).filter((id) => !ids.includes(id));
    ids.push(...level);
  }
  return { provinceId, ids };
}
