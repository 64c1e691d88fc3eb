import { systemActor, type Tx, withActor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import type { RecordedEvent } from "./events.ts";

/**
 * "When X happened elsewhere, do Y". Takes sets, may run twice with the same events, and runs in the transaction that
 * moves its cursor, so its own writes and the cursor agree.
 */
export interface Reaction {
  name: string;
  types: readonly string[];
  run(tx: Tx, events: readonly RecordedEvent[]): Promise<void>;
}

const PAGE = 5000;

/** The type of the event that lets reactions see a batch whose events were held. */
export const batchReleased = "kernel.batch-released";

/**
 * Runs every reaction until it has caught up.
 * @returns how many events were handled
 */
export async function runReactions(database: Database, reactions: readonly Reaction[]): Promise<number> {
  let handled = 0;
  for (const reaction of reactions) {
    for (let page = PAGE; page >= PAGE; handled += page) page = await runPage(database, reaction);
  }
  return handled;
}

async function runPage(database: Database, reaction: Reaction): Promise<number> {
  const run = async (tx: Tx) => {
    const cursor = await takeCursor(tx, reaction.name);
    if (!cursor) return 0;
    const events = await readEvents(tx, reaction.types, cursor);
    if (events.length === 0) return 0;
    const direct = events.filter((event) => event.type !== batchReleased);
    if (direct.length > 0) await reaction.run(tx, direct);
    for (const event of events) if (event.type === batchReleased) await runHeld(tx, reaction, event);
    const last = events.at(-1)!;
    await tx.client.query("update kernel.reaction_cursor set xid = $2::text::xid8, seq = $3, at = $4 where name = $1", [
      reaction.name,
      last.xid,
      last.seq,
      tx.now,
    ]);
    return events.length;
  };
  return withActor(database, systemActor, "write", run, { limitMs: 120_000 });
}

/** One runner at a time for each reaction; another one finds the cursor locked and leaves it alone. */
async function takeCursor(tx: Tx, name: string): Promise<{ xid: string; seq: number } | undefined> {
  await tx.client.query("insert into kernel.reaction_cursor (name) values ($1) on conflict do nothing", [name]);
  const { rows } = await tx.client.query<{ xid: string; seq: number }>(
    "select xid::text, seq from kernel.reaction_cursor where name = $1 for update skip locked",
    [name],
  );
  return rows[0];
}

/** Only events of transactions older than every running one: a later commit cannot slip in behind the cursor. */
async function readEvents(
  tx: Tx,
  types: readonly string[],
  cursor: { xid: string; seq: number },
): Promise<(RecordedEvent & { xid: string })[]> {
  const { rows } = await tx.client.query<RecordedEvent & { xid: string }>(
    `select province_id, seq, xid::text, type, version, at, batch_id, subject_id, person_id, payload from kernel.event
     where not held and (xid, seq) > ($1::text::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot()) and type = any($3)
     order by xid, seq limit ${PAGE}`,
    [cursor.xid, cursor.seq, [...types, batchReleased]],
  );
  return rows;
}

async function runHeld(tx: Tx, reaction: Reaction, release: RecordedEvent): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await tx.client.query<RecordedEvent>(
      `select province_id, seq, type, version, at, batch_id, subject_id, person_id, payload from kernel.event
       where province_id = $1 and batch_id = $2 and held and type = any($3) and seq > $4 order by seq limit ${PAGE}`,
      [release.province_id, release.batch_id, reaction.types, after],
    );
    if (rows.length === 0) return;
    await reaction.run(tx, rows);
    after = rows.at(-1)!.seq;
  }
}
