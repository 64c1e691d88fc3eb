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
   * handed over for all. 100,000 imported cases of 100 communes are 100 pieces of work. Such work is done in transactions of its own, a few
   * pieces each, before the cursor moves: doing it twice must be harmless.
   */
  sameWork?(event: RecordedEvent): string;
  run(tx: Tx, events: readonly RecordedEvent[]): Promise<void>;
}

const PAGE = 5000;
/** Pieces of work of one transaction: every writer holds the horizon back, so each must be short. */
const PIECES = 10;

/** The type of the event that lets reactions see a batch whose events were held. */
export const batchReleased = "kernel.batch-released";

/**
 * Runs every reaction until it has caught up. One that fails keeps its cursor and does not hold up the others.
 * @returns how many events were handled
 * @throws AggregateError of the reactions that failed, each by its name, after all others have run
 */
export async function runReactions(database: Database, reactions: readonly Reaction[]): Promise<number> {
  let handled = 0;
  const failed: Error[] = [];
  for (const reaction of reactions) {
    try {
      handled += await catchUp(database, reaction);
    } catch (error) {
      failed.push(new Error(`${reaction.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }));
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join("; "));
  return handled;
}

async function catchUp(database: Database, reaction: Reaction): Promise<number> {
  if (reaction.sameWork) return doWork(database, reaction, reaction.sameWork.bind(reaction));
  let handled = 0;
  for (let page = PAGE; page === PAGE; handled += page) page = await runPage(database, reaction);
  return handled;
}

const asSystem = <T>(database: Database, run: (tx: Tx) => Promise<T>) =>
  withActor(database, systemActor, "write", run, { limitMs: 120_000 });

/** One transaction of a reaction: reads on from its cursor, acts, moves the cursor. */
function runPage(database: Database, reaction: Reaction): Promise<number> {
  return asSystem(database, async (tx) => {
    const cursor = await takeCursor(tx, reaction.name);
    if (!cursor) return 0;
    const { direct, releases, end, handled } = await readPage(tx, reaction, cursor);
    if (direct.length > 0) await reaction.run(tx, direct);
    for (const release of releases) await eachHeldPage(tx, reaction, release, (events) => reaction.run(tx, events));
    if (end) await moveCursor(tx, reaction.name, end);
    return handled;
  });
}

/** Reads all there is, does each piece of work once, then moves the cursor. */
async function doWork(database: Database, reaction: Reaction, sameWork: NonNullable<Reaction["sameWork"]>): Promise<number> {
  const pieces = new Map<string, RecordedEvent>();
  const add = (events: readonly RecordedEvent[]) => {
    for (const event of events) pieces.set(`${event.province_id} ${sameWork(event)}`, event);
  };
  const read = await asSystem(database, async (tx) => {
    const from = await takeCursor(tx, reaction.name);
    if (!from) return undefined;
    for (let [handled, end] = [0, from]; ; ) {
      const page = await readPage(tx, reaction, end);
      add(page.direct);
      for (const release of page.releases) await eachHeldPage(tx, reaction, release, async (events) => add(events));
      end = page.end ?? end;
      handled += page.handled;
      if (page.handled < PAGE) return end === from ? undefined : { end, handled };
    }
  });
  const work = [...pieces.values()];
  for (let at = 0; at < work.length; at += PIECES) await asSystem(database, (tx) => reaction.run(tx, work.slice(at, at + PIECES)));
  if (read) await asSystem(database, (tx) => moveCursor(tx, reaction.name, read.end));
  return read?.handled ?? 0;
}

interface Cursor {
  xid: string;
  seq: number;
}
type ReadEvent = RecordedEvent & { xid: string };

interface Page {
  direct: ReadEvent[];
  /** Batches whose held events are to be shown now. */
  releases: ReadEvent[];
  handled: number;
  /** Where to read on; undefined when nothing happened at all. */
  end: Cursor | undefined;
}

async function readPage(tx: Tx, reaction: Reaction, from: Cursor): Promise<Page> {
  const { events, seen } = await readEvents(tx, reaction.types, from);
  const { direct = [], releases = [] } = Object.groupBy(events, ({ type }) => (type === batchReleased ? "releases" : "direct"));
  // A page that is not full has looked at everything, also at what this reaction does not want: that is not read again.
  const end = events.length === PAGE ? events.at(-1) : seen;
  return { direct, releases, handled: events.length, end };
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
  const forward = "name = $1 and (xid, seq) < ($2::text::xid8, $3::bigint)";
  await tx.client.query(`update kernel.reaction_cursor set xid = $2::text::xid8, seq = $3, at = $4 where ${forward}`, [
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

/** The held events of a batch, a page at a time. */
async function eachHeldPage(
  tx: Tx,
  reaction: Reaction,
  release: RecordedEvent,
  take: (events: readonly RecordedEvent[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await tx.client.query<RecordedEvent>(
      `select province_id, seq, type, version, at, batch_id, subject_id, person_id, payload from kernel.event
       where province_id = $1 and batch_id = $2 and held and type = any($3) and seq > $4 order by seq limit ${PAGE}`,
      [release.province_id, release.batch_id, reaction.types, after],
    );
    if (rows.length === 0) return;
    await take(rows);
    after = rows.at(-1)!.seq;
  }
}
