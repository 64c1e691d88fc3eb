import type { Tx } from "../../kernel/db/actor.ts";
import { recordsOf } from "./store/facts-store.ts";

export interface TimelineEntry {
  at: Date;
  /** Type of the event; the words are in the messages of the module before the dot. */
  type: string;
  actorId: string;
  /** Record the event happened to: a case, a merge, the person. */
  subjectId: string | null;
  payload: Record<string, unknown>;
}

const MOST = 500;

/** What happened to a person according to every module, latest first, with what happened to records merged into it. Only events in sight. */
export async function timelineOf(tx: Tx, personId: string): Promise<TimelineEntry[]> {
  const { provinceId, ids } = await recordsOf(tx, personId);
  const { rows } = await tx.client.query<{
    at: Date;
    type: string;
    actor_id: string;
    subject_id: string | null;
    payload: Record<string, unknown>;
  }>(
    `select at, type, actor_id, subject_id, payload from kernel.event
     where province_id = $1 and person_id = any($2) order by at desc, seq desc limit ${MOST}`,
    [provinceId, ids],
  );
  return rows.map((row) => ({ at: row.at, type: row.type, actorId: row.actor_id, subjectId: row.subject_id, payload: row.payload }));
}
