import type { Tx } from "../../kernel/db/actor.ts";
import { type NewRecord, putRecords } from "../../kernel/db/records.ts";
import { type Outcome, ok, Refused, refuse } from "../../kernel/errors/refusal.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import type { MergePersons, PersonFacts, UnmergePersons } from "./contract.ts";
import { errors } from "./errors.ts";
import { pairOf } from "./judge-duplicates.ts";
import { mergeFacts, undoableUntil, unmergeFacts } from "./rules/change-person.ts";
import { checkPerson } from "./rules/check-person.ts";
import { findVersion, loadPersons, type StoredPerson } from "./store/facts-store.ts";
import { judgePairs } from "./store/likeness-pairs.ts";
import { findMerge, type MergeRow } from "./store/merge-store.ts";
import { putPersons } from "./store/person-store.ts";
import { addRelations, endRelations, type PersonRelation, relationKeys, sightMaker } from "./store/sight-store.ts";

/**
 * Merges two records of one person, both in sight. The dropped record is kept and leads to the other; whoever saw either sees the kept one;
 * other modules follow the event `persons.merged`.
 */
export async function mergePersons(tx: Tx, { mergeId, keepId, dropId, take }: MergePersons): Promise<Outcome<{ keptId: string }>> {
  if (keepId === dropId) return refuse(errors.same_person);
  const people = await loadPersons(tx, [keepId, dropId]);
  const [keep, drop] = [people.get(keepId), people.get(dropId)];
  if (!keep || !drop || keep.withdrawn || drop.withdrawn) return refuse(errors.person_not_found);
  const merged = keep.mergedInto ?? drop.mergedInto;
  if (merged) return refuse(errors.merged_meanwhile, { personId: merged });
  if (keep.provinceId !== drop.provinceId) return refuse(errors.other_province);
  const { facts, taken } = mergeFacts(keep.facts, drop.facts, take);
  const checked = checkPerson(facts, localDateOf(tx.now));
  if (!checked.ok) return checked;
  const relations = await relationsOf(tx, keep, drop);
  await addRelations(tx, relations);
  const seenBy = await putKept(tx, keep, checked.value);
  await lead(tx, drop, keep.id);
  const row = {
    province_id: keep.provinceId,
    id: mergeId,
    seen_by: seenBy,
    kept_id: keep.id,
    dropped_id: drop.id,
    merged_at: tx.now,
    taken,
    before: keep.versions,
  };
  await putRecords(tx, "persons.merge", [row], { mode: "create" });
  await judgePairs(tx, [pairOf(keep, drop)], "merged");
  await tell(tx, "persons.merged", row);
  return ok({ keptId: keep.id });
}

/** Undoes a merge within 30 days: the records stand apart again, the pair is remembered as two persons. */
export async function unmergePersons(tx: Tx, { mergeId, reason }: UnmergePersons): Promise<Outcome<{ keptId: string; droppedId: string }>> {
  const merge = await findMerge(tx, mergeId);
  if (!merge) return refuse(errors.merge_not_found);
  if (merge.undone_at || tx.now > undoableUntil(merge.merged_at)) return refuse(errors.merge_final);
  const people = await loadPersons(tx, [merge.kept_id, merge.dropped_id]);
  const [keep, drop] = [people.get(merge.kept_id), people.get(merge.dropped_id)];
  if (!keep || !drop) return refuse(errors.person_not_found);
  if (keep.mergedInto) return refuse(errors.merged_meanwhile, { personId: keep.mergedInto });
  const before = await findVersion(tx, keep, merge.before);
  if (!before) throw new Error(`merge ${mergeId} without the version before it`);
  const { facts } = mergeFacts(before.facts, drop.facts, merge.taken as never);
  await endRelations(tx, await relationsOf(tx, keep, drop));
  await putKept(tx, keep, unmergeFacts(keep.facts, before.facts, facts, merge.taken as never));
  await lead(tx, drop, null);
  const undone = { province_id: merge.province_id, id: merge.id, seen_by: merge.seen_by, undone_at: tx.now, undone_reason: reason };
  await putRecords(tx, "persons.merge", [undone]);
  await judgePairs(tx, [pairOf(keep, drop)], "different");
  await tell(tx, "persons.unmerged", merge);
  return ok({ keptId: keep.id, droppedId: drop.id });
}

/** What lets those who saw the dropped record see the kept one. */
async function relationsOf(tx: Tx, keep: StoredPerson, drop: StoredPerson): Promise<PersonRelation[]> {
  const keys = (await relationKeys(tx, [drop.id])).get(drop.id) ?? [];
  return [...new Set([drop.facts.residenceUnit, ...keys])].map((key) => ({
    provinceId: keep.provinceId,
    personId: keep.id,
    kind: "merged",
    key,
    until: null,
  }));
}

/** Writes the kept person with the sight that follows from its relations. */
async function putKept(tx: Tx, keep: StoredPerson, facts: PersonFacts): Promise<string[]> {
  const keys = (await relationKeys(tx, [keep.id])).get(keep.id) ?? [];
  const sight = (await sightMaker(tx, [facts.residenceUnit], keys))(facts.residenceUnit, keys);
  if (!sight) throw new Refused({ ...errors.unknown_unit, params: { unit: facts.residenceUnit } });
  const expected = { person: new Map([[keep.id, keep.versions.person]]), identity: new Map([[keep.id, keep.versions.identity]]) };
  const { person, identity } = await putPersons(tx, [{ id: keep.id, facts, sight }], { expected });
  if (person.stale.length + identity.stale.length > 0) throw new Refused({ ...errors.changed_meanwhile, params: { personId: keep.id } });
  return sight.seenBy;
}

/** The dropped record leads to the kept one, or stands for itself again. */
async function lead(tx: Tx, drop: StoredPerson, to: string | null): Promise<void> {
  const row: NewRecord = { province_id: drop.provinceId, id: drop.id, seen_by: drop.seenBy, merged_into: to };
  const { stale } = await putRecords(tx, "persons.person", [row], { expected: new Map([[drop.id, drop.versions.person]]) });
  if (stale.length > 0) throw new Refused({ ...errors.changed_meanwhile, params: { personId: drop.id } });
}

async function tell(
  tx: Tx,
  type: "persons.merged" | "persons.unmerged",
  merge: Pick<MergeRow, "province_id" | "id" | "kept_id" | "dropped_id" | "seen_by">,
): Promise<void> {
  const { province_id: provinceId, id: mergeId, kept_id: keptId, dropped_id: droppedId, seen_by: seenBy } = merge;
  await recordEvents(tx, [{ type, provinceId, subjectId: mergeId, personId: keptId, payload: { keptId, droppedId, mergeId }, seenBy }]);
}
