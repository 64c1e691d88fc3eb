import { type Actor, systemActor, type Tx, withActor } from "../../../src/kernel/db/actor.ts";
import type { Database } from "../../../src/kernel/db/pool.ts";
import { findDuplicateCandidates, registerPersons } from "../../../src/modules/persons/server.ts";
import { inventPeople, type MadePerson } from "../../../src/modules/persons/test-kit/people.ts";
import type { Line } from "../lines.ts";

const CHUNK = 2000;
const AREA = "o19.94";

class RolledBack extends Error {}

/** What an import does with people it does not know: looks for duplicates and registers them, in chunks, each of them undone. */
export async function measureRegister(database: Database, count: number): Promise<Line[]> {
  const { rows } = await database.pool.query<{ key: string; province_id: string }>(
    "select key, province_id from directory.unit where province_key = $1 and level = 'commune' and part_of is null order by key",
    [AREA],
  );
  const actor: Actor = { ...systemActor, scope: [AREA], homeKey: AREA, provinceId: rows[0]!.province_id };
  const people = inventPeople(
    11,
    rows.map(({ key }) => key),
  );
  const spent = { search: 0, register: 0 };
  for (let done = 0; done < count; done += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, count - done) }, () => people.next().value as MadePerson);
    await withActor(database, actor, "write", (tx) => takeChunk(tx, chunk, spent)).catch((error) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  }
  const line = (measure: string, value: number, unit: Line["unit"]): Line => {
    return { measure, role: null, value: Math.round(value), unit, limit: null, detail: { people: count, chunk: CHUNK } };
  };
  return [
    line("duplicates of 1,000 newcomers sought", (spent.search / count) * 1000, "ms"),
    line("persons registered", (count / spent.register) * 1000, "rows/s"),
  ];
}

async function takeChunk(tx: Tx, people: readonly MadePerson[], spent: { search: number; register: number }): Promise<never> {
  const began = performance.now();
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
  spent.search += searched - began;
  spent.register += performance.now() - searched;
  throw new RolledBack();
}
