import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeclaredColumn, readDeclaredTables } from "../test-kit/declared-tables.ts";
import { type CatalogueTable, readCatalogue } from "../test-kit/read-catalogue.ts";
import { createTestDatabase, type TestDatabase } from "../test-kit/test-database.ts";

let database: TestDatabase;
let tables: CatalogueTable[];
beforeAll(async () => {
  database = await createTestDatabase();
  tables = await readCatalogue(database);
});
afterAll(() => database.drop());

const operational = ["record", "register", "history", "log", "projection"];
const ofKind = (...kinds: string[]) => tables.filter((table) => kinds.includes(table.kind));
/** Names of the tables that break a rule. */
const breaking = (among: readonly CatalogueTable[], isWrong: (table: CatalogueTable) => boolean) =>
  among.filter(isWrong).map(({ name }) => name);
const asks = async <Row extends object>(sql: string) => (await database.pool.query<Row>(sql)).rows;

it("every table says in its comment what kind it is", () => {
  expect(tables.length).toBeGreaterThan(40);
  expect(breaking(tables, (table) => ![...operational, "reference", "local"].includes(table.kind))).toEqual([]);
});

it("every table has row-level security that binds its owner too", () => {
  expect(breaking(tables, (table) => !table.secured || !table.forced)).toEqual([]);
  expect(breaking(tables, (table) => table.policies.length === 0)).toEqual([]);
  // The list of migrations is read and written by the installation alone.
  expect(tables.find(({ name }) => name === "kernel.migration")!.policies.every(({ roles }) => isOwner(roles))).toBe(true);
});

it("rows with visibility keys are seen through them and nothing else", () => {
  const seen = "(seen_by && kernel.scope())";
  /** The actor's own row, and the installation that rebuilds counts. */
  const also: Record<string, string> = {
    "identity.account": `((id = kernel.actor_id()) OR (seen_by && kernel.scope()))`,
    "surveillance.case_day": "(kernel.scope() @> '{vn}'::text[])",
    "surveillance.case_month": "(kernel.scope() @> '{vn}'::text[])",
  };
  const loose = tables
    .filter((table) => table.kind !== "reference" && table.columns.some(({ name }) => name === "seen_by"))
    .flatMap((table) => table.policies.map((policy) => ({ table: table.name, ...policy })))
    .filter(
      ({ command, roles }) =>
        command !== "INSERT" && !(roles.length === 1 && ["app_generator", "app_keeper"].includes(roles[0]!)) && !isOwner(roles),
    )
    .filter(({ table, using }) => using !== seen && using !== also[table]);
  expect(loose).toEqual([]);
});

/** Policies for the owner of the database: the roles of the application are others. */
const isOwner = (roles: readonly string[]) => roles.every((role) => !/^(app_|public$)/.test(role));

it("rows without visibility keys are open to all only where they tell nothing about people or another's work", () => {
  const open = ofKind("local").filter((table) =>
    table.policies.some(
      ({ command, roles, using }) =>
        ["SELECT", "ALL"].includes(command) && using === "true" && !isOwner(roles) && roles.join() !== "app_keeper",
    ),
  );
  expect(open.map(({ name }) => name)).toEqual([
    "kernel.audit_archive",
    "kernel.audit_seal",
    "kernel.number_book",
    "kernel.reaction_cursor",
    "kernel.setting",
    "person_identity.name_word",
  ]);
});

it("operational tables are kept by province: key, unique constraints and references begin with it", () => {
  const has = (columns: readonly string[]) => columns.includes("province_id");
  expect(breaking(ofKind(...operational), (table) => table.primaryKey[0] !== "province_id")).toEqual([]);
  expect(breaking(ofKind(...operational), (table) => !table.unique.every(has))).toEqual([]);
  expect(breaking(ofKind(...operational), (table) => !table.foreignKeys.every(({ columns }) => has(columns)))).toEqual([]);
});

it("no operational table points at a local one", () => {
  const local = new Set(ofKind("local").map(({ name }) => name));
  expect(breaking(ofKind(...operational), (table) => table.foreignKeys.some(({ to }) => local.has(to)))).toEqual([]);
});

it("every record and register keeps its history: the same columns and until when", () => {
  const records = ofKind("record", "register");
  expect(records.length).toBeGreaterThan(9);
  const typed = (table: CatalogueTable | undefined) => table?.columns.map(({ name, type }) => `${name} ${type}`).sort();
  for (const table of records) {
    const history = tables.find(({ name }) => name === `${table.name}_history`);
    expect({ table: history?.name, kind: history?.kind }).toEqual({ table: `${table.name}_history`, kind: "history" });
    expect(typed(history)).toEqual([...typed(table)!, "recorded_to timestamp with time zone"].sort());
    expect(history!.primaryKey).toEqual(["province_id", "id", "version"]);
    expect(table.primaryKey).toEqual(["province_id", "id"]);
  }
  expect(ofKind("history").length).toBe(records.length);
});

it("the application's role may only read records; logs grow and never change; reference tables are loaded by the owner", () => {
  expect(breaking(ofKind("record", "register", "history"), ({ rights }) => rights.join() !== "SELECT")).toEqual([]);
  expect(breaking(ofKind("log"), ({ rights }) => rights.some((right) => !["SELECT", "INSERT"].includes(right)))).toEqual([]);
  expect(breaking(ofKind("reference"), ({ rights }) => rights.join() !== "SELECT")).toEqual([]);
  expect(breaking(tables, ({ rights }) => rights.some((right) => ["TRUNCATE", "TRIGGER", "REFERENCES"].includes(right)))).toEqual([]);
  const audit = tables.find(({ name }) => name === "kernel.audit")!;
  expect(audit.rights).toEqual(["SELECT", "INSERT"]);
});

