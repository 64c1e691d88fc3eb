import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, inject, it, vi } from "vitest";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import { migrateAll } from "../../kernel/db/migrate.ts";
import { closeDatabase, type Database, openDatabase } from "../../kernel/db/pool.ts";
import { loadDirectory } from "../../modules/directory/server.ts";
import { computeFigures } from "../../modules/figures/server.ts";
import { createDemo } from "../../modules/simulation/server.ts";
import { openInstallation } from "./installation.ts";

// A province's own PostgreSQL gives an ordinary role, not a superuser: forced row-level security binds it too.
const name = `own_${randomBytes(6).toString("hex")}`;
let database: Database;

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await administer(
    `create role ${name} login createrole password 'invented'`,
    `grant app_user, app_recorder, app_generator, app_keeper to ${name} with admin option`,
    `create database ${name} owner ${name} template template0`,
  );
  const url = new URL(inject("testServerUrl"));
  Object.assign(url, { username: name, password: "invented", pathname: `/${name}` });
  database = openDatabase(url.href);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await closeDatabase(database);
  await administer(`drop database ${name} with (force)`, `drop owned by ${name}`, `drop role ${name}`);
});

it("an ordinary owner of a database sets it up, records cases and counts them", async () => {
  expect((await migrateAll(database)).length).toBeGreaterThan(10);
  expect(await migrateAll(database)).toEqual([]);
  expect(await loadDirectory(database)).toBe(true);
  expect(await loadDirectory(database)).toBe(false);
  const { cases } = await createDemo(database, { seed: 3, persons: 400, cases: 80, log: () => undefined });
  const query = { indicators: ["cases-cumulative"], area: "o19.94", from: "2022-02-16", to: "2022-02-16", asOf: null };
  const [figure] = await withActor(database, { ...systemActor, provinceId: "92" }, "read", (tx) => computeFigures(tx, query));
  expect(cases).toBe(80);
  expect(figure!.value).toBeGreaterThan(40);
  expect(figure!.value).toBeLessThanOrEqual(80);
}, 120_000);

it("says in a sentence why a server cannot be used: it is silent, refuses the account, or gives it too few rights", async () => {
  const faultOf = async (change: Partial<URL>) => {
    vi.stubEnv(
      "DATABASE_URL",
      Object.assign(new URL(inject("testServerUrl")), { username: name, password: "invented", pathname: "/postgres" }, change).href,
    );
    return openInstallation(() => undefined).then(
      async ({ close }) => close(),
      (error: { code?: string }) => error.code,
    );
  };
  expect(await faultOf({ port: "1" })).toBe("database/server_silent");
  expect(await faultOf({ password: "wrong" })).toBe("database/server_refuses");
  expect(await faultOf({})).toBe("database/server_rights");
});
