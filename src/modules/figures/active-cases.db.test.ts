import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import { newId } from "../../kernel/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { addDays } from "../../kernel/time/local-date.ts";
import { loadDirectory } from "../directory/server.ts";
import { refreshCaseDays, type StoredCase, saveCases } from "../surveillance/server.ts";
import { computeFigures } from "./figure-engine.ts";

const operator = { ...systemActor, provinceId: "92" };
const unit = "o19.31681";
const severities = ["asymptomatic", "mild", "moderate", "severe", "critical"] as const;
const outcomes = ["active", "recovered", "died", "transferred_out", "lost"] as const;

/** The same numbers at every run (Lehmer's generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/** Any report with any end: before the report, long after it, or on a day nobody wrote down. */
function anyCase(throwDie: (sides: number) => number): StoredCase {
  const reportedOn = addDays("2022-01-25", throwDie(25));
  const outcome = outcomes[throwDie(outcomes.length)]!;
  const outcomeOn = outcome === "active" || throwDie(9) === 0 ? null : addDays(reportedOn, throwDie(25) - 8);
  const place = { countUnit: unit, residenceUnit: unit, responsibleUnit: unit, reportingUnit: unit };
  const nowhere = { stayUnit: null, stayKind: null, facility: null, foreignPlace: null };
  const received = { communeReceivedOn: null, districtReceivedOn: null, provinceReceivedOn: null };
  const days = {
    ...received,
    onsetOn: null,
    sampledOn: null,
    resultedOn: null,
    reportedOn,
    severityOn: null,
    notifiedAt: `${reportedOn}T05:00:00Z`,
  };
  const identity = { provinceId: "92", id: newId(), personId: newId(), episode: 1, version: 0, seenBy: [], withdrawn: null };
  const unsaid = { nationalNumber: null, sender: null, senderRef: null, note: null, testKind: null, testResult: null, ct: null };
  return {
    ...identity,
    ...days,
    ...place,
    ...nowhere,
    ...unsaid,
    diseaseCode: "covid-19",
    classification: "confirmed",
    classificationTrace: null,
    classificationManual: null,
    onsetSource: "unknown",
    detected: "community",
    origin: "local",
    severity: severities[throwDie(severities.length)]!,
    outcome,
    outcomeOn,
    sex: null,
    ageYears: null,
    backFilled: false,
  };
}

/** On a day a case is active when it was reported and has not ended; what ended before it was reported never was. */
function isActive({ reportedOn, outcome, outcomeOn }: StoredCase, on: string): boolean {
  const endedOn = outcomeOn === null || outcomeOn < reportedOn ? reportedOn : outcomeOn;
  return reportedOn <= on && (outcome === "active" || endedOn > on);
}

let database: TestDatabase;
const throwDie = dice(2022);
const first = Array.from({ length: 400 }, () => anyCase(throwDie));
const corrected = first.map((each) => ({ ...anyCase(throwDie), id: each.id, personId: each.personId }));
const known: { asOf: Date | null; cases: StoredCase[] }[] = [];

const record = (cases: readonly StoredCase[]) =>
  withActor(database, operator, "write", async (tx) => {
    await saveCases(tx, cases);
    await refreshCaseDays(tx, [{ provinceId: "92", diseaseCode: "covid-19", unit }]);
    return tx.now;
  });

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  known.push({ asOf: await record(first), cases: first });
  await record(corrected);
  known.push({ asOf: null, cases: corrected });
});
afterAll(() => database.drop());

it("counts as active who was reported and had not ended, on every day, now and as it was known before", async () => {
  for (const { asOf, cases } of known)
    for (let on = "2022-01-20"; on <= "2022-03-15"; on = addDays(on, 3)) {
      const active = cases.filter((each) => isActive(each, on));
      const indicators = ["cases-active", ...severities.map((severity) => `active-${severity}`)];
      const query = { indicators, area: unit, from: on, to: on, asOf };
      const figures = await withActor(database, operator, "read", (tx) => computeFigures(tx, query));
      const expected = [active.length, ...severities.map((severity) => active.filter((each) => each.severity === severity).length)];
      expect([asOf, on, figures.map(({ value }) => value)]).toEqual([asOf, on, expected]);
    }
});

it("never has more deaths than cases: a death counts from the day its case was reported", async () => {
  const [dead] = known[1]!.cases.filter(({ outcome, outcomeOn, reportedOn }) => outcome === "died" && outcomeOn && outcomeOn < reportedOn);
  expect(dead).toBeDefined();
  for (let on = "2022-01-20"; on <= "2022-03-15"; on = addDays(on, 3)) {
    const query = { indicators: ["case-fatality"], area: unit, from: on, to: on, asOf: null };
    const [fatality] = await withActor(database, operator, "read", (tx) => computeFigures(tx, query));
    const reported = known[1]!.cases.filter(({ reportedOn }) => reportedOn <= on);
    const died = reported.filter((each) => each.outcome === "died" && !isActive(each, on));
    expect([on, fatality!.value]).toEqual([on, reported.length === 0 ? null : (died.length * 100) / reported.length]);
  }
});
