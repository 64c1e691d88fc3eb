import { afterAll, beforeAll, expect, it } from "vitest";
import type { RecordColumns, Tables } from "../../../kernel/db/tables.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import type { LevelDecisionTable, RuleOverrideTable, StatedResponseTable } from "./tables.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The compiler checks that nothing of the declared table is left out or added. */
const declared =
  <T>() =>
  (columns: Record<keyof Omit<T, keyof RecordColumns>, true>) =>
    Object.keys(columns);

const tables: [keyof Tables & string, string[]][] = [
  [
    "assessment.level_decision",
    declared<LevelDecisionTable>()({
      proposal_id: true,
      unit_key: true,
      unit_level: true,
      on_day: true,
      level: true,
      computed_level: true,
      possible: true,
      previous_level: true,
      rule: true,
      basis: true,
      provisional: true,
      decided_by: true,
      inputs: true,
      reasons: true,
      would_flip: true,
      unknown: true,
      unplaced: true,
      as_of: true,
      state: true,
      note: true,
      proposed_by: true,
      proposed_name: true,
      proposed_at: true,
      reviewed_by: true,
      reviewed_name: true,
      reviewed_at: true,
      signed_by: true,
      signed_name: true,
      signed_at: true,
      capacity: true,
      document_number: true,
      published_at: true,
    }),
  ],
  [
    "assessment.rule_override",
    declared<RuleOverrideTable>()({
      unit_key: true,
      rule: true,
      path: true,
      value: true,
      inclusive: true,
      document: true,
      dated_on: true,
      valid_from: true,
      signed_by: true,
      signed_name: true,
      capacity: true,
      signed_at: true,
    }),
  ],
  [
    "assessment.stated_response",
    declared<StatedResponseTable>()({ unit_key: true, on_day: true, response: true, document: true, stated_by: true }),
  ],
];

const ofEveryRecord: Record<keyof RecordColumns, true> = {
  province_id: true,
  id: true,
  version: true,
  recorded_from: true,
  recorded_by: true,
  batch_id: true,
  withdrawn: true,
  seen_by: true,
};

it.each(tables)("%s has exactly the columns the code declares", async (table, own) => {
  const { rows } = await database.pool.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
    [table],
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...own, ...Object.keys(ofEveryRecord)].sort());
});