it("nothing may be deleted by the application's role but failed sign-ins and counts that are rebuilt", () => {
  expect(breaking(tables, ({ rights }) => !rights.includes("DELETE")).length).toBe(tables.length - 3);
  expect(breaking(tables, ({ rights }) => rights.includes("DELETE"))).toEqual([
    "identity.attempt",
    "surveillance.case_day",
    "surveillance.case_month",
  ]);
});

it("only the keeper of logs may delete them, and nothing else", async () => {
  const rights = await asks<{ table: string; does: string[] }>(
    `select table_schema || '.' || table_name as table, array_agg(privilege_type::text order by 1) as does from information_schema.table_privileges
     where grantee = 'app_keeper' group by 1 order by 1`,
  );
  const deletes = rights.filter(({ does }) => does.includes("DELETE")).map(({ table }) => table);
  expect(deletes).toEqual([
    "identity.attempt",
    "identity.session",
    "imports.row_result",
    "kernel.audit",
    "kernel.audit_seal",
    "kernel.command",
    "kernel.notice",
  ]);
  expect(rights.filter(({ table }) => !deletes.includes(table))).toEqual([
    { table: "imports.batch", does: ["SELECT"] },
    { table: "kernel.audit_archive", does: ["INSERT", "SELECT"] },
  ]);
  expect(rights.filter(({ does }) => does.some((right) => !["DELETE", "INSERT", "SELECT"].includes(right)))).toEqual([]);
});

it("the roles of the application cannot sign in, own nothing and are bound by every policy", async () => {
  const roles = await asks(
    "select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles where rolname like 'app\\_%' order by 1",
  );
  const plain = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false };
  expect(roles).toEqual(["app_generator", "app_keeper", "app_recorder", "app_user"].map((rolname) => ({ rolname, ...plain })));
  expect(
    await asks("select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'app\\_%'"),
  ).toEqual([]);
  // Nobody gets from one role to another except the owner, who takes them for a transaction.
  const members = await asks<{ of: string }>(
    "select r.rolname as of from pg_auth_members m join pg_roles r on r.oid = m.member where m.roleid in (select oid from pg_roles where rolname like 'app\\_%')",
  );
  expect(members.filter(({ of }) => of.startsWith("app_"))).toEqual([]);
});

it("views run with the rights of whoever asks, and nothing happens by trigger or rule", async () => {
  const mine = "n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')";
  const views = await asks(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and ${mine} and not coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions), false)`);
  expect(views).toEqual([]);
  expect(
    await asks(
      `select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and ${mine}`,
    ),
  ).toEqual([]);
  expect(
    await asks(
      `select r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace where r.rulename <> '_RETURN' and ${mine}`,
    ),
  ).toEqual([]);
});

it("only three functions run with the owner's rights, with a fixed search path", async () => {
  const found =
    await asks(`select p.oid::regproc::text as name, p.proconfig as settings from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`);
  expect(found).toEqual(
    ["kernel.horizon", "kernel.request_job", "kernel.settled_before"].map((name) => ({ name, settings: ["search_path=pg_catalog"] })),
  );
});

/** Which TypeScript types may stand for a column. Names of other types pass where the database holds text, numbers or JSON. */
const allowed: [RegExp, RegExp][] = [
  [/^(text|uuid|character varying)$/, /^(?!(number|boolean|Date|Buffer)$)(?!.*\[\]$).+/],
  [/^date$/, /^string$/],
  [/^timestamp with time zone$/, /^Date$/],
  [/^(integer|bigint|smallint|numeric|double precision|real)$/, /^(?!(string|boolean|Date|Buffer)$)(?!.*\[\]$).+/],
  [/^boolean$/, /^boolean$/],
  [/^bytea$/, /^Buffer$/],
  [/^jsonb$/, /^(?!(Date|Buffer)$).+/],
  [/\[\]$/, /^(readonly )?.+\[\]$/],
];

function fits(column: { type: string; notNull: boolean }, declared: DeclaredColumn): boolean {
  const rule = allowed.find(([type]) => type.test(column.type));
  if (!rule) throw new Error(`no rule for columns of type ${column.type}`);
  if (declared.type === "unknown") return column.type === "jsonb";
  // `CaseReport["severity"]` hides whether it may be null; the compiler knows.
  const sameNull = declared.nullable === !column.notNull || declared.type.includes('["');
  return sameNull && rule[1].test(declared.type);
}

describe("tables as the code declares them", () => {
  const common = readFileSync("src/kernel/db/tables.ts", "utf8");
  const files = globSync("src/modules/*/store/tables.ts").sort();
  it("are declared by every module that has migrations", () => {
    const withTables = files.map((file) => file.split("/")[2]);
    const withMigrations = new Set(globSync("src/modules/*/store/migrations/*.sql").map((file) => file.split("/")[2]));
    expect([...withMigrations].sort()).toEqual(withTables);
  });
  it.each(files)("%s equals the migrated database: columns, types and what may be null", (file) => {
    const declared = readDeclaredTables(readFileSync(file, "utf8"), common);
    expect(declared.size).toBeGreaterThan(0);
    for (const [name, columns] of declared) {
      const table = tables.find((each) => each.name === name);
      expect({ name, columns: [...columns.keys()].sort() }).toEqual({ name, columns: table?.columns.map((column) => column.name).sort() });
      const wrong = table!.columns.filter((column) => !fits(column, columns.get(column.name)!));
      expect(wrong.map((column) => ({ table: name, ...column, declared: columns.get(column.name) }))).toEqual([]);
    }
    const schemas = new Set([...declared.keys()].map((name) => name.split(".")[0]));
    const left = tables.filter(({ name, kind }) => schemas.has(name.split(".")[0]!) && kind !== "history" && !declared.has(name));
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});
