import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newKeyring, useKeyring } from "../../kernel/crypto/keys.ts";
import type { Route } from "../../kernel/http/routes.ts";
import { newId } from "../../kernel/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadProvinceAgencies } from "../../modules/directory/server.ts";
import { type RoleCode, roleCodes } from "../../modules/identity/contract.ts";
import { assemble } from "./assemble.ts";
import { allRoutes } from "./modules.ts";
import { Caller } from "./test-kit/caller.ts";
import { type Filed, fileEverywhere, openAccount } from "./test-kit/invented-files.ts";
import { type Desk, desks, type File, files, isSeen, moreRelations, relations } from "./test-kit/places.ts";
import { idsTaken, sampleInput } from "./test-kit/sample-input.ts";
import {
  type Findings,
  type Ground,
  lists,
  maySee,
  type Probe,
  probeAllowed,
  probeDenied,
  probeList,
  probeVisible,
  roles,
} from "./test-kit/scan-api.ts";
import { scanDatabase } from "./test-kit/scan-database.ts";

let database: TestDatabase;
let app: FastifyInstance;
let folder: string;
let filed: Map<File, Filed>;
let ground: Ground;
const cookies = new Map<string, string>();

beforeAll(async () => {
  useKeyring(newKeyring());
  database = await createTestDatabase();
  await loadProvinceAgencies(database, "92");
  folder = mkdtempSync(join(tmpdir(), "vx-access-"));
  for (const page of ["index.html", "cong-khai.html"]) writeFileSync(join(folder, page), "<!doctype html>");
  app = await assemble({ database, demo: false, secureCookie: false, logLevel: "silent", webFolder: folder });
  filed = await fileEverywhere(app, database);
  for (const desk of Object.keys(desks) as Desk[])
    for (const role of roleCodes)
      cookies.set(`${role} ${desk}`, (await openAccount(database, `${role}.${desk}`.toLowerCase(), role, desks[desk])).cookie);
  ground = { app, filed, cookieOf: (role, desk) => cookies.get(`${role} ${desk}`)! };
});
afterAll(async () => {
  await app?.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const nothing = (): Findings => ({ probes: 0, leaks: [], blind: [] });

/** Several at a time, in the order of the list. */
async function each<T>(items: readonly T[], run: (item: T) => Promise<void>, atOnce = 6): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function tell(what: string, { probes, leaks, blind }: Findings): void {
  console.info(`${what}: ${probes} probes, ${leaks.length} leaks, ${blind.length} blind`);
  expect({ leaks: leaks.slice(0, 20), blind: blind.slice(0, 20) }).toEqual({ leaks: [], blind: [] });
}

/** The role that may do most among those that may call a route at all. */
const mostAble: readonly RoleCode[] = ["cdc-epidemiologist", "committee-office", "chair", "provincial-administrator"];
const ableRole = (route: Route): RoleCode => mostAble.find((role) => maySee(role, route)) ?? "cdc-epidemiologist";

it("every route is called: each role, each relation of area; without the permission the address does not exist", async () => {
  const found = nothing();
  const unknown = await new Caller(app).get("/khong-co-dia-chi-nay");
  const nobody = await new Caller(app).get("/session/devices");
  expect([unknown.status, unknown.text()]).toEqual([404, '{"error":{"code":"kernel/not_found","status":404}}']);
  const probes = roles.flatMap((role) =>
    allRoutes
      .filter((route) => !maySee(role, route))
      .flatMap((route) => relations.map(([, desk, file]): Probe => ({ route, role, desk, file }))),
  );
  await each(probes, (probe) => probeDenied(ground, probe, probe.role === "public" ? nobody : unknown, found));
  tell("denied", found);
}, 300_000);

it("with the permission, what lies outside one's area looks like what does not exist, and nothing of it is told", async () => {
  const found = nothing();
  const everyRole = roles.flatMap((role) =>
    allRoutes
      .filter((route) => maySee(role, route))
      .flatMap((route) => relations.map(([, desk, file]): Probe => ({ route, role, desk, file }))),
  );
  const more = allRoutes.flatMap((route) => moreRelations.map(([, desk, file]): Probe => ({ route, role: ableRole(route), desk, file })));
  await each([...everyRole, ...more], (probe) => probeAllowed(ground, probe, found));
  tell("allowed", found);
}, 300_000);

it("lists show what the access table says, neither more nor less", async () => {
  const found = nothing();
  const routes = allRoutes.filter((route) => route.path in lists);
  expect(routes.length).toBe(Object.keys(lists).length);
  const pairs = (Object.keys(desks) as Desk[]).flatMap((desk) => (Object.keys(files) as File[]).map((file) => [desk, file] as const));
  await each(
    routes.flatMap((route) => pairs.map(([desk, file]): Probe => ({ route, role: ableRole(route), desk, file }))),
    (probe) => probeList(ground, probe, found),
  );
  tell("lists", found);
}, 300_000);

it("straight at the database, each area sees its own rows of every table and no others", async () => {
  tell("database", await scanDatabase(database, filed));
}, 300_000);

it("nobody wrote a record of a place they do not see", async () => {
  const { rows } = await database.pool.query<{ id: string; login: string }>("select id, login from identity.account");
  const deskOf = new Map(
    rows.flatMap(({ id, login }) =>
      login.includes(".") && roleCodes.some((role) => login.startsWith(`${role}.`)) ? [[id, login.split(".").at(-1)!]] : [],
    ),
  );
  expect(deskOf.size).toBe(roleCodes.length * Object.keys(desks).length);
  const names = new Map((Object.keys(desks) as Desk[]).map((desk) => [desk.toLowerCase(), desk]));
  const marks = new Map([...filed.values()].flatMap(({ file, all }) => [...all].map((id) => [id, file] as const)));
  const tables = await database.pool.query<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c where obj_description(c.oid, 'pg_class') ~ '^kind: (record|register)\\.' order by 1",
  );
  const wrong: string[] = [];
  for (const { name } of tables.rows) {
    const written = await database.pool.query<{ id: string; by: string }>(`select id, recorded_by as by from ${name}`);
    for (const { id, by } of written.rows) {
      const [desk, file] = [names.get(deskOf.get(by) ?? ""), marks.get(id)];
      if (desk && file && !isSeen(desk, file)) wrong.push(`${name} ${file} by ${desk}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("every route that shows people leaves a row in the audit that says whom", async () => {
  const { ids, token } = filed.get("own")!;
  const people = [ids.person!, ids.twin!];
  const unaudited: string[] = [];
  let audited = 0;
  for (const route of allRoutes.filter(({ kind, permission }) => (kind === "query" || kind === "download") && permission !== "public")) {
    const began = (await database.pool.query<{ id: string }>("select coalesce(max(id), 0) as id from kernel.audit")).rows[0]!.id;
    const input = sampleInput(route, { ids, area: filed.get("own")!.unit, token }, newId);
    const answer = await new Caller(app, ground.cookieOf(ableRole(route), "own")).ask(route, input);
    const told = answer.text();
    const shown = people.filter((id) => told.includes(id));
    const askedByCase = idsTaken(route).some((kind) => kind === "case" || kind === "person" || kind === "household");
    const speaksOfPeople = shown.length > 0 || askedByCase || told.includes(ids.case!) || new RegExp(`(Văn|Thị) ${token}`).test(told);
    if (answer.status !== 200 || !speaksOfPeople) continue;
    const { rows } = await database.pool.query<{ subjects: string[]; detail: { rows?: number } }>(
      "select subjects, detail from kernel.audit where id > $1 and kind = 'read' and action = $2 and purpose is not null",
      [began, route.path],
    );
    // What is in a file may be packed or in words only: it names whom it held all the same. The workbook of this import was never read.
    const isUnread = route.path === "/imports/annotated";
    const named =
      route.kind === "download"
        ? rows.some(({ subjects, detail }) => detail.rows !== undefined && (isUnread || people.some((id) => subjects.includes(id))))
        : shown.every((id) => rows.some(({ subjects }) => subjects.includes(id)));
    if (rows.length > 0 && named) audited++;
    else unaudited.push(`${route.path}: ${rows.length === 0 ? "no row" : "not whom"}`);
  }
  expect(unaudited).toEqual([]);
  expect(audited).toBeGreaterThan(15);
}, 120_000);

/** Routes whose answer does not differ here, each with its reason. */
const alike: Record<string, string> = {
  "/session/end-device": "ends one's own devices; another's count as none",
  "/session/delegations/end": "takes one's own work back; what another lent counts as none",
  "/cases/look-alikes": "the ids only leave persons out of what is looked for",
  "/levels/override/withdraw": "an override is signed: the tests of assessment make one",
  "/reports/public/one": "a draft is not public",
  "/reports/public/file": "a draft is not public",
  "/imports/stop": "only an import that runs can be stopped",
  "/imports/notes": "nothing was noted about the rows of this import",
};
/** Routes that need another desk or file to find their record. */
const elsewhere: Record<string, [Desk, File]> = {
  "/cases/hand-over/accept": ["sibling", "offered"],
  "/cases/hand-over/refuse": ["sibling", "offered"],
  "/cases/hand-over/cancel": ["own", "offered"],
};
const closesRecords = /\/(close|withdraw|undo|unmerge|merge)$/;

it("the probes reach the records: whoever sees one is not told it does not exist", async () => {
  const found = nothing();
  const routes = allRoutes.filter((route) => idsTaken(route).length > 0 && !(route.path in alike));
  expect(routes.length).toBeGreaterThan(35);
  const probes = routes.map((route): Probe => {
    const [desk, file] = elsewhere[route.path] ?? ["own", "own"];
    return { route, role: ableRole(route), desk, file };
  });
  // One after another, and last what closes a record.
  probes.sort((one, other) => Number(closesRecords.test(one.route.path)) - Number(closesRecords.test(other.route.path)));
  await each(probes, (probe) => probeVisible(ground, probe, found), 1);
  tell("visible", found);
}, 300_000);

it.each([
  ["person_identity.identity", "Zemup"],
  ["figures.reported_figure", "Zofal"],
  ["kernel.event", "0"],
])(
  "a hole in the policy of %s is found",
  async (table) => {
    await database.pool.query(`alter policy visible on ${table} using (true)`);
    const { leaks } = await scanDatabase(database, filed);
    await database.pool.query(`alter policy visible on ${table} using (seen_by && kernel.scope())`);
    expect(leaks.some((leak) => leak.startsWith(`${table} at own`))).toBe(true);
    expect(leaks.filter((leak) => !leak.startsWith(`${table} at`))).toEqual([]);
  },
  120_000,
);
