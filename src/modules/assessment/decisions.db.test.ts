import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { newId } from "../../kernel/ids.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { asOperator, head, invent, manyCases, nobody, password, province, recordCases } from "../../kernel/test-kit/invented-province.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { reportFigures } from "../figures/server.ts";
import { assessArea } from "./assess-area.ts";
import { signLevels } from "./commands/move-levels.ts";
import type { LevelCard, LevelLine, ProposalLine, PublishedLevel } from "./level-views.ts";
import { queueItems } from "./queue-items.ts";
import { routes } from "./routes.ts";

const [ward, other] = ["o19.31498", "o19.31501"];
const on = "2021-12-11";

let database: TestDatabase;
let call: ReturnType<typeof callRoutes>;
let cdc: Actor;
let colleague: Actor;
let chair: Actor;
let station: Actor;
let stranger: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  call = callRoutes(database, routes);
  await recordCases(database, manyCases(10, { countUnit: ward, reportedOn: on }));
  await asOperator(database, (tx) =>
    reportFigures(
      tx,
      [ward, other].flatMap((area) => [
        { indicator: "adults-one-dose-pct", area, from: on, to: on, cutoff: null, value: 92.5, approx: "exact" as const, source: "TTYT" },
        { indicator: "elderly-full-pct", area, from: on, to: on, cutoff: null, value: 85, approx: "exact" as const, source: "TTYT" },
      ]),
    ),
  );
  cdc = await invent(database, "cdc", "cdc-epidemiologist", province);
  colleague = await invent(database, "cdc2", "cdc-epidemiologist", province);
  chair = await invent(database, "truong-ban", "chair", province, [head]);
  station = await invent(database, "tyt", "commune-health-station", other);
  stranger = await invent(database, "tinh-khac", "chair", "o19.95", [head]);
});
afterAll(() => database.drop());

const send = <T>(actor: Actor, path: string, body: object) => call.send<T>(actor, path, body);
const ask = async <T>(actor: Actor, path: string, question: object): Promise<T> => must(await call.ask<T>(actor, path, question));
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const proof = (word = password) => ({ password: word, capacity: head });
const line = async (actor: Actor, area: string) =>
  (await ask<{ rows: LevelLine[] }>(actor, "/levels", { area: province, on })).rows.find((row) => row.area === area)!;
const published = async (actor: Actor) => (await ask<{ rows: PublishedLevel[] }>(actor, "/levels/public", { area: province, on })).rows;

it("a province's page holds it against the overload plan, where what nobody reported is open; a commune has no such criteria of its own", async () => {
  const card = await ask<LevelCard>(cdc, "/levels/one", { area: province, on });
  expect(card.overload?.answer).toMatchObject({ plan: "kg-330", provisional: true });
  expect(card.overload?.answer.findings.find(({ input }) => input === "freeBedsPer100k")).toMatchObject({ value: null, met: null });
  expect((await ask<LevelCard>(cdc, "/levels/one", { area: ward, on })).overload).toBeNull();
});

