import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Rules of one schema on an embedded server, one server and a cluster, which no catalogue shows. */
const migrations = globSync("src/{kernel,modules/*}/store/migrations/*.sql").sort();
const stores = globSync(
  [
    "src/modules/*/store/**/*.ts",
    "src/modules/*/{*,commands/*}.ts",
    "src/kernel/{audit,db,events,files,http,jobs,notify,numbering,sync}/*.ts",
  ],
  {
    exclude: ["**/*.test.ts"],
  },
).sort();

interface Rule {
  title: string;
  pattern: RegExp;
  in: readonly string[];
  /** Files with a reason of their own. */
  but?: RegExp;
}

const all = [...migrations, ...stores];
const rules: Rule[] = [
  {
    title: "settings of a transaction are literals: set_config does not reach the workers of a cluster",
    pattern: /\bset_config\s*\(/i,
    in: all,
  },
  {
    title: "no setting outlives its transaction",
    pattern: /["'`;]\s*set\s+(?!local\b|not null\b)(session\s+)?(app\.|role\b|row_security|timezone)/i,
    in: all,
  },
  { title: "no recursive query: walk level by level", pattern: /\bwith\s+recursive\b/i, in: all },
  {
    title: "no rollup, cube or grouping sets: dashboards read roll-up tables",
    pattern: /\b(group\s+by\s+(rollup|cube)|grouping\s+sets)\b|\bby\s+(rollup|cube)\s*\(/i,
    in: all,
  },
  {
    title: "no trigger and no rule is needed for correctness",
    pattern: /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?(trigger|rule)\b/i,
    in: migrations,
  },
  {
    title: "no pattern or trigram search on what people typed: under row-level security it loses its index",
    pattern: /\bi?like\s+(\$|'[^']*\$\{)|["'`]i?like["'`]|\bsimilar\s+to\b|~~|\b(word_)?similarity\s*\(/i,
    in: stores,
    // Agencies are reference data: no policy stands between the search and its index.
    but: /directory\/store\/agency-store\.ts$/,
  },
  {
    title: "the current time is tx.now",
    pattern: /\bnow\s*\(\)(?!\s*-\s*began)|\bcurrent_(timestamp|date)\b|\blocaltimestamp\b|\bnew Date\(\)/i,
    in: stores,
    // Machine time of waiting and of measured work, not of facts.
    but: /kernel\/db\/embedded|performance/,
  },
  { title: "ids are minted by clients, not by the database", pattern: /default\s+(gen_random_uuid|uuid_generate)/i, in: migrations },
  { title: "no record moves to another province by an update", pattern: /\bset\s+province_id\b|province_id\s*=\s*excluded/i, in: all },
  { title: "no invariant rests on serializable transactions", pattern: /isolation\s+level\s+serializable/i, in: all },
  { title: "no unlogged or temporary table holds facts", pattern: /\bcreate\s+(unlogged|temp|temporary)\b/i, in: all },
  {
    title: "nothing newer than PostgreSQL 15: functions",
    pattern:
      /\b(uuidv[47]|any_value|array_(shuffle|sample|reverse|sort)|random_normal|pg_input_(is_valid|error_info)|date_add|date_subtract|system_user|erfc?|json_(exists|query|value|table|scalar|serialize|array|object|arrayagg|objectagg)|xmltext|to_bin|to_oct|uuid_extract_\w+|casefold|crc32c?|reverse_bytes|lgamma|unicode_\w+|pg_get_acl|jsonb?_strip_nulls\s*\([^()]*,)\s*\(/i,
    in: all,
  },
  {
    title: "nothing newer than PostgreSQL 15: syntax",
    pattern:
      /\bis\s+(not\s+)?json\b|\bgenerated\s+always\s+as\s*\([^;]*\)\s+virtual|\breturning\s+(with\s*\(|old\.|new\.|merge_action)|\bmerge\s+into\b[^;]*\breturning\b|\bwithout\s+overlaps\b|\bnot\s+enforced\b|\bwhen\s+not\s+matched\s+by\s+source\b|\bon_error\s+(ignore|stop)/i,
    in: all,
  },
];

const withoutComments = (text: string, file: string): string =>
  (file.endsWith(".sql")
    ? text
    : text.replaceAll(/\/\*[\s\S]*?\*\//g, (found) => found.replaceAll(/[^\n]/g, " ")).replaceAll(/^(\s*)\/\/.*$/gm, "")
  ).replaceAll(/--.*$/gm, "");

const breaches = (rule: Rule, texts: readonly (readonly [string, string])[]): string[] =>
  texts.flatMap(([file, text]) => {
    if (rule.but?.test(file)) return [];
    const found = new RegExp(rule.pattern, "gi");
    return [...text.matchAll(found)]
      .filter(({ 0: words }) => !rule.but?.test(words))
      .map(({ index, 0: words }) => `${file}:${text.slice(0, index).split("\n").length}: ${words.trim()}`);
  });

it.each(rules)("$title", (rule) => {
  expect(rule.in.length).toBeGreaterThan(5);
  expect(
    breaches(
      rule,
      rule.in.map((file) => [file, withoutComments(readFileSync(file, "utf8"), file)]),
    ),
  ).toEqual([]);
});

it("the rules find what they forbid", () => {
  const wrong = [
    "select set_config('app.scope', '{vn}', true)",
    '"set role postgres"',
    "with recursive contacts as (select 1)",
    "group by rollup (unit)",
    "create trigger keep before update on x",
    "where name ilike $1",
    "on conflict (id) do update set at = now()",
    "id uuid default gen_random_uuid()",
    "update persons.person set province_id = '79'",
    "begin isolation level serializable",
    "create unlogged table x ()",
    "values (uuidv7())",
    "delete from x returning old.id",
  ];
  for (const text of wrong)
    expect({ text, found: rules.some((rule) => breaches({ ...rule, in: [] }, [["x.ts", text]]).length > 0) }).toEqual({
      text,
      found: true,
    });
});

it("every migration says what it requires, locks and does to data", () => {
  const silent = migrations.filter((file) => !/^-- .*[\s\S]*-- (Requires: .*)?Locks: .*Data: /.test(readFileSync(file, "utf8")));
  expect(silent).toEqual([]);
});
