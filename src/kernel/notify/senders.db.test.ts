import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../db/actor.ts";
import { newId } from "../ids.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { notify, sendNotices } from "./notices.ts";
import { describeChannels, sendersFrom, smsSender } from "./senders.ts";

let database: TestDatabase;
let gateway: Server;
let address: string;
let answer = 200;
const taken: { url: string; token: string | undefined; body: unknown }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  gateway = createServer((request, response) => {
    void readAll(request).then((body) => {
      taken.push({ url: request.url ?? "", token: request.headers.authorization, body: JSON.parse(body) });
      response.writeHead(answer, answer === 302 ? { location: "http://127.0.0.1:9/elsewhere" } : {}).end("{}");
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => gateway.close(resolve));
  await database.drop();
});

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

it("an SMS goes to the gateway as JSON with the token, and what it says cannot change the JSON", async () => {
  const send = smsSender({ url: `${address}/send?to={to}`, token: "bi-mat", body: '{"phones":["{to}"],"message":{"text":"VX: {text}"}}' });
  await send("+84912345678", "", 'có "ngoặc" và {to}');
  expect(taken.at(-1)).toEqual({
    url: "/send?to=%2B84912345678",
    token: "Bearer bi-mat",
    body: { phones: ["+84912345678"], message: { text: 'VX: có "ngoặc" và {to}' } },
  });
});

it.each([400, 500, 302])("an answer of %i means the message was not taken; the token follows nobody elsewhere", async (status) => {
  answer = status;
  await expect(smsSender({ url: address, token: "bi-mat" })("0912345678", "", "thử")).rejects.toThrow();
  answer = 200;
});

it("the outbox sends what waits, tries again what failed, keeps what has no channel, and gives up after eight tries", async () => {
  const account = newId();
  await withActor(database, systemActor, "write", (tx) =>
    notify(tx, [
      { provinceId: "92", accountId: account, channel: "sms", address: "0912345678", template: "identity:notice.trial", language: "en" },
      { provinceId: "92", accountId: account, channel: "email", address: "mau@example.vn", template: "identity:notice.trial" },
    ]),
  );
  const job = sendNotices(sendersFrom({ VX_SMS_URL: address }), (language, template) => `${language} ${template}`);
  const run = () => job.run(database, {}, new AbortController().signal);
  const state = async () =>
    (
      await database.pool.query(
        "select channel, attempts, sent_at is not null as sent, last_error from kernel.notice order by channel desc",
      )
    ).rows;
  answer = 503;
  await run();
  expect(await state()).toEqual([
    { channel: "sms", attempts: 1, sent: false, last_error: "the gateway answered 503" },
    { channel: "email", attempts: 0, sent: false, last_error: null },
  ]);
  answer = 200;
  await run();
  expect(taken.at(-1)?.body).toEqual({ to: "0912345678", text: "en identity:notice.trial" });
  expect((await state())[0]).toMatchObject({ attempts: 2, sent: true, last_error: null });
  const before = taken.length;
  await run();
  await database.pool.query("update kernel.notice set sent_at = null, attempts = 8 where channel = 'sms'");
  await run();
  expect(taken.length).toBe(before);
});

it("what is set up is told without user names, passwords or tokens", () => {
  expect(describeChannels({ VX_SMTP_URL: "smtps://nguoi:matkhau@mail.example.vn", VX_SMS_TOKEN: "bi-mat" })).toEqual([
    { channel: "email", host: "mail.example.vn" },
    { channel: "sms", host: null },
  ]);
});
