import type { Tx } from "../../kernel/db/actor.ts";
import { putRecords } from "../../kernel/db/records.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { loadPersons } from "./store/facts-store.ts";

/**
 * Takes persons out of every list and search, with the reason: entered by mistake, or an import that was undone.
 * They stay readable as of earlier. Unknown and withdrawn ones are left alone.
 * @returns ids of those that were withdrawn now
 */
export async function withdrawPersons(tx: Tx, personIds: readonly string[], reason: string): Promise<string[]> {
  const people = [...(await loadPersons(tx, personIds)).values()].filter((person) => !person.withdrawn);
  const records = people.map(({ id, provinceId, seenBy }) => ({ province_id: provinceId, id, seen_by: seenBy, withdrawn: reason }));
  for (const table of ["persons.person", "person_identity.identity"] as const) await putRecords(tx, table, records);
  await recordEvents(
    tx,
    people.map(({ id, provinceId, seenBy }) => ({
      type: "persons.withdrawn",
      provinceId,
      subjectId: id,
      personId: id,
      payload: { personId: id },
      seenBy,
    })),
  );
  return people.map(({ id }) => id);
}
