import { parseArgs } from "node:util";
import { type Actor, withActor } from "../../../kernel/db/actor.ts";
import { migrateAll } from "../../../kernel/db/migrate.ts";
import { closeDatabase, type Database, openDatabase } from "../../../kernel/db/pool.ts";
import { newId } from "../../../kernel/ids.ts";
import { fold } from "../../../kernel/tabular/fold.ts";
import { loadDirectory } from "../../directory/server.ts";
import { searchPersons } from "../search-persons.ts";
import { openNumbers } from "../store/tokens.ts";
import { loadPeople } from "./load.ts";
import { pick, seeded } from "./people.ts";

/**
 * Times the search of persons for each kind of question and role.
 * Usage: DATABASE_URL=… node src/modules/persons/bench/search.ts [--load 1000000] [--rounds 100]
 * `--load` fills an empty database first; the database is left as it is.
 */
const { values } = parseArgs({ options: { load: { type: "string" }, rounds: { type: "string", default: "100" } } });
const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL names the database to measure");

interface Known {
  id: string;
  name: string;
  birthYear: number;
  cccd: string | null;
  phone: string | null;
}

const words = (person: Known) => person.name.split(" ");
const reversed = (person: Known) => words(person).reverse().join(" ");
const outer = (person: Known) => `${words(person)[0]} ${words(person).at(-1)}`;

/** One letter of a word replaced, left out or doubled. */
function misspell(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (text.length - 1));
  return random() < 0.5 ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)}${text[at]}${text.slice(at)}`;
}

type Question = (person: Known, random: () => number) => string | null;

const questions: Record<string, Question> = {
  "whole name, unaccented": (person) => `${fold(person.name)} `,
  "whole name, accented": (person) => `${person.name} `,
  "other order": (person) => `${fold(reversed(person))} `,
  "family and given name": (person) => `${fold(outer(person))} `,
  "name and year": (person) => `${fold(person.name)} ${person.birthYear}`,
  "given name alone": (person) => `${fold(words(person).at(-1)!)} `,
  nguyen: () => "nguyen ",
  "nguyen thi": () => "nguyen thi ",
  "nguyen van": () => "nguyen van ",
  "names that hardly meet": (_, random) => `${pick(random, ["huynh vo", "thach danh", "tran nguyen le", "son kim"])} `,
  "one letter wrong": (person, random) =>
    `${words(person).slice(0, -1).map(fold).join(" ")} ${misspell(fold(words(person).at(-1)!), random)} `,
  "family name wrong": (person, random) => `${misspell(fold(words(person)[0]!), random)} ${fold(words(person).at(-1)!)} `,
  unfinished: (person) => fold(person.name).slice(0, -1),
  cccd: (person) => person.cccd,
  phone: (person) => person.phone,
};

async function actors(database: Database): Promise<Actor[]> {
  const { rows } = await database.pool.query<{ commune: string; district: string; province: string; province_id: string }>(
    `select u.key as commune, u.parent as district, u.province_key as province, u.province_id from directory.unit u
     where u.key = (select residence_unit from persons.person group by 1 order by count(*), 1 limit 1)`,
  );
  const { commune, district, province, province_id: provinceId } = rows[0]!;
  const actor = (name: string, key: string): Actor => ({
    accountId: newId(),
    name,
    roles: [],
    permissions: new Set(),
    scope: [key],
    provinceId,
    homeKey: key,
  });
  return [actor("province", province), actor("district", district), actor("commune", commune)];
}

/** Some people the actor sees, to ask for. */
async function somePeople(database: Database, actor: Actor, count: number): Promise<Known[]> {
  return withActor(database, actor, "read", async (tx) => {
    const { rows } = await tx.client.query<{ id: string; full_name: string; birth_year: number; numbers_sealed: string | null }>(
      `select i.id, i.full_name, p.birth_year, i.numbers_sealed from person_identity.identity i join persons.person p using (province_id, id)
       where i.word_2 is not null order by md5(i.id::text) limit $1`,
      [count],
    );
    return rows.map((row) => {
      const { cccd, phones } = openNumbers(row.id, row.numbers_sealed);
      return { id: row.id, name: row.full_name, birthYear: row.birth_year, cccd, phone: phones[0] ?? null };
    });
  });
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!;

async function time(database: Database, actor: Actor, people: readonly Known[], question: Question) {
  const random = seeded(11);
  const times: number[] = [];
  let found = 0;
  for (const person of people) {
    const text = question(person, random);
    if (text === null) continue;
    const start = performance.now();
    const answer = await withActor(database, actor, "read", (tx) => searchPersons(tx, { text, limit: 20 }));
    times.push(performance.now() - start);
    if (answer.rows.some((row) => row.id === person.id)) found++;
  }
  times.sort((a, b) => a - b);
  return { runs: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95), worst: times.at(-1)!, found: found / times.length };
}

const database = openDatabase(url);
try {
  if (values.load) {
    await migrateAll(database);
    await loadDirectory(database);
    const { rows } = await database.pool.query<{ key: string }>(
      "select key from directory.unit where province_key = 'o19.94' and level = 'commune' order by 1",
    );
    await loadPeople(
      database,
      Number(values.load),
      rows.map((row) => row.key),
      7,
    );
  }
  const table: Record<string, unknown>[] = [];
  for (const actor of await actors(database)) {
    const people = await somePeople(database, actor, Number(values.rounds));
    for (const [name, question] of Object.entries(questions)) {
      const { runs, p50, p95, worst, found } = await time(database, actor, people, question);
      table.push({
        role: actor.name,
        question: name,
        runs,
        "p50 ms": Math.round(p50),
        "p95 ms": Math.round(p95),
        "worst ms": Math.round(worst),
        "asked-for among 20": `${Math.round(found * 100)} %`,
      });
    }
  }
  console.table(table);
} finally {
  await closeDatabase(database);
}
