import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { newId } from "../../kernel/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { type Browser, invent, openDesk, signedIn } from "./test-kit/desk.ts";

let database: TestDatabase;
let app: FastifyInstance;
let admin: Browser;
const commune = "o19.31681";

beforeAll(async () => {
  database = await createTestDatabase();
  app = await openDesk(database);
  await invent(database, "quantri", "provincial-administrator", "o19.94");
  admin = await signedIn(app, "quantri");
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await app.close();
  await database.drop();
});

it("a reset password and work handed over are told by e-mail and SMS where there is an address", async () => {
  const id = newId();
  const account = { id, login: "co.so", name: "Nguyễn Thị Mẫu", homeKey: commune, grants: [{ role: "viewer", key: commune }] };
  await admin.done("/accounts/create", { ...account, email: "mau@example.vn", phone: "0912345678" });
  await admin.done("/accounts/reset-password", { accountId: id });
  const now = Date.now();
  await admin.done("/session/delegate", { toLogin: "co.so", from: new Date(now), until: new Date(now + 86_400_000) });
  const { rows } = (await admin.get("/channels")).body;
  expect(rows.map(({ channel, about, state, toName }: Record<string, string>) => `${about} ${channel} ${state} ${toName}`).sort()).toEqual([
    "identity:notice.delegated email waiting Nguyễn Thị Mẫu",
    "identity:notice.delegated sms waiting Nguyễn Thị Mẫu",
    "identity:notice.passwordReset email waiting Nguyễn Thị Mẫu",
    "identity:notice.passwordReset sms waiting Nguyễn Thị Mẫu",
  ]);
});

it("the list tells neither what a message says nor its address, and nothing of other areas", async () => {
  await database.pool.query("update kernel.notice set last_error = 'mailbox ' || address || ' is full', attempts = 8");
  const mine = await admin.get("/channels");
  expect(mine.text).not.toMatch(/mau@example\.vn|0912345678|params/);
  expect(mine.body.rows[0]).toMatchObject({ state: "given_up", problem: "mailbox … is full" });
  await invent(database, "cantho", "provincial-administrator", "o19.92");
  expect((await (await signedIn(app, "cantho")).get("/channels")).body.rows).toEqual([]);
});

it("a trial message is refused while its channel is not set up, and queued when it is", async () => {
  const trial = () => admin.send("/channels/test", { channel: "sms", address: "0987654321" });
  expect((await trial()).body.error.code).toBe("identity/channel_not_set");
  vi.stubEnv("VX_SMS_URL", "https://sms.example.vn/send");
  expect((await trial()).status).toBe(200);
  const { channels, rows } = (await admin.get("/channels")).body;
  expect(channels).toContainEqual({ channel: "sms", host: "sms.example.vn" });
  expect(rows[0]).toMatchObject({ channel: "sms", about: "identity:notice.trial", state: "waiting" });
});
