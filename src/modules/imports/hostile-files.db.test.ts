import { afterAll, beforeAll, describe, it } from "vitest";
import { hostileFiles } from "../../kernel/tabular/hostile/hostile-files.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { costly, expectAccountedFor } from "./test-kit/hostile-import.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

describe("a hostile or odd file through the whole import is refused with one clear reason, or has an outcome for every row", () => {
  const files = hostileFiles.filter(({ name }) => !costly.has(name));
  it.each(files.map((file) => [file.name, file] as const))("%s", (_, file) => expectAccountedFor(database, file), 120_000);
});
