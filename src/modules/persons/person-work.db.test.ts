import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, systemActor, withActor } from "../../kernel/db/actor.ts";
import { recordEvents } from "../../kernel/events/events.ts";
import { newId } from "../../kernel/ids.ts";
import { must } from "../../kernel/test-kit/call-routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadProvinceAgencies } from "../directory/server.ts";
import type { PersonCard, PersonNumbers } from "./contract.ts";
import { LOOK_UPS_PER_HOUR } from "./rules/look-up-budget.ts";
import { relatePersons, unrelatePersons, withdrawPersons } from "./server.ts";
import { actorOf, ask, form, places, refusal, send, someName, untilReacted } from "./test-kit/invented-people.ts";

let database: TestDatabase;
let hospitals: [string, string];
let [ward, otherWard, province, hospital]: [Actor, Actor, Actor, Actor] = [actorOf("vn"), actorOf("vn"), actorOf("vn"), actorOf("vn")];

beforeAll(async () => {
  database = await createTestDatabase();
  await loadProvinceAgencies(database, "92");
  const { rows } = await database.pool.query<{ key: string }>(
    `select key from directory.agency where "group" = 'health-facility' order by key limit 2`,
  );
  hospitals = [rows[0]!.key, rows[1]!.key];
});
afterAll(() => database.drop());
// Fresh accounts: budgets and audits of one test do not reach the next.
beforeEach(() => {
  [ward, otherWard, province, hospital] = [
    actorOf(places.ward),
    actorOf(places.otherWard),
    actorOf(places.province),
    actorOf(hospitals[0]),
  ];
});

const register = async (actor: Actor, facts: Parameters<typeof form>[0] = {}) => {
  const body = form(facts);
  must(await send(database, actor, "/persons/register", body));
  return body.personId;
};
const card = (actor: Actor, id: string, asOf?: string) => ask<PersonCard>(database, actor, "/persons/one", { id, asOf });

describe("registering", () => {
  it("keeps what was typed, in one form, and what the CCCD says of year and sex", async () => {
    const id = await register(ward, {
      fullName: "  Lý  Thị Bé ".normalize("NFD"),
      birthOn: null,
      sex: null,
      cccd: "094 188 000 001",
      phones: ["+84 908 111 222", "0908111222"],
      address: "5 ấp Chợ",
      vulnerable: ["pregnant"],
    });
    expect(must(await card(ward, id))).toMatchObject({
      fullName: "Lý Thị Bé",
      birthYear: 1988,
      sex: "female",
      address: "5 ấp Chợ",
      vulnerable: ["pregnant"],
      numbers: { cccd: true, cmnd: false, passport: false, phones: 1 },
      residenceUnit: places.ward,
      versions: { person: 1, identity: 1 },
    });
  });
  it("tells the numbers only when they are asked for, and writes down who asked why", async () => {
    const id = await register(ward, { fullName: someName(), cccd: "094090005678", phones: ["0908333444"] });
    expect(JSON.stringify(must(await card(ward, id)))).not.toContain("094090005678");
    expect(must(await ask<PersonNumbers>(database, ward, "/persons/reveal", { id }, "call"))).toMatchObject({
      cccd: "094090005678",
      phones: ["0908333444"],
    });
    const { rows } = await database.pool.query(
      "select purpose, subjects from kernel.audit where actor_id = $1 and action = '/persons/reveal'",
      [ward.accountId],
    );
    expect(rows).toEqual([{ purpose: "call", subjects: [id] }]);
  });
  it("refuses what cannot be", async () => {
    const attempt = async (facts: Parameters<typeof form>[0]) => send(database, ward, "/persons/register", form(facts));
    expect(await attempt({ fullName: null })).toMatchObject(refusal("name_or_description"));
    expect(await attempt({ birthOn: "2190-01-01" })).toMatchObject(refusal("bad_birth"));
    expect(await attempt({ cccd: "094190001234" })).toMatchObject(refusal("cccd_contradicts"));
    expect(await attempt({ cccd: "09419000123" })).toMatchObject(refusal("bad_cccd"));
    expect(await attempt({ phones: ["12"] })).toMatchObject(refusal("bad_phone"));
    expect(await attempt({ residenceUnit: "o19.99999" })).toMatchObject(refusal("unknown_unit"));
  });
  it("stops at somebody who is registered, until the officer says it is another person", async () => {
    const name = someName();
    const first = await register(ward, { fullName: name });
    const second = form({ fullName: name });
    expect(await send(database, ward, "/persons/register", second)).toMatchObject({
      ok: false,
      refusal: { code: "persons/already_registered", params: { personId: first } },
    });
    must(await send(database, ward, "/persons/register", { ...second, notThese: [first] }));
    await untilReacted(database);
    const { rows } = await database.pool.query("select state from persons.likeness where person_a in ($1, $2) and person_b in ($1, $2)", [
      first,
      second.personId,
    ]);
    expect(rows).toEqual([{ state: "different" }]);
  });
  it("does not tell of people the officer does not see", async () => {
    const name = someName();
    await register(otherWard, { fullName: name, residenceUnit: places.otherWard, cccd: "094090007777" });
    expect(await send(database, ward, "/persons/register", form({ fullName: name, cccd: "094090007777" }))).toMatchObject({ ok: true });
  });
});

