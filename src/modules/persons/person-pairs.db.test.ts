import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { newId } from "../../kernel/ids.ts";
import { must } from "../../kernel/test-kit/call-routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import type { PersonCard } from "./contract.ts";
import { queueItems } from "./server.ts";
import { actorOf, ask, form, places, refusal, send, someName, untilReacted } from "./test-kit/invented-people.ts";

let database: TestDatabase;
let [ward, otherWard, province]: [Actor, Actor, Actor] = [actorOf("vn"), actorOf("vn"), actorOf("vn")];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
// Fresh accounts: budgets and audits of one test do not reach the next.
beforeEach(() => {
  [ward, otherWard, province] = [actorOf(places.ward), actorOf(places.otherWard), actorOf(places.province)];
});

const register = async (actor: Actor, facts: Parameters<typeof form>[0] = {}) => {
  const body = form(facts);
  must(await send(database, actor, "/persons/register", body));
  return body.personId;
};
const card = (actor: Actor, id: string, asOf?: string) => ask<PersonCard>(database, actor, "/persons/one", { id, asOf });

describe("two records of one person", () => {
  const pair = async () => {
    const name = someName();
    const keepId = await register(ward, { fullName: name, occupation: "nông dân" });
    const dropId = await register(otherWard, {
      fullName: name,
      residenceUnit: places.otherWard,
      cccd: "094090004321",
      phones: ["0907000111"],
      occupation: "thợ hồ",
    });
    await untilReacted(database);
    return { keepId, dropId, name };
  };
  const waiting = async (actor: Actor) => (await withActor(database, actor, "read", queueItems)).map((item) => item.subject);

  it("wait in the queue of those who see both, and of nobody else", async () => {
    const { name } = await pair();
    expect(await waiting(province)).toContain(name);
    expect([...(await waiting(ward)), ...(await waiting(otherWard))]).not.toContain(name);
  });
  it("stand side by side with what speaks for and against", async () => {
    const { keepId, dropId } = await pair();
    const compared = must(
      await ask<{ verdict: string; reasons: string[]; differing: string[] }>(database, province, "/persons/compare", {
        a: keepId,
        b: dropId,
      }),
    );
    expect(compared).toMatchObject({
      verdict: "held",
      reasons: ["same_name", "same_birth_date"],
      differing: ["occupation", "residenceUnit", "cccd", "phones"],
    });
  });
  it("are not proposed again once somebody said they are two", async () => {
    const { keepId, dropId, name } = await pair();
    must(await send(database, province, "/persons/not-duplicate", { personIds: [dropId, keepId] }));
    must(
      await send(database, ward, "/persons/correct", {
        personId: keepId,
        expected: { person: 1, identity: 1 },
        changes: { school: "THPT" },
      }),
    );
    await untilReacted(database);
    expect(await waiting(province)).not.toContain(name);
  });
  it("become one: the other leads there, what was missing is taken over, whoever saw either sees it", async () => {
    const { keepId, dropId, name } = await pair();
    must(await send(database, province, "/persons/merge", { mergeId: newId(), keepId, dropId, take: ["occupation"] }));
    const kept = must(await card(otherWard, dropId));
    expect(kept).toMatchObject({
      id: keepId,
      askedId: dropId,
      occupation: "thợ hồ",
      numbers: { cccd: true, phones: 1 },
      merged: [{ personId: dropId }],
    });
    const found = must(await ask<{ rows: { id: string }[] }>(database, otherWard, "/persons/search", { text: name }));
    expect(found.rows.map((row) => row.id)).toEqual([keepId]);
    expect(
      must(await ask<{ rows: { id: string }[] }>(database, province, "/persons/search", { text: "094090004321" })).rows.map(
        (row) => row.id,
      ),
    ).toContain(keepId);
    expect(await waiting(province)).not.toContain(name);
  });
  it("stand apart again after the merge is undone, each with its own facts and its own readers", async () => {
    const { keepId, dropId } = await pair();
    const cards = async () =>
      [must(await card(province, keepId)), must(await card(province, dropId))].map(
        ({ versions, recordedAt, recordedBy, ...facts }) => facts,
      );
    const before = await cards();
    const mergeId = newId();
    must(await send(database, province, "/persons/merge", { mergeId, keepId, dropId, take: ["occupation"] }));
    must(await send(database, province, "/persons/unmerge", { mergeId, reason: "hai người trùng tên" }));
    expect(await cards()).toEqual(before);
    expect(await card(otherWard, keepId)).toMatchObject(refusal("person_not_found"));
    expect(await send(database, province, "/persons/unmerge", { mergeId, reason: "hai người trùng tên" })).toMatchObject(
      refusal("merge_final"),
    );
  });
  it("keep a correction made between merging and undoing", async () => {
    const { keepId, dropId } = await pair();
    const mergeId = newId();
    must(await send(database, province, "/persons/merge", { mergeId, keepId, dropId, take: ["occupation"] }));
    const { versions } = must(await card(province, keepId));
    must(await send(database, province, "/persons/correct", { personId: keepId, expected: versions, changes: { occupation: "thợ điện" } }));
    must(await send(database, province, "/persons/unmerge", { mergeId, reason: "hai người trùng tên" }));
    expect(must(await card(province, keepId))).toMatchObject({ occupation: "thợ điện", numbers: { cccd: false } });
  });
  it("cannot be parted after 30 days", async () => {
    const { keepId, dropId } = await pair();
    const mergeId = newId();
    must(await send(database, province, "/persons/merge", { mergeId, keepId, dropId }));
    await database.pool.query("update persons.merge set merged_at = merged_at - interval '31 days' where id = $1", [mergeId]);
    expect(await send(database, province, "/persons/unmerge", { mergeId, reason: "hai người trùng tên" })).toMatchObject(
      refusal("merge_final"),
    );
  });
  it("are merged by nobody who sees only one of them", async () => {
    const { keepId, dropId } = await pair();
    expect(await send(database, ward, "/persons/merge", { mergeId: newId(), keepId, dropId })).toMatchObject(refusal("person_not_found"));
    expect(await ask(database, ward, "/persons/compare", { a: keepId, b: dropId })).toMatchObject(refusal("person_not_found"));
  });
  it("are told to the other modules, merged and parted", async () => {
    const { keepId, dropId } = await pair();
    const mergeId = newId();
    must(await send(database, province, "/persons/merge", { mergeId, keepId, dropId }));
    must(await send(database, province, "/persons/unmerge", { mergeId, reason: "hai người trùng tên" }));
    const { rows } = await database.pool.query("select type, payload from kernel.event where subject_id = $1 order by seq", [mergeId]);
    const payload = { keptId: keepId, droppedId: dropId, mergeId };
    expect(rows).toEqual([
      { type: "persons.merged", payload },
      { type: "persons.unmerged", payload },
    ]);
  });
});

