import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../../../kernel/db/actor.ts";
import { ShownPeople } from "../../../kernel/http/shown-people.ts";
import { suggestMapping } from "../../../kernel/tabular/mapping.ts";
import { openSheet } from "../../../kernel/tabular/open-sheet.ts";
import { writeXlsx } from "../../../kernel/tabular/write/write-xlsx.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { writtenBytes } from "../../../kernel/test-kit/written-bytes.ts";
import { loadDirectory, loadProvinceAgencies } from "../../directory/server.ts";
import { caseFields } from "../../imports/server.ts";
import { routes } from "../routes.ts";
import { inventHospitalList } from "./hospital-list.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  await loadProvinceAgencies(database, "92");
});
afterAll(() => database.drop());

const read = <T>(run: Parameters<typeof withActor<T>>[3]) => withActor(database, { ...systemActor, provinceId: "92" }, "read", run);

it("a drill has a hospital's list to import: dozens of invented people of the last days, and every column is understood", async () => {
  const list = await read((tx) => inventHospitalList(tx, "94", "2022-02-16"));
  const sheet = await openSheet(await writtenBytes((output) => writeXlsx(output, { sheets: [list] })));
  const rows = [];
  for await (const row of sheet.rows) rows.push(row);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.length).toBeLessThan(200);
  const { columns } = suggestMapping(sheet.headers, rows, caseFields);
  expect(columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual(["STT"]);
});

it("a real installation has no such list", async () => {
  const route = routes.find(({ path }) => path === "/drill/hospital-list")!;
  if (route.kind !== "download") throw new Error("a download is expected");
  expect(await read((tx) => route.run(tx, {}, new ShownPeople()))).toMatchObject({
    ok: false,
    refusal: { code: "simulation/not_a_drill", status: 404 },
  });
});
