import type { Tx } from "../db/actor.ts";

/** Something that happened, past tense. Payloads hold ids and codes, never names or numbers of people. */
export interface DomainEvent {
  type: string;
  version?: number;
  provinceId: string;
  /** Record it happened to. */
  subjectId?: string;
  /** Person whose timeline it belongs to. */
  personId?: string;
  /** When it happened, if not now. */
  at?: Date;
  payload?: Record<string, unknown>;
  /** Who may see it: the keys of the record. */
  seenBy: readonly string[];
}

/** Appends events to the log in the transaction of the change; reactions run from there. */
export async function recordEvents(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    province_id: event.provinceId,
    type: event.type,
    version: event.version ?? 1,
    at: event.at ?? tx.now,
    subject_id: event.subjectId ?? null,
    person_id: event.personId ?? null,
    payload: event.payload ?? {},
    seen_by: event.seenBy,
  }));
  await tx.client.query(
    `insert into kernel.event (province_id, type, version, at, actor_id, cause, batch_id, held, subject_id, person_id, payload, seen_by)
     select province_id, type, version, at, $2, $3, $4, $5, subject_id, person_id, payload, seen_by
     from jsonb_to_recordset($1::jsonb) as e(province_id text, type text, version int, at timestamptz, subject_id uuid, person_id uuid, payload jsonb, seen_by text[])`,
    [JSON.stringify(rows), tx.actor.accountId, tx.cause ?? null, tx.batchId ?? null, tx.holdEvents ?? false],
  );
}

/** An event as a reaction receives it. */
export interface RecordedEvent {
  province_id: string;
  seq: number;
  type: string;
  version: number;
  at: Date;
  batch_id: string | null;
  subject_id: string | null;
  person_id: string | null;
  payload: Record<string, unknown>;
}
