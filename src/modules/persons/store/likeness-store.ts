import type { Tx } from "../../../kernel/db/actor.ts";
import { wholeUnit } from "../../directory/contract.ts";
import type { PersonFacts, Sex } from "../contract.ts";
import { type Likeable, likeableOf } from "../rules/likeness.ts";
import { type MatchColumn, matchColumns, matchKeys } from "../rules/match-keys.ts";
import { nameWords } from "../rules/person-name.ts";
import { matchToken, numberIndex } from "./tokens.ts";

/** A person to be compared, with the keys under which likenesses are looked for. */
export interface Sought extends Likeable {
  asked: Partial<Record<MatchColumn, number>>;
  /** All of them. */
  keys: readonly number[];
}

/** A registered person to be compared. */
export interface Candidate extends Likeable {
  id: string;
  provinceId: string;
  seenBy: string[];
  /** Keys it can be found by. */
  keys: readonly number[];
}

/** What of a person about to be registered is compared, and the keys to look for. */
export function soughtOf(facts: PersonFacts): Sought {
  const likeable = likeableOf(facts, (kind, number) => numberIndex(kind, number).toString("hex"));
  const asked = Object.entries(matchKeys(likeable)).map(([column, key]) => [column, matchToken(key)] as const);
  return { ...likeable, asked: Object.fromEntries(asked), keys: asked.map(([, key]) => key) };
}

interface CandidateRow {
  id: string;
  province_id: string;
  seen_by: string[];
  full_name: string | null;
  sex: Sex | null;
  birth_on: string | null;
  birth_year: number | null;
  residence_unit: string;
  household_id: string | null;
  ids: [string | null, string | null, string | null];
  phones: string[];
  keys: (number | null)[];
}

const MATCHES = matchColumns.map((column) => `match_${column}`);
const IDS = ["cccd_index", "cmnd_index", "passport_index"];
const PHONES = ["phone_1", "phone_2", "phone_3", "phone_4"];

/** With more keys in one statement the planner takes reading the whole table for cheaper: 2,000 people took 1.3 s, four times 500 take 0.2 s. */
const AT_ONCE = 500;

/**
 * Registered persons within sight who share a key or a number with anyone sought, a statement for each 500 of them.
 * Merged and withdrawn records are left out.
 */
export async function findCandidates(tx: Tx, sought: readonly Sought[]): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  for (let from = 0; from < sought.length; from += AT_ONCE) {
    for (const candidate of await findSome(tx, sought.slice(from, from + AT_ONCE))) found.set(candidate.id, candidate);
  }
  return [...found.values()];
}

async function findSome(tx: Tx, sought: readonly Sought[]): Promise<Candidate[]> {
  const conditions: string[] = [];
  const params: unknown[] = [];
  const ask = (columns: readonly string[], type: string, values: readonly unknown[]) => {
    if (values.length === 0) return;
    params.push([...new Set(values)]);
    conditions.push(...columns.map((column) => `${column} = any($${params.length}::${type}[])`));
  };
  for (const column of matchColumns)
    ask(
      [`match_${column}`],
      "bigint",
      sought.flatMap((one) => one.asked[column] ?? []),
    );
  for (const [kind, column] of IDS.entries())
    ask(
      [column],
      "bytea",
      sought.flatMap((one) => (one.ids[kind] ? [`\\x${one.ids[kind]}`] : [])),
    );
  ask(
    PHONES,
    "bytea",
    sought.flatMap((one) => one.phones.map((phone) => `\\x${phone}`)),
  );
  if (conditions.length === 0) return [];
  const { rows } = await tx.client.query<CandidateRow>(
    `with found as materialized
       (select province_id, id, full_name, ${[...IDS, ...PHONES, ...MATCHES].join(", ")} from person_identity.identity where ${conditions.join(" or ")})
     select p.id, p.province_id, p.seen_by, i.full_name, p.sex, p.birth_on, p.birth_year, p.residence_unit, p.household_id,
       array[${IDS.map((column) => `encode(${column}, 'hex')`).join(", ")}] as ids,
       array_remove(array[${PHONES.map((column) => `encode(${column}, 'hex')`).join(", ")}], null) as phones,
       json_build_array(${MATCHES.join(", ")}) as keys
     from found i join persons.person p on p.province_id = i.province_id and p.id = i.id
     where p.merged_into is null and p.withdrawn is null`,
    params,
  );
  return rows.map(candidateOf);
}

function candidateOf(row: CandidateRow): Candidate {
  return {
    id: row.id,
    provinceId: row.province_id,
    seenBy: row.seen_by,
    words: row.full_name ? nameWords(row.full_name) : [],
    sex: row.sex,
    birthOn: row.birth_on,
    birthYear: row.birth_year,
    unit: wholeUnit(row.residence_unit),
    householdId: row.household_id,
    ids: row.ids,
    phones: row.phones,
    keys: row.keys.filter((key) => key !== null),
  };
}
