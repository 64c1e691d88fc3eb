import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { invent, openDesk, signedIn } from "./test-kit/desk.ts";

let database: TestDatabase;
let app: FastifyInstance;
const [commune, district] = ["o19.31681", "o19.951"];
const began = Date.now();
const day = (n: number) => new Date(began + n * 86_400_000).toISOString();

beforeAll(async () => {
  database = await createTestDatabase();
  app = await openDesk(database);
  await invent(database, "giamdoc", "district-health-centre", district);
  await invent(database, "trogiup", "viewer", commune);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it("both sides see who lent what until when, the receiver also when the giver stands above them", async () => {
  const [giver, helper] = [await signedIn(app, "giamdoc"), await signedIn(app, "trogiup")];
  await giver.done("/session/delegate", { toLogin: "trogiup", from: day(-1), until: day(3) });
  const roles = [{ role: "district-health-centre", key: district, keyName: "Huyện Trần Đề" }];
  expect((await giver.get("/session/delegations")).body).toMatchObject({
    given: [{ name: "Người trogiup", login: "trogiup", until: day(3), endedAt: null, roles }],
    received: [],
  });
  expect((await helper.get("/session/delegations")).body).toMatchObject({
    given: [],
    received: [{ name: "Người giamdoc", endedAt: null, roles }],
  });
});

it("is taken back by the giver at once, and by nobody else", async () => {
  const [giver, helper] = [await signedIn(app, "giamdoc"), await signedIn(app, "trogiup")];
  const rolesOf = async () => (await helper.get("/session/me")).body.roles.sort();
  const [{ accountId, from }] = (await giver.get("/session/delegations")).body.given;
  expect(await rolesOf()).toEqual(["district-health-centre", "viewer"]);
  expect((await helper.send("/session/delegations/end", { accountId, from })).body.error.code).toBe("identity/delegation_not_found");
  await giver.done("/session/delegations/end", { accountId, from });
  expect(await rolesOf()).toEqual(["viewer"]);
  expect((await giver.send("/session/delegations/end", { accountId, from })).body.error.code).toBe("identity/delegation_not_found");
  expect((await giver.get("/session/delegations")).body.given).toMatchObject([{ endedAt: expect.any(String) }]);
});

it("offers the open accounts of one's own area, without oneself", async () => {
  await invent(database, "noikhac", "viewer", "o19.92");
  const giver = await signedIn(app, "giamdoc");
  expect((await giver.get("/session/colleagues")).body.rows.map(({ login }: { login: string }) => login)).toEqual(["trogiup"]);
});

it("has nothing to hand over where every right was lent", async () => {
  const id = await invent(database, "chimuon", "district-health-centre", district);
  const giver = "(select id from identity.account where login = 'giamdoc')";
  await database.pool.query(`update identity."grant" set delegated_by = ${giver} where account_id = $1`, [id]);
  const helper = await signedIn(app, "chimuon");
  const refused = await helper.send("/session/delegate", { toLogin: "trogiup", from: day(0), until: day(1) });
  expect(refused.body.error.code).toBe("identity/nothing_to_lend");
});
