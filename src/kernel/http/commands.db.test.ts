import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { systemActor, withActor } from "../db/actor.ts";
import { kernelErrors, ok, refuse } from "../errors/refusal.ts";
import { newId } from "../ids.ts";
import { cancelNumber, giveNumber, listNumbers, type NumberBook } from "../numbering/number-store.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";
import { takeCommand } from "./commands.ts";
import { defineCommand } from "./routes.ts";

let database: TestDatabase;
const book: NumberBook = { provinceId: "92", issuer: "o19.94", book: "BC", year: 2022 };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const number = defineCommand({
  path: "/test/number",
  permission: "session",
  summary: "Takes the next number",
  body: z.strictObject({ fail: z.boolean().default(false) }),
  reply: z.object({ number: z.number() }),
  async run(tx, body) {
    const given = await giveNumber(tx, book, newId());
    return body.fail ? refuse(kernelErrors.not_found) : ok({ number: given });
  },
});
const take = (id: string, fail = false) => takeCommand(database, systemActor, number, { fail }, { id });
const numbers = () => withActor(database, systemActor, "read", (tx) => listNumbers(tx, book));

it("takes a command once: a resend gets the first answer and the same receipt", async () => {
  const id = newId();
  const first = await take(id);
  const again = await take(id);
  expect(first).toMatchObject({ ok: true, value: { repeated: false } });
  expect(again).toMatchObject({ ok: true, value: { repeated: true } });
  expect(again.ok && first.ok && again.value.receipt === first.value.receipt && again.value.reply.number === first.value.reply.number).toBe(
    true,
  );
});

it("takes a command once even when the phone sends it twice at the same moment", async () => {
  const before = (await numbers()).length;
  const id = newId();
  const answers = await Promise.all([take(id), take(id), take(id)]);
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect((await numbers()).length).toBe(before + 1);
});

it("refuses an id that was used for another command", async () => {
  const id = newId();
  await take(id);
  const other = { ...number, path: "/test/other" };
  expect(await takeCommand(database, systemActor, other, { fail: false }, { id })).toMatchObject({
    ok: false,
    refusal: { code: "kernel/command_reused" },
  });
});

it("gives numbers without a gap under concurrency and refusals, and keeps cancelled ones visible", async () => {
  await Promise.all(Array.from({ length: 30 }, (_, index) => take(newId(), index % 3 === 0)));
  const given = (await numbers()).map((each) => each.number);
  expect(given).toEqual(given.map((_, index) => index + 1));
  await withActor(database, systemActor, "write", (tx) => cancelNumber(tx, book, 2, "đánh nhầm"));
  expect((await numbers())[1]).toMatchObject({ number: 2, cancelReason: "đánh nhầm" });
});

it("writes every command and every refusal into the audit", async () => {
  const id = newId();
  await take(id, true);
  await take(newId());
  const { rows } = await database.pool.query<{ outcome: string }>(
    "select outcome from kernel.audit where action = '/test/number' order by id desc limit 2",
  );
  expect(rows.map((row) => row.outcome)).toEqual(["ok", "kernel/not_found"]);
});