describe("who sees a person", () => {
  it("is the unit of residence and those above it; for others the person is absent", async () => {
    const id = await register(ward, { fullName: someName() });
    expect(await card(province, id)).toMatchObject({ ok: true });
    expect(await card(otherWard, id)).toMatchObject(refusal("person_not_found"));
    expect(await card(otherWard, newId())).toMatchObject(refusal("person_not_found"));
  });
  it("is also the hospital that registered somebody from elsewhere", async () => {
    const id = await register(hospital, { fullName: someName() });
    expect(await card(hospital, id)).toMatchObject({ ok: true });
    expect(await card(ward, id)).toMatchObject({ ok: true });
    expect(await card(actorOf(hospitals[1]), id)).toMatchObject(refusal("person_not_found"));
  });
  it("is a place of stay while the stay lasts", async () => {
    const id = await register(ward, { fullName: someName() });
    const stay = { provinceId: "92", personId: id, kind: "stay", key: places.otherWard, until: null };
    await withActor(database, province, "write", (tx) => relatePersons(tx, [stay]));
    expect(await card(otherWard, id)).toMatchObject({ ok: true });
    await withActor(database, province, "write", (tx) => unrelatePersons(tx, [stay]));
    expect(await card(otherWard, id)).toMatchObject(refusal("person_not_found"));
  });
  it("is, after a move, the new unit, and for a while the one that moved the person", async () => {
    const id = await register(ward, { fullName: someName() });
    const change = { personId: id, expected: { person: 1, identity: 1 }, changes: { residenceUnit: places.commune } };
    must(await send(database, ward, "/persons/correct", change));
    expect(await card(ward, id)).toMatchObject({ ok: true });
    expect(await card(actorOf(places.commune), id)).toMatchObject({ ok: true });
    expect(await card(otherWard, id)).toMatchObject(refusal("person_not_found"));
  });
});

