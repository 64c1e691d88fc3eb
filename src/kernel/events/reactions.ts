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
  /**
   * For work that is per place or record and not per event: events with the same text here ask for the same work, and one of them is
   * handed over for all. 100,000 imported cases of 100 communes are 100 pieces of work.
   */
  sameWork?(event: RecordedEvent): string;
  run(tx: Tx, events: readonly RecordedEvent[]): Promise<void>;
}

const PAGE = 5000;
/** Pages one transaction reads for a reaction with `sameWork`; every writer holds the horizon back, so it must end. */
const MOST_PAGES = 40;

/** The type of the event that lets reactions see a batch whose events were held. */
export const batchReleased = "kernel.batch-released";

/**
 * Runs every reaction until it has caught up.
 * @returns how many events were handled
 */
export async function runReactions(database: Database, reactions: readonly Reaction[]): Promise<number> {
  let handled = 0;
  for (const reaction of reactions) {
    for (let more = true; more; ) {
      const turn = await takeTurn(database, reaction);
      handled += turn.handled;
      more = turn.more;
    }
  }
  return handled;
}

interface Cursor {
  xid: string;
  seq: number;
}
type ReadEvent = RecordedEvent & { xid: string };

/** One transaction of a reaction: reads on from its cursor, acts, moves the cursor. */
async function takeTurn(database: Database, reaction: Reaction): Promise<{ handled: number; more: boolean }> {
  const run = async (tx: Tx) => {
    const cursor = await takeCursor(tx, reaction.name);
    if (!cursor) return { handled: 0, more: false };
    const read = await readPages(tx, reaction, cursor);
    if (read.events.length > 0) await reaction.run(tx, read.events);
    for (const release of read.releases) await runHeld(tx, reaction, release);
    if (read.end) await moveCursor(tx, reaction.name, read.end);
    return { handled: read.handled, more: read.more };
  };
  return withActor(database, systemActor, "write", run, { limitMs: 120_000 });
}

interface ReadPages {
  events: RecordedEvent[];
  /** Batches whose held events are to be shown now. */
  releases: ReadEvent[];
  handled: number;
  /** Where to read on; undefined when nothing happened at all. */
  end: Cursor | undefined;
  more: boolean;
}

async function readPages(tx: Tx, reaction: Reaction, from: Cursor): Promise<ReadPages> {
  const read: ReadPages = { events: [], releases: [], handled: 0, end: undefined, more: false };
  const work = new Work(reaction);
  for (let page = 1; ; page++) {
    const { events, seen } = await readEvents(tx, reaction.types, read.end ?? from);
    for (const event of events) event.type === batchReleased ? read.releases.push(event) : work.add(event);
    read.handled += events.length;
    read.more = events.length === PAGE;
    // A page that is not full has looked at everything, also at what this reaction does not want: that is not read again.
    read.end = (read.more ? events.at(-1) : seen) ?? read.end;
    if (!read.more || !reaction.sameWork || page === MOST_PAGES) return { ...read, events: work.events };
  }
}

/** The events to hand over: all of them, or one for each piece of work. */
class Work {
  readonly #sameWork: Reaction["sameWork"];
  readonly #events = new Map<string, RecordedEvent>();
  constructor({ sameWork }: Reaction) {
    this.#sameWork = sameWork;
  }
  add(event: RecordedEvent): void {
    const key = this.#sameWork ? `${event.province_id} ${this.#sameWork(event)}` : String(event.seq);
    if (!this.#events.has(key)) this.#events.set(key, event);
  }
  get events(): RecordedEvent[] {
    return [...this.#events.values()];
  }
}

/** One runner at a time for each reaction; another one finds the cursor locked and leaves it alone. */
async function takeCursor(tx: Tx, name: string): Promise<Cursor | undefined> {
  await tx.client.query("insert into kernel.reaction_cursor (name) values ($1) on conflict do nothing", [name]);
  const { rows } = await tx.client.query<Cursor>(
    "select xid::text, seq from kernel.reaction_cursor where name = $1 for update skip locked",
    [name],
  );
  return rows[0];
}

async function moveCursor(tx: Tx, name: string, { xid, seq }: Cursor): Promise<void> {
  await tx.client.query("update kernel.reaction_cursor set xid = $2::text::xid8, seq = $3, at = $4 where name = $1", [
    name,
    xid,
    seq,
    tx.now,
  ]);
}

/**
 * The next page of wanted events, and the last event of any type that could be `seen`.
 * Only events of transactions older than every running one: a later commit cannot slip in behind the cursor.
 */
async function readEvents(
  tx: Tx,
  types: readonly string[],
  { xid, seq }: Cursor,
): Promise<{ events: ReadEvent[]; seen: Cursor | undefined }> {
  const { rows } = await tx.client.query<ReadEvent & { wanted: boolean }>(
    `with readable as not materialized (
       select * from kernel.event where not held and (xid, seq) > ($1::text::xid8, $2::bigint) and xid < kernel.settled_before())
     (select true as wanted, province_id, seq, xid::text, type, version, at, batch_id, subject_id, person_id, payload from readable
      where type = any($3) order by readable.xid, readable.seq limit ${PAGE})
     union all
     (select false, province_id, seq, xid::text, type, version, at, batch_id, subject_id, person_id, payload from readable
      order by readable.xid desc, readable.seq desc limit 1)`,
    [xid, seq, [...types, batchReleased]],
  );
  return { events: rows.filter(({ wanted }) => wanted), seen: rows.find(({ wanted }) => !wanted) };
}

async function runHeld(tx: Tx, reaction: Reaction, release: RecordedEvent): Promise<void> {
  const work = new Work(reaction);
  for (let after = 0; ; ) {
    const { rows } = await tx.client.query<RecordedEvent>(
      `select province_id, seq, type, version, at, batch_id, subject_id, person_id, payload from kernel.event
       where province_id = $1 and batch_id = $2 and held and type = any($3) and seq > $4 order by seq limit ${PAGE}`,
      [release.province_id, release.batch_id, reaction.types, after],
    );
    if (!reaction.sameWork && rows.length > 0) await reaction.run(tx, rows);
    else for (const row of rows) work.add(row);
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.seq;
  }
  if (work.events.length > 0) await reaction.run(tx, work.events);
}
