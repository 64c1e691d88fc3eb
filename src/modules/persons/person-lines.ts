import type { Tx } from "../../kernel/db/actor.ts";
import { unitNames } from "../directory/server.ts";
import type { PersonLine } from "./contract.ts";
import { loadPersons } from "./store/facts-store.ts";
import { findLines, type LineRow } from "./store/search-store.ts";

/** Rows as lists show them, with the name of the unit of residence. */
export async function personLines(tx: Tx, rows: readonly LineRow[]): Promise<PersonLine[]> {
  const names = await unitNames(
    tx,
    rows.map((row) => row.residence_unit),
  );
  return rows.map((row) => ({
    id: row.id,
    fullName: row.full_name,
    description: row.description,
    sex: row.sex,
    birthOn: row.birth_on,
    birthYear: row.birth_year,
    residenceUnit: row.residence_unit,
    residenceName: names.get(row.residence_unit) ?? null,
  }));
}

/** Persons as lists show them, by id, within the actor's sight. */
export async function linesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonLine>> {
  const rows = await findLines(tx, ids);
  const lines = await personLines(tx, [...rows.values()]);
  return new Map(lines.map((line) => [line.id, line]));
}

/** Addresses of persons within the actor's sight, opened; who has none, or is out of sight, is left out. */
export async function addressesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await loadPersons(tx, ids);
  return new Map([...people].flatMap(([id, { facts }]) => (facts.address ? [[id, facts.address]] : [])));
}
