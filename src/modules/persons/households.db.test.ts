import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../kernel/ids.ts";
import { must } from "../../kernel/test-kit/call-routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { actorOf, ask, form, places, refusal, send, someName } from "./test-kit/invented-people.ts";

let database: TestDatabase;
const ward = actorOf(places.ward);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const register = async (householdId: string | null) => {
  const body = form({ fullName: someName(), householdId });
  must(await send(database, ward, "/persons/register", body));
  return body.personId;
};
const household = (id: string, actor = ward) =>
  ask<{ headId: string | null; members: { id: string }[] }>(database, actor, "/persons/household/one", { id });
const membersOf = async (id: string) =>
  must(await household(id))
    .members.map((member) => member.id)
    .sort();
const set = (householdId: string, headId: string | null, memberIds: string[]) =>
  send(database, ward, "/persons/household", { householdId, residenceUnit: places.ward, headId, memberIds });

it("people who were entered together are a household before anybody says who its head is", async () => {
  const id = newId();
  const [mother, child] = [await register(id), await register(id)];
  expect(must(await household(id))).toMatchObject({ residenceUnit: places.ward, headId: null });
  expect(await membersOf(id)).toEqual([mother, child].sort());
  must(await set(id, mother, [mother, child]));
  expect(must(await household(id)).headId).toBe(mother);
});

it("somebody leaves it, and somebody of another household moves in", async () => {
  const [here, there] = [newId(), newId()];
  const [one, other, third] = [await register(here), await register(here), await register(there)];
  must(await set(here, one, [one, third]));
  expect(await membersOf(here)).toEqual([one, third].sort());
  expect(await household(there)).toMatchObject(refusal("household_not_found"));
  const left = must(await ask<{ householdId: string | null }>(database, ward, "/persons/one", { id: other }));
  expect(left.householdId).toBeNull();
});

it("is unknown to those who see none of its people", async () => {
  const id = newId();
  await register(id);
  expect(await household(id, actorOf(places.commune))).toMatchObject(refusal("household_not_found"));
});