describe("from proposal to publication", () => {
  const proposalId = newId();
  let asOf: Date;
  it("proposes the units whose level is known, and names those where somebody has to choose", async () => {
    const answer = await send<{ open: { area: string; possible: number[] }[] }>(cdc, "/levels/propose", { proposalId, area: province, on });
    expect(answer).toMatchObject({ ok: true, value: { proposed: 2 } });
    const { open } = must(answer);
    expect(open.length).toBe(119);
    expect(open.every(({ possible }) => possible.length > 1)).toBe(true);
    expect((await line(cdc, ward)).decision).toMatchObject({ proposalId, state: "proposed", level: 2 });
    asOf = (await ask<LevelCard>(cdc, "/levels/one", { area: ward, on })).history[0]!.asOf;
  });
  it("is asked of those who may review or sign, not of who proposed it, nor of another province", async () => {
    const kinds = async (actor: Actor) => (await withActor(database, actor, "read", queueItems)).map(({ kind, key }) => [kind, key]);
    expect(await kinds(cdc)).toEqual([]);
    expect(await kinds(colleague)).toEqual([["review_levels", proposalId]]);
    expect(await kinds(chair)).toEqual([["sign_levels", proposalId]]);
    expect(await kinds(stranger)).toEqual([]);
  });
  it("is reviewed by a colleague, never by who proposed it", async () => {
    expect(await send(cdc, "/levels/review", { proposalId })).toMatchObject(refusal("assessment/own_proposal"));
    expect(await send(colleague, "/levels/review", { proposalId })).toMatchObject({ ok: true, value: { units: 2 } });
    expect(await send(colleague, "/levels/review", { proposalId })).toMatchObject(refusal("assessment/not_waiting"));
  });
  it("is not published before it is signed, and not signed from outside the area", async () => {
    expect(await send(chair, "/levels/publish", { proposalId })).toMatchObject(refusal("assessment/not_waiting"));
    expect(await send(stranger, "/levels/sign", { proposalId, proof: proof() })).toMatchObject(refusal("assessment/proposal_not_found"));
    expect(await published(nobody)).toEqual([]);
  });
  it("is signed only with the right password and in a capacity the person holds", async () => {
    expect(await send(chair, "/levels/sign", { proposalId, proof: proof("sai mat khau") })).toMatchObject(
      refusal("identity/wrong_credentials"),
    );
    const deputy = { ...head, form: "KT." };
    expect(await send(chair, "/levels/sign", { proposalId, proof: { password, capacity: deputy } })).toMatchObject(
      refusal("identity/not_a_capacity"),
    );
    expect((await line(cdc, ward)).decision!.state).toBe("reviewed");
    const signed = await send(chair, "/levels/sign", { proposalId, proof: proof() });
    expect(signed).toMatchObject({ ok: true, value: { units: 2, documentNumber: "01/QĐ-BCĐ" } });
  });
  it("is read by everyone once published, and by nobody outside before", async () => {
    expect(await published(nobody)).toEqual([]);
    expect((await line(station, ward)).published).toBeNull();
    await send(chair, "/levels/publish", { proposalId });
    expect(await published(nobody)).toMatchObject([
      { area: ward, level: 2, documentNumber: "01/QĐ-BCĐ" },
      { area: other, level: 1 },
    ]);
    expect(await line(station, ward)).toMatchObject({ inSight: false, level: null, published: { level: 2, on } });
    expect(await line(station, other)).toMatchObject({ inSight: true, level: 1 });
    const card = await ask<LevelCard>(station, "/levels/one", { area: ward, on });
    expect(card).toMatchObject({ answer: null, history: [], published: { level: 2 } });
  });
  it("cannot be changed by another province, though it reads it", async () => {
    expect((await published(stranger)).length).toBe(2);
    expect(await send(stranger, "/levels/publish", { proposalId })).toMatchObject(refusal("assessment/proposal_not_found"));
  });
  it("can be had again as of its instant after later cases have changed what is known now", async () => {
    const card = await ask<LevelCard>(cdc, "/levels/one", { area: ward, on });
    const { rows } = await database.pool.query("select inputs, level from assessment.level_decision where unit_key = $1", [ward]);
    await recordCases(database, manyCases(60, { countUnit: ward, reportedOn: on, backFilled: true }));
    const answers = await withActor(database, cdc, "read", (tx) => assessArea(tx, { area: ward, on, asOf, alone: true }));
    if (!answers.ok) throw new Error(answers.refusal.code);
    expect(answers.value[0]!.inputs).toEqual(rows[0].inputs);
    expect(answers.value[0]!.level).toBe(rows[0].level);
    const now = await ask<LevelCard>(cdc, "/levels/one", { area: ward, on });
    expect(now.answer!.inputs[0]!.count).toBe(card.answer!.inputs[0]!.count! + 60);
    expect(now.answer!.level).toBe(3);
    expect(now.published!.level).toBe(2);
  });
  it("is the level in force for the next assessment", async () => {
    const next = await withActor(database, cdc, "read", (tx) => assessArea(tx, { area: ward, on: "2021-12-12", alone: true }));
    expect(next.ok && next.value[0]!.previousLevel).toBe(2);
  });
  it("gives way to a new decision for the same day, which needs a reason and is one more document", async () => {
    const again = newId();
    const units = [{ area: ward }];
    expect(await send(cdc, "/levels/propose", { proposalId: again, area: province, on, units })).toMatchObject(
      refusal("assessment/note_required"),
    );
    await send(cdc, "/levels/propose", { proposalId: again, area: province, on, units, note: "Bổ sung 60 ca báo muộn" });
    expect((await published(nobody)).find(({ area }) => area === ward)).toMatchObject({ level: 2 });
    await send(chair, "/levels/sign", { proposalId: again, proof: proof() });
    await send(chair, "/levels/publish", { proposalId: again });
    expect((await published(nobody)).find(({ area }) => area === ward)).toMatchObject({ level: 3, documentNumber: "02/QĐ-BCĐ" });
    const { history } = await ask<LevelCard>(cdc, "/levels/one", { area: ward, on });
    expect(history.map(({ state, level }) => [state, level])).toEqual([
      ["published", 3],
      ["superseded", 2],
    ]);
  });
  it("tells each step as an event that names units and levels only", async () => {
    const { rows } = await database.pool.query(
      "select type, count(*)::int as n from kernel.event where type like 'assessment.%' group by 1 order by 1",
    );
    expect(rows).toEqual([
      { type: "assessment.level_proposed", n: 3 },
      { type: "assessment.level_published", n: 3 },
      { type: "assessment.level_reviewed", n: 2 },
      { type: "assessment.level_signed", n: 3 },
    ]);
  });
});