describe("correcting", () => {
  const correct = (actor: Actor, personId: string, expected: object, changes: object) =>
    send<{ versions: { person: number; identity: number }; fields: string[] }>(database, actor, "/persons/correct", {
      personId,
      expected,
      changes,
    });
  it("makes a new version; the old one can be had as of its time", async () => {
    const id = await register(ward, { fullName: "Võ Thị Tư", sex: "female", cccd: "094190000042" });
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5)); // recorded instants have milliseconds
    const done = must(await correct(ward, id, { person: 1, identity: 1 }, { fullName: "Võ Thị Tú", occupation: "giáo viên" }));
    expect(done).toMatchObject({ versions: { person: 2, identity: 2 }, fields: ["fullName", "occupation"] });
    expect(must(await card(ward, id))).toMatchObject({ fullName: "Võ Thị Tú", occupation: "giáo viên", numbers: { cccd: true } });
    expect(must(await card(ward, id, before))).toMatchObject({ fullName: "Võ Thị Tư", occupation: null });
  });
  it("writes nothing when nothing changes", async () => {
    const id = await register(ward, { fullName: someName() });
    expect(must(await correct(ward, id, { person: 1, identity: 1 }, { sex: "male" }))).toMatchObject({
      versions: { person: 1, identity: 1 },
      fields: [],
    });
  });
  it("is refused when somebody changed the person meanwhile, with both versions and what changed", async () => {
    const id = await register(ward, { fullName: someName() });
    must(await correct(province, id, { person: 1, identity: 1 }, { occupation: "nông dân" }));
    expect(await correct(ward, id, { person: 1, identity: 1 }, { occupation: "thợ may" })).toMatchObject({
      ok: false,
      refusal: { code: "persons/changed_meanwhile", params: { expected: "1.1", current: "2.1", fields: "occupation" } },
    });
  });
  it("is not refused because the person got another place of stay", async () => {
    const id = await register(ward, { fullName: someName() });
    await withActor(database, province, "write", (tx) =>
      relatePersons(tx, [{ provinceId: "92", personId: id, kind: "stay", key: places.otherWard, until: null }]),
    );
    expect(await correct(ward, id, { person: 1, identity: 1 }, { occupation: "thợ may" })).toMatchObject({ ok: true });
  });
  it("finds the person by the new name and no longer by the old one", async () => {
    const id = await register(ward, { fullName: "Mã Thị Ngọt", sex: "female" });
    must(await correct(ward, id, { person: 1, identity: 1 }, { fullName: "Mã Thị Đắng" }));
    const found = async (text: string) => must(await ask<{ rows: unknown[] }>(database, ward, "/persons/search", { text })).rows.length;
    expect([await found("ma thi dang "), await found("ma thi ngot ")]).toEqual([1, 0]);
  });
});

describe("looking people up", () => {
  it(`stops after ${LOOK_UPS_PER_HOUR} persons an hour that are not current work, and says so in the audit`, async () => {
    const ids: string[] = [];
    for (let n = 0; n <= LOOK_UPS_PER_HOUR; n++)
      ids.push(await register(province, { fullName: null, description: `Người thứ ${n}`, birthOn: null }));
    for (const id of ids.slice(0, LOOK_UPS_PER_HOUR)) expect(await card(ward, id)).toMatchObject({ ok: true });
    expect(await card(ward, ids.at(-1)!)).toMatchObject(refusal("look_up_budget"));
    expect(await ask(database, ward, "/persons/reveal", { id: ids.at(-1)! })).toMatchObject(refusal("look_up_budget"));
    expect(await card(ward, ids[0]!)).toMatchObject({ ok: true });
    const { rows } = await database.pool.query(
      "select count(*)::int as n from kernel.audit where actor_id = $1 and outcome = 'persons/look_up_budget'",
      [ward.accountId],
    );
    expect(rows).toEqual([{ n: 2 }]);
    const seen = { provinceId: "92", personId: ids.at(-1)!, type: "case.reported", seenBy: [places.ward, "vn"] };
    await withActor(database, systemActor, "write", (tx) => recordEvents(tx, [seen]));
    expect(await card(ward, ids.at(-1)!)).toMatchObject({ ok: true });
  });
});

describe("withdrawing", () => {
  it("takes a person out of search and registration checks, and keeps the record readable", async () => {
    const name = someName();
    const id = await register(ward, { fullName: name });
    expect(await withActor(database, ward, "write", (tx) => withdrawPersons(tx, [id, newId()], "nhập nhầm"))).toEqual([id]);
    expect(must(await ask<{ rows: unknown[] }>(database, ward, "/persons/search", { text: name })).rows).toEqual([]);
    expect(must(await card(ward, id))).toMatchObject({ withdrawn: "nhập nhầm" });
    expect(await send(database, ward, "/persons/register", form({ fullName: name }))).toMatchObject({ ok: true });
  });
});