describe("a household", () => {
  it("has the members it was given; who is left out leaves it", async () => {
    const [father, child] = [
      await register(ward, { fullName: someName() }),
      await register(ward, { fullName: someName(), birthOn: "2015-01-01" }),
    ];
    const household = { householdId: newId(), residenceUnit: places.ward, headId: father, memberIds: [father, child] };
    must(await send(database, ward, "/persons/household", household));
    const members = async () =>
      must(await ask<{ members: { id: string }[] }>(database, ward, "/persons/household/one", { id: household.householdId })).members.map(
        ({ id }) => id,
      );
    expect(await members()).toEqual([father, child]);
    must(await send(database, ward, "/persons/household", { ...household, memberIds: [father] }));
    expect(await members()).toEqual([father]);
    expect(must(await card(ward, child))).toMatchObject({ householdId: null });
    expect(await ask(database, otherWard, "/persons/household/one", { id: household.householdId })).toMatchObject(
      refusal("household_not_found"),
    );
  });
});

describe("the timeline", () => {
  it("tells what every module recorded, latest first, the merged record's part included, and only what one may see", async () => {
    const [keepId, dropId] = [await register(ward, { fullName: someName() }), await register(ward, { fullName: someName() })];
    const seen = { provinceId: "92", personId: dropId, subjectId: newId() };
    await withActor(database, province, "write", (tx) =>
      recordEvents(tx, [
        { ...seen, type: "case.reported", seenBy: [places.ward, places.province, "vn"] },
        { ...seen, type: "case.secret", seenBy: ["ag.elsewhere"] },
      ]),
    );
    must(await send(database, province, "/persons/merge", { mergeId: newId(), keepId, dropId }));
    const rows = must(await ask<{ rows: { type: string }[] }>(database, ward, "/persons/timeline", { id: keepId })).rows;
    expect(rows.map((row) => row.type)).toEqual(["persons.merged", "case.reported", "persons.registered", "persons.registered"]);
  });
});
