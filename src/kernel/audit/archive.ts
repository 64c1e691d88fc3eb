import { basename, join } from "node:path";
import { systemActor, type Tx, withActor } from "../db/actor.ts";
import { asKeeper } from "../db/keeper.ts";
import type { Database } from "../db/pool.ts";
import type { LocalDate } from "../time/local-date.ts";
import { type ArchivedLink, archiveFolder, writeArchive } from "./archive-file.ts";
import { appendAudit } from "./audit.ts";
import { readPages } from "./chain.ts";
import { genesis, link } from "./seal.ts";

/** A day of the audit that stands in a file, as the database knows it. */
export interface Archive {
  first_position: number;
  last_position: number;
  /** Name in the folder of archives. */
  file: string;
  /** Head of the chain at its end. */
  hash: Buffer;
}

/** In the order of the chain. */
export async function listArchives(tx: Tx): Promise<Archive[]> {
  const { rows } = await tx.client.query<Archive>(
    "select first_position, last_position, file, hash from kernel.audit_archive order by last_position",
  );
  return rows;
}

interface Span {
  day: LocalDate;
  first: number;
  last: number;
  /** Head of the chain before the first. */
  previous: Buffer;
}

/** Days read and files written in one go; reading holds nobody up. */
const READ_MS = 600_000;
const SLICE = 5000;

/**
 * Moves the sealed days up to `until` out of the database, oldest first: a day is written to its file, then noted with its head, then its rows go.
 * Whatever it is cut off in, the next run goes on from there.
 * @returns how many rows left the database
 * @throws when the chain does not hold: what was tampered with is not put away
 */
export async function archiveAudit(database: Database, headFile: string, until: LocalDate, signal: AbortSignal): Promise<number> {
  let gone = await deleteArchived(database, signal);
  while (!signal.aborted) {
    const span = await withActor(database, systemActor, "read", (tx) => nextSpan(tx, until));
    if (!span) break;
    const path = join(archiveFolder(headFile), `${span.day}.jsonl.gz`);
    await withActor(database, systemActor, "read", (tx) => writeArchive(path, checkedLinks(tx, span)), { limitMs: READ_MS });
    await withActor(database, systemActor, "write", (tx) => noteArchive(tx, span, basename(path)));
    gone += await deleteArchived(database, signal);
  }
  return gone;
}

/** The oldest day still in the database with all its rows, once a later day has begun: the end of the chain always stays. */
async function nextSpan(tx: Tx, until: LocalDate): Promise<Span | undefined> {
  const { rows } = await tx.client.query<{ day: LocalDate; first: number; last: number; previous: Buffer | null }>(
    `with start as (select coalesce(max(last_position), 0) as ended from kernel.audit_archive),
       oldest as (select s.position, s.day from kernel.audit_seal s, start where s.position > ended order by s.position limit 1)
     select o.day::text as day, o.position as first,
       (select s.position - 1 from kernel.audit_seal s where s.position > o.position and s.day > o.day order by s.position limit 1) as last,
       (select a.hash from kernel.audit_archive a where a.last_position = ended) as previous
     from oldest o, start where o.day <= $1`,
    [until],
  );
  const found = rows[0];
  return found?.last == null ? undefined : { ...found, previous: found.previous ?? genesis };
}

/** The links of a span; a row whose hash is not what the chain says stops it. */
async function* checkedLinks(tx: Tx, { first, last, previous }: Span): AsyncGenerator<ArchivedLink> {
  let before = previous;
  let expected = first;
  for await (const page of readPages(tx, first - 1, last))
    for (const { position, hash, row } of page) {
      if (position !== expected || row === null || !link(before, row).equals(hash))
        throw new Error(`audit does not hold at position ${expected}: nothing is archived from there on, see vx audit verify`);
      yield { position, hash: hash.toString("hex"), row };
      before = hash;
      expected++;
    }
}

async function noteArchive(tx: Tx, { day, first, last }: Span, file: string): Promise<void> {
  await asKeeper(tx, () =>
    tx.client.query(
      `insert into kernel.audit_archive (last_position, first_position, day, hash, file, archived_at)
       select position, $2, $3, hash, $4, $5 from kernel.audit_seal where position = $1`,
      [last, first, day, file, tx.now],
    ),
  );
  await appendAudit(tx, { kind: "system", action: "kernel.audit-archived", detail: { day, first, last, file } });
}

async function deleteArchived(database: Database, signal: AbortSignal): Promise<number> {
  let gone = 0;
  for (let slice = SLICE; slice === SLICE && !signal.aborted; gone += slice)
    slice = await withActor(database, systemActor, "write", (tx) => asKeeper(tx, () => deleteSlice(tx)));
  return gone;
}

/** A row and its seal leave together: a row without one would look slipped in. */
async function deleteSlice(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ position: number; id: number }>(
    `select position, audit_id as id from kernel.audit_seal where position <= (select max(last_position) from kernel.audit_archive)
     order by position limit ${SLICE}`,
  );
  if (rows.length === 0) return 0;
  await tx.client.query("delete from kernel.audit where id = any($1)", [rows.map(({ id }) => id)]);
  await tx.client.query("delete from kernel.audit_seal where position <= $1", [rows.at(-1)!.position]);
  return rows.length;
}
