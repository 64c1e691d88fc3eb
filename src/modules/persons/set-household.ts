import type { Tx } from "../../kernel/db/actor.ts";
import { putRecords } from "../../kernel/db/records.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import type { PersonLine, SetHousehold } from "./contract.ts";
import { correctedEvent } from "./correct-persons.ts";
import { errors } from "./errors.ts";
import { linesOf } from "./person-lines.ts";
import { loadPersons, type StoredPerson } from "./store/facts-store.ts";
import { sightMaker } from "./store/sight-store.ts";

/** Makes a household of these persons (hộ gia đình), or changes who belongs to it; whoever is left out leaves it. */
export async function setHousehold(
  tx: Tx,
  { householdId, residenceUnit, headId, memberIds }: SetHousehold,
): Promise<Outcome<{ householdId: string }>> {
  const sight = (await sightMaker(tx, [residenceUnit], [tx.actor.homeKey]))(residenceUnit, [tx.actor.homeKey]);
  if (!sight) return refuse(errors.unknown_unit, { unit: residenceUnit });
  const now = await memberIdsOf(tx, householdId, sight.provinceId);
  const people = await loadPersons(tx, [...memberIds, ...now]);
  const missing = memberIds.find((id) => !people.has(id));
  if (missing || (headId && !memberIds.includes(headId))) return refuse(errors.person_not_found);
  if ([...people.values()].some((person) => person.provinceId !== sight.provinceId)) return refuse(errors.other_province);
  const household = {
    province_id: sight.provinceId,
    id: householdId,
    seen_by: sight.seenBy,
    residence_unit: residenceUnit,
    head_id: headId,
  };
  await putRecords(tx, "persons.household", [household]);
  const joining = memberIds.map((id) => people.get(id)!).filter((person) => person.facts.householdId !== householdId);
  const leaving = now.filter((id) => !memberIds.includes(id)).flatMap((id) => people.get(id) ?? []);
  await putHouseholdOf(tx, joining, householdId);
  await putHouseholdOf(tx, leaving, null);
  return ok({ householdId });
}

async function putHouseholdOf(tx: Tx, people: readonly StoredPerson[], householdId: string | null): Promise<void> {
  const rows = people.map(({ id, provinceId, seenBy }) => ({ province_id: provinceId, id, seen_by: seenBy, household_id: householdId }));
  await putRecords(tx, "persons.person", rows);
  await recordEvents(
    tx,
    people.map(({ id, provinceId, seenBy }) => correctedEvent({ sight: { provinceId, seenBy } }, id, ["householdId"])),
  );
}

/** Members in sight, the eldest first. A household that was entered with its people has no record of its own before somebody says more of it. */
async function memberIdsOf(tx: Tx, householdId: string, provinceId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select p.id from persons.person p
     where p.province_id in (select $2 union select h.province_id from persons.household h where h.id = $1) and p.household_id = $1
       and p.merged_into is null and p.withdrawn is null order by p.birth_year nulls last, p.id`,
    [householdId, provinceId],
  );
  return rows.map((row) => row.id);
}

export interface HouseholdView {
  id: string;
  residenceUnit: string;
  headId: string | null;
  members: PersonLine[];
}

/** A household with the members the actor sees, the eldest first. */
export async function findHousehold(tx: Tx, id: string): Promise<Outcome<HouseholdView>> {
  const row = await tx.selectFrom("persons.household").select(["residence_unit", "head_id"]).where("id", "=", id).executeTakeFirst();
  const members = await memberIdsOf(tx, id, tx.actor.provinceId);
  const lines = await linesOf(tx, members);
  const shown = members.flatMap((member) => lines.get(member) ?? []);
  const residenceUnit = row?.residence_unit ?? shown[0]?.residenceUnit;
  if (!residenceUnit) return refuse(errors.household_not_found);
  return ok({ id, residenceUnit, headId: row?.head_id ?? null, members: shown });
}
