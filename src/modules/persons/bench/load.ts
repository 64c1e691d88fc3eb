import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { systemActor, withActor } from "../../../kernel/db/actor.ts";
import type { Client, Database } from "../../../kernel/db/pool.ts";
import { nameWords, searchedWords } from "../rules/person-name.ts";
import { type SightMaker, sightMaker } from "../store/sight-store.ts";
import { dictionaryForms, identityColumns, wordToken } from "../store/tokens.ts";
import { inventPeople, type MadePerson } from "./people.ts";

type Cell = string | number | boolean | null | readonly string[];

function line(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (cell === null ? "\\N" : Array.isArray(cell) ? `{${cell.join(",")}}` : String(cell).replaceAll("\\", "\\\\"))).join("\t")}\n`;
}

const personColumns = ["sex", "birth_on", "birth_year", "nationality", "residence_unit", "household_id", "named"];

function personCells({ facts }: MadePerson): Cell[] {
  return [facts.sex, facts.birthOn, facts.birthYear, facts.nationality, facts.residenceUnit, facts.householdId, true];
}

/** Loads invented people by COPY as the owner of the tables: only to have a large database to measure on. */
export async function loadPeople(database: Database, count: number, units: readonly string[], seed: number): Promise<void> {
  const sightFor = await withActor(database, systemActor, "read", (tx) => sightMaker(tx, units));
  const people = inventPeople(seed, units);
  const words = new Set<string>();
  const client = await database.pool.connect();
  try {
    for (let done = 0; done < count; done += 50_000) {
      const chunk = Array.from({ length: Math.min(50_000, count - done) }, () => people.next().value as MadePerson);
      for (const { facts } of chunk) for (const word of searchedWords(nameWords(facts.fullName!))) words.add(word);
      await copyChunk(client, chunk, sightFor);
      process.stderr.write(`\rloaded ${done + chunk.length}`);
    }
    const entries = [...words].flatMap((word) => dictionaryForms(word).map((form) => [form, wordToken(word)]));
    await copy(client, "person_identity.name_word", ["form", "word"], entries);
    process.stderr.write("\n");
    await client.query("vacuum analyze persons.person");
    await client.query("vacuum analyze person_identity.identity");
    await client.query("analyze person_identity.name_word");
  } finally {
    client.release();
  }
}

async function copyChunk(client: Client, chunk: readonly MadePerson[], sightFor: SightMaker): Promise<void> {
  const common = ["province_id", "id", "seen_by", "recorded_from", "recorded_by"];
  const commonCells = (person: MadePerson): Cell[] => {
    const sight = sightFor(person.facts.residenceUnit)!;
    return [sight.provinceId, person.id, sight.seenBy, "2021-06-01T00:00:00Z", systemActor.accountId];
  };
  await copy(
    client,
    "persons.person",
    [...common, ...personColumns],
    chunk.map((person) => [...commonCells(person), ...personCells(person)]),
  );
  const identities: Record<string, Cell>[] = chunk.map((person) => identityColumns(person.id, person.facts));
  const names = Object.keys(identities[0]!);
  const rows = chunk.map((person, at) => [...commonCells(person), ...names.map((name) => identities[at]![name] ?? null)]);
  await copy(client, "person_identity.identity", [...common, ...names], rows);
}

async function copy(client: Client, table: string, columns: readonly string[], rows: readonly Cell[][]): Promise<void> {
  const target = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(rows.map(line)), target);
}