describe("choosing a level", () => {
  it("takes a level the rule does not give only with a reason, and never for a unit out of sight", async () => {
    const choose = (area: string, more: object = {}) =>
      send(cdc, "/levels/propose", { proposalId: newId(), area: province, on: "2021-12-10", units: [{ area, level: 3 }], ...more });
    expect(await choose("o19.31504")).toMatchObject(refusal("assessment/note_required"));
    expect(await choose("o19.31504", { note: "Ban Chỉ đạo chọn mức cao" })).toMatchObject({ ok: true });
    expect(await choose("o19.31200")).toMatchObject(refusal("assessment/unit_not_listed"));
    const rows = (await ask<{ rows: ProposalLine[] }>(chair, "/levels/proposals", {})).rows;
    expect(rows).toMatchObject([{ on: "2021-12-10", counts: { "3": 1 }, state: "proposed" }]);
  });
});

it("a proposal that is signed while somebody makes another for the same unit and day stays signed; the other is refused as outdated", async () => {
  const day = "2021-12-14";
  const first = newId();
  await send(cdc, "/levels/propose", { proposalId: first, area: province, on: day, units: [{ area: other }] });
  let second: ReturnType<typeof send> | undefined;
  await withActor(database, chair, "write", async (tx) => {
    expect(await signLevels(tx, { proposalId: first, issuer: "BCĐ", proof: proof() })).toMatchObject({ ok: true });
    second = send(colleague, "/levels/propose", { proposalId: newId(), area: province, on: day, units: [{ area: other }] });
    await expect
      .poll(async () => (await database.pool.query("select from pg_locks where not granted")).rowCount, { timeout: 10_000 })
      .toBeGreaterThan(0);
  });
  expect(await second).toMatchObject(refusal("kernel/stale"));
  const { rows } = await database.pool.query(
    "select state, signed_at is not null as signed from assessment.level_decision where on_day = $1",
    [day],
  );
  expect(rows).toEqual([{ state: "signed", signed: true }]);
});

describe("wrong passwords at signing", () => {
  it("make the next try wait, though each refused command leaves nothing else behind", async () => {
    const proposalId = newId();
    await send(cdc, "/levels/propose", { proposalId, area: province, on: "2021-12-13", units: [{ area: other }] });
    const guess = (word: string) => send(chair, "/levels/sign", { proposalId, proof: proof(word) });
    for (let tries = 0; tries < 5; tries++) expect(await guess("doan mo")).toMatchObject(refusal("identity/wrong_credentials"));
    expect(await guess(password)).toMatchObject(refusal("identity/wait"));
  });
});

