import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type Actor, systemActor, withActor } from "../../kernel/db/actor.ts";
import { ok } from "../../kernel/errors/refusal.ts";
import { takeCommand } from "../../kernel/http/commands.ts";
import { defineCommand } from "../../kernel/http/routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { confirmWithin } from "./confirm-within.ts";
import { actorOf } from "./session-routes.ts";
import { invent, password } from "./test-kit/desk.ts";

let database: TestDatabase;
let chair: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  const id = await invent(database, "chutich", "chair", "o19.94");
  chair = (await withActor(database, systemActor, "read", (tx) => actorOf(tx, id)))!;
});
afterAll(() => database.drop());

const sign = defineCommand({
  path: "/test/sign",
  permission: "assessment.level.sign",
  summary: "Signs something",
  body: z.object({ password: z.string() }),
  reply: z.object({ signed: z.literal(true) }),
  signs: true,
  queueable: false,
  async run(tx, body) {
    const confirmed = await confirmWithin(tx, tx.actor.accountId, body.password);
    return confirmed.ok ? ok({ signed: true as const }) : confirmed;
  },
});
const trySign = async (given: string) => {
  const outcome = await takeCommand(database, chair, sign, { password: given });
  return outcome.ok ? "signed" : outcome.refusal.code;
};

it("forty signatures tried at once with a guessed password get no more looks than one after another", async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => trySign(`doan lan ${n}`)));
  const count = (code: string) => answers.filter((answer) => answer === code).length;
  expect(count("identity/wrong_credentials")).toBe(5);
  expect(count("identity/wait")).toBe(35);
  expect(await trySign(password)).toBe("identity/wait");
});

it("each failed try is in the audit, and a right one clears the count", async () => {
  const { rows } = await database.pool.query("select outcome from kernel.audit where action = '/test/sign'");
  expect(rows.filter(({ outcome }) => outcome === "identity/wrong_credentials")).toHaveLength(5);
  await database.pool.query("update kernel.audit set at = at - interval '10 s' where action = '/test/sign'");
  expect(await trySign(password)).toBe("signed");
  expect([await trySign("sai"), await trySign(password)]).toEqual(["identity/wrong_credentials", "signed"]);
});
