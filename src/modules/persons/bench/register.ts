import { parseArgs } from "node:util";
import { type Actor, systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import { closeDatabase, openDatabase } from "../../../kernel/db/pool.ts";
import { findDuplicateCandidates } from "../find-duplicates.ts";
import { registerPersons } from "../register-persons.ts";
import { inventPeople, type MadePerson } from "./people.ts";

/**
 * Times what an import does with people: looking for duplicates and registering, in chunks.
 * Usage: DATABASE_URL=… node src/modules/persons/bench/register.ts [--count 20000] [--chunk 2000] [--keep]
 * The database must be filled (bench/search.ts --load); without `--keep` every chunk is rolled back.
 */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "20000" },
    chunk: { type: "string", default: "2000" },
    keep: { type: "boolean", default: false },
  },
});
const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL names the database to measure");

class RolledBack extends Error {}

interface Timing {
  search: number;
  register: number;
}

async function takeChunk(tx: Tx, people: readonly MadePerson[], timing: Timing): Promise<void> {
  const start = performance.now();
  await findDuplicateCandidates(
    tx,
    people.map(({ facts }) => facts),
  );
  const searched = performance.now();
  const done = await registerPersons(
    tx,
    people.map(({ id, facts }) => ({ personId: id, facts })),
  );
  if (!done.ok) throw new Error(done.refusal.code);
  timing.search += searched - start;
  timing.register += performance.now() - searched;
  if (!values.keep) throw new RolledBack();
}

const database = openDatabase(url);
try {
  const { rows } = await database.pool.query<{ key: string; province_id: string }>(
    "select key, province_id from directory.unit where province_key = 'o19.94' and level = 'commune' order by 1",
  );
  const actor: Actor = { ...systemActor, scope: ["o19.94"], homeKey: "o19.94", provinceId: rows[0]!.province_id };
  const people = inventPeople(
    Date.now() % 1_000_000,
    rows.map((row) => row.key),
  );
  const [count, chunk] = [Number(values.count), Number(values.chunk)];
  const timing: Timing = { search: 0, register: 0 };
  const start = performance.now();
  for (let done = 0; done < count; done += chunk) {
    const part = Array.from({ length: chunk }, () => people.next().value as MadePerson);
    await withActor(database, actor, "write", (tx) => takeChunk(tx, part, timing)).catch((error) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  }
  const seconds = (performance.now() - start) / 1000;
  console.table({
    "duplicates sought, ms per 1,000": Math.round((timing.search / count) * 1000),
    "registered, persons per second": Math.round((count / timing.register) * 1000),
    "both with commit, persons per second": Math.round(count / seconds),
  });
} finally {
  await closeDatabase(database);
}
