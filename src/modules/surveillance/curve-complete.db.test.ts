import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import type { TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { addDays, localDateOf } from "../../kernel/time/local-date.ts";
import { saveCases, toStoredCase } from "./store/case-store.ts";
import { at, newReport, offices, openOffices, places } from "./test-kit/offices.ts";

interface Curve {
  completeUntil: string | null;
  delayDays: number | null;
}

let database: TestDatabase;
let office: ReturnType<typeof at>;
const today = localDateOf(new Date());
const ago = (days: number) => addDays(today, -days);

/** A case of every day of the last weeks: sampled two days after the first symptom, reported and received the day after. */
beforeAll(async () => {
  database = await openOffices();
  office = at(database);
  for (let days = 0; days < 40; days++) {
    const dates = { onsetOn: ago(days + 3), sampledOn: ago(days + 1), resultedOn: ago(days), reportedOn: ago(days) };
    const sent = await office.send(
      offices.trungBinh,
      "/cases/report",
      newReport(places.trungBinh, { fullName: `Trần Mẫu ${days}`, birthYear: 1930 + days }, dates),
    );
    expect(sent.ok).toBe(true);
  }
  const stored = (await office.rowsOf(offices.trungBinh)).map(toStoredCase);
  const received = stored.map((each) => ({ ...each, notifiedAt: `${each.reportedOn}T05:00:00Z` }));
  await withActor(database, { ...systemActor, provinceId: "92" }, "write", (tx) => saveCases(tx, received));
  await office.react();
});
afterAll(() => database.drop());

const curve = async (question: object): Promise<Curve> => {
  const answer = await office.ask<Curve>(offices.tranDe, "/cases/curve", { unit: places.tranDe, from: ago(60), to: today, ...question });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};

it("shades the days whose cases are still to be received, by the delay of the date that is shown", async () => {
  expect(await curve({ by: "onset" })).toMatchObject({ delayDays: 3, completeUntil: ago(3) });
  expect(await curve({ by: "sampled" })).toMatchObject({ delayDays: 1, completeUntil: ago(1) });
  expect(await curve({ by: "reported" })).toMatchObject({ delayDays: 0, completeUntil: today });
});

it("does not shade the end of a curve of the past: what was still to come then has been received since", async () => {
  expect(await curve({ by: "onset", to: ago(20) })).toMatchObject({ delayDays: 3, completeUntil: ago(3) });
  expect(await curve({ by: "onset", asOf: new Date().toISOString(), to: ago(20) })).toMatchObject({ delayDays: 3, completeUntil: ago(3) });
});