describe("numbers that a province replaces", () => {
  const override = (value: number, path = "criteria.communityCasesPer100kWeek.cutOffs.2", more: object = {}) => ({
    overrideId: newId(),
    area: province,
    rule: "qd-4800",
    path,
    value,
    document: "Quyết định 15/QĐ-UBND",
    date: "2021-11-30",
    validFrom: "2021-12-01",
    proof: proof(),
    ...more,
  });
  let signer: Actor;
  beforeAll(async () => {
    signer = await invent(database, "chu-tich", "chair", province, [head]);
  });
  const levelOf = async (actor: Actor, day = on) => {
    const answers = await withActor(database, actor, "read", (tx) => assessArea(tx, { area: ward, on: day, alone: true }));
    return answers.ok ? answers.value[0]! : undefined;
  };
  it("change the level from their day on, for everyone in the province, and are cited", async () => {
    expect((await levelOf(cdc))!.level).toBe(3);
    const command = override(300);
    expect(await send(signer, "/levels/override", command)).toMatchObject({ ok: true });
    const changed = await levelOf(cdc);
    expect(changed).toMatchObject({
      level: 2,
      basis: { overrides: [{ value: 300, document: "Quyết định 15/QĐ-UBND", signedBy: "Người chu-tich" }] },
    });
    expect((await levelOf(cdc, "2021-11-30"))!.basis.overrides).toEqual([]);
    const seen = await ask<{ rows: { id: string }[] }>(station, "/levels/overrides", { area: other });
    expect(seen.rows.map(({ id }) => id)).toEqual([command.overrideId]);
    expect(
      await send(signer, "/levels/override/withdraw", { overrideId: command.overrideId, reason: "Nhập nhầm", proof: proof() }),
    ).toMatchObject({ ok: true });
    expect((await levelOf(cdc))!.level).toBe(3);
  });
  it("are refused when the rule would no longer hold together, for another province, or for less than a province", async () => {
    expect(await send(signer, "/levels/override", override(10))).toMatchObject({
      refusal: { code: "assessment/override_unfit", params: { fault: "cut_offs_not_ascending" } },
    });
    expect(await send(signer, "/levels/override", override(300, "table.nothing.1"))).toMatchObject({
      refusal: { params: { fault: "unknown_path" } },
    });
    expect(await send(stranger, "/levels/override", override(300))).toMatchObject(refusal("assessment/area_not_found"));
    expect(await send(signer, "/levels/override", override(300, undefined, { area: "o19.941" }))).toMatchObject(
      refusal("assessment/not_a_province"),
    );
  });
});

describe("a response that an authority states", () => {
  it("settles the line of Decision 218 from its day on", async () => {
    const day = "2022-02-18";
    await asOperator(database, (tx) =>
      reportFigures(tx, [
        { indicator: "population-full-pct", area: other, from: day, to: day, cutoff: null, value: 81, approx: "exact", source: "CDC" },
        { indicator: "high-risk-full-pct", area: other, from: day, to: day, cutoff: null, value: 95, approx: "exact", source: "CDC" },
      ]),
    );
    const assess = (date: string) => withActor(database, cdc, "read", (tx) => assessArea(tx, { area: other, on: date, alone: true }));
    const before = await assess(day);
    expect(before.ok && before.value[0]!.level).toBeNull();
    const stated = { area: other, on: day, response: "high", document: "Công văn 3840/SYT-NVYD" };
    expect(await send(stranger, "/levels/response", stated)).toMatchObject(refusal("assessment/area_not_found"));
    expect(await send(cdc, "/levels/response", stated)).toMatchObject({ ok: true });
    const after = await assess(day);
    const input = after.ok ? after.value[0]!.inputs.find(({ code }) => code === "responseCapacity") : undefined;
    expect(input).toMatchObject({ value: "high", source: "Công văn 3840/SYT-NVYD" });
    expect(after.ok && after.value[0]!.possible.length).toBeLessThan(before.ok ? before.value[0]!.possible.length : 0);
    const earlier = await assess("2022-02-17");
    expect(earlier.ok && earlier.value[0]!.inputs.find(({ code }) => code === "responseCapacity")!.missing).toBe(true);
  });
});
