import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "../../kernel/db/actor.ts";
import { must } from "../../kernel/test-kit/call-routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import type { MatchKind, PersonLine } from "./contract.ts";
import { actorOf, ask, form, places, send } from "./test-kit/invented-people.ts";

let database: TestDatabase;
const [ward, otherWard, province] = [actorOf(places.ward), actorOf(places.otherWard), actorOf(places.province)];

const people = {
  dang: form({
    fullName: "Nguyễn Thị Đặng",
    sex: "female",
    birthOn: "1985-02-03",
    cccd: "094185001234",
    phones: ["0901234567"],
    address: "12 Lê Lợi",
  }),
  dangPlain: form({ fullName: "Nguyễn Thị Dang", sex: "female", birthOn: "1971-02-03" }),
  hoa: form({ fullName: "Trần Thị Hòa", sex: "female", birthOn: "1992-10-20" }),
  hoang: form({ fullName: "Lê Văn Hoàng", birthOn: "1960-01-01", residenceUnit: places.otherWard }),
  lan: form({ fullName: "Phạm Ngọc Lan", birthOn: "1979-03-01" }),
  lam: form({ fullName: "Phạm Ngọc Lam", birthOn: "1979-03-02" }),
  unnamed: form({ fullName: null, description: "Nam khoảng 40 tuổi, áo xanh", birthOn: null, birthYear: null }),
};

beforeAll(async () => {
  database = await createTestDatabase();
  for (const person of Object.values(people)) must(await send(database, province, "/persons/register", person));
});
afterAll(() => database.drop());

type Answer = { rows: (PersonLine & { match: MatchKind })[]; more: boolean };
const search = async (actor: typeof ward, text: string, more: object = {}) =>
  must(await ask<Answer>(database, actor, "/persons/search", { text, ...more })).rows;
const names = async (actor: typeof ward, text: string, more: object = {}) => (await search(actor, text, more)).map((row) => row.fullName);

describe("a person is found", () => {
  it("with or without accents, composed or decomposed, in capitals and in any order", async () => {
    for (const text of [
      "nguyen thi dang",
      "Nguyễn Thị Đặng",
      "Nguyễn Thị Đặng".normalize("NFD"),
      "NGUYỄN THỊ ĐẶNG",
      "dang nguyen thi",
      "Đặng  Nguyễn",
    ]) {
      expect(await names(province, text)).toContain("Nguyễn Thị Đặng");
    }
  });
  it("before others when the accents are those typed", async () => {
    expect((await names(province, "nguyễn thị đặng"))[0]).toBe("Nguyễn Thị Đặng");
    expect((await names(province, "nguyen thi dang"))[0]).toBe("Nguyễn Thị Dang");
  });
  it("with one letter wrong, left out, doubled or swapped with its neighbour, in whichever word", async () => {
    for (const text of ["tran thi hoe", "tran thi ha", "trann thi hoa", "tarn thi hoa", "tran thj hoa"]) {
      expect(await search(province, text)).toMatchObject([{ fullName: "Trần Thị Hòa", match: "one_letter" }]);
    }
  });
  it("behind a namesake: who is written as typed comes first and hides nobody who was misspelt", async () => {
    expect(await search(province, "pham ngoc lan")).toMatchObject([
      { fullName: "Phạm Ngọc Lan", match: "unaccented" },
      { fullName: "Phạm Ngọc Lam", match: "one_letter" },
    ]);
  });
  it("not with two letters wrong", async () => {
    expect(await names(province, "tram thi hoe")).toEqual([]);
  });
  it("while the last word is still being typed", async () => {
    expect(await search(province, "le van hoan")).toMatchObject([{ fullName: "Lê Văn Hoàng", match: "beginning" }]);
  });
  it("by the year of birth beside the name", async () => {
    expect(await names(province, "nguyen thi dang 1971")).toEqual(["Nguyễn Thị Dang"]);
    expect(await names(province, "nguyen thi", { birthYear: 1985 })).toEqual(["Nguyễn Thị Đặng"]);
  });
  it("by CCCD or phone, however written", async () => {
    for (const text of ["094 185 001 234", "0901 234 567", "+84 901234567"])
      expect(await search(province, text)).toMatchObject([{ fullName: "Nguyễn Thị Đặng", match: "number" }]);
    expect(await names(province, "094185001235")).toEqual([]);
  });
  it("in a chosen unit only", async () => {
    expect(await names(province, "le van hoang", { unit: places.otherWard })).toEqual(["Lê Văn Hoàng"]);
    expect(await names(province, "le van hoang", { unit: places.ward })).toEqual([]);
  });
});

describe("nobody is found outside one's area", () => {
  it("by name, by number or by a misspelling", async () => {
    for (const text of ["nguyen thi dang", "094185001234", "0901234567", "nguyen thi dan"])
      expect(await names(otherWard, text)).toEqual([]);
    expect(await names(ward, "le van hoang")).toEqual([]);
    expect(await names(otherWard, "le van hoang")).toEqual(["Lê Văn Hoàng"]);
  });
  it("straight at the database either", async () => {
    for (const table of ["persons.person", "person_identity.identity"]) {
      const { rows } = await withActor(database, otherWard, "read", (tx) => tx.client.query(`select id from ${table}`));
      expect(rows.map((row) => row.id)).toEqual([people.hoang.personId]);
    }
  });
});

describe("a search leaves its trace", () => {
  it("as one line of the audit with everybody it showed", async () => {
    must(await ask(database, ward, "/persons/search", { text: "nguyen thi dang" }, "tracing"));
    const { rows } = await database.pool.query(
      "select kind, action, purpose, subjects from kernel.audit where actor_id = $1 order by id desc limit 1",
      [ward.accountId],
    );
    expect(rows).toMatchObject([{ kind: "read", action: "/persons/search", purpose: "tracing" }]);
    expect([...rows[0].subjects].sort()).toEqual([people.dang.personId, people.dangPlain.personId].sort());
  });
});

describe("what identifies a person lies sealed", () => {
  it("no number and no street stands in the tables in the open", async () => {
    const { rows } = await database.pool.query(
      "select to_jsonb(i)::text || to_jsonb(p)::text as all from person_identity.identity i join persons.person p using (id)",
    );
    const text = rows.map((row) => row.all).join();
    for (const secret of ["094185001234", "0901234567", "Lê Lợi"]) expect(text).not.toContain(secret);
  });
});
