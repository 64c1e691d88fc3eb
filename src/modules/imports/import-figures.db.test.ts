import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { sharedData } from "../../kernel/test-kit/shared-data.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory, unitGraph } from "../directory/server.ts";
import { computeFigures, routes as figureRoutes } from "../figures/server.ts";
import { importFigures } from "./import-figures.ts";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "vx-figures-"));
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const options = { indicator: "cases-new-reported", within: null, source: "NCSC" };
const load = (path: string) => importFigures(path, options, (chunk) => withActor(database, systemActor, "write", chunk));
const figure = (area: string, from: string, to: string) =>
  withActor(
    database,
    { ...systemActor, provinceId: unitGraph().units.get(area)!.provinceId },
    "read",
    async (tx) => (await computeFigures(tx, { indicators: [options.indicator], area, from, to, asOf: null }))[0]!,
  );

sharedData("data/vn-covid-provinces/ncsc_daily_by_province.csv", "the daily series of 63 provinces", (path) => {
  const cells = readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
  const blank = cells.filter(([, , count]) => count === "").length;

  it("every row is a reported figure, a blank one is no zero and is refused, and the same file again changes nothing", async () => {
    const first = await load(path);
    expect(first).toMatchObject({ read: 40_698, created: 40_698 - blank, updated: 0, unchanged: 0, held: 0, rejected: blank });
    expect(blank).toBeGreaterThan(100);
    expect(new Set(first.problems.map(({ code }) => code))).toEqual(new Set(["no_value"]));
    const again = await load(path);
    expect(again).toMatchObject({ read: 40_698, created: 0, updated: 0, unchanged: 40_698 - blank, rejected: blank });
  }, 120_000);

  it("says what the file says for every day, and adds up the days of a week where none is missing", async () => {
    const stated = new Map(cells.map(([on, province, count]) => [`${on} ${province}`, count]));
    for (const code of ["94", "79", "01"]) {
      for (const on of ["2021-08-01", "2021-10-25", "2022-01-22"])
        expect((await figure(`o19.${code}`, on, on)).value).toBe(Number(stated.get(`${on} ${code}`)));
      const week = Array.from({ length: 7 }, (_, day) => Number(stated.get(`2021-11-0${day + 1} ${code}`)));
      expect((await figure(`o19.${code}`, "2021-11-01", "2021-11-07")).value).toBe(week.reduce((sum, n) => sum + n, 0));
    }
  });
});

it("takes the columns of a station's own sheet, and tells what it cannot take", async () => {
  const path = join(folder, "bao-cao.csv");
  writeFileSync(
    path,
    "Địa bàn;Ngày;Số ca mắc;Nguồn\nTX Vĩnh Châu;18/02/2022;1.234;TTYT\nXã Không Có;18/02/2022;5;TTYT\nTX Vĩnh Châu;19/02/2022;;TTYT\nTX Vĩnh Châu;32/02/2022;7;TTYT\nTX Vĩnh Châu;20/02/2022;-3;TTYT\n",
  );
  const done = await importFigures(path, { ...options, within: "o19.94" }, (chunk) => withActor(database, systemActor, "write", chunk));
  expect(done).toMatchObject({ read: 5, created: 1, rejected: 4 });
  expect(done.problems.map(({ row, code }) => [row, code])).toEqual([
    [3, "place_unknown_alone"],
    [4, "no_value"],
    [5, "reading.no_such_day"],
    [6, "figures/out_of_bounds"],
  ]);
  expect(await figure("o19.950", "2022-02-18", "2022-02-18")).toMatchObject({ value: 1234, source: "TTYT" });
});

it("refuses a row with a cell it cannot read instead of guessing: unit, end of period, cutoff and the word before the number", async () => {
  const path = join(folder, "kho-doc.csv");
  const rows = [
    "TX Vĩnh Châu;01/02/2022;02/02/2022;12 giờ ngày 2/2/2022;1.200;ca;hơn",
    "TX Vĩnh Châu;03/02/2022;hôm kìa;;5;ca;",
    "TX Vĩnh Châu;03/02/2022;;tháng 2/2022;5;ca;",
    "TX Vĩnh Châu;03/02/2022;;;5;người;xấp xỉ",
    "__proto__;03/02/2022;;;5;ca;constructor",
    "TX Vĩnh Châu;03/2022;;;90;;",
  ];
  writeFileSync(path, `Địa bàn;Từ ngày;Đến ngày;Tính đến;Số ca;Đơn vị tính;Từ chỉ mức\n${rows.join("\n")}\n`);
  const done = await importFigures(path, { ...options, within: "o19.94" }, (chunk) => withActor(database, systemActor, "write", chunk));
  expect(done).toMatchObject({ read: 6, created: 2, rejected: 4 });
  expect(done.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, 3, "reading.date_needs_reference"],
    [4, 4, "cutoff_unclear"],
    [5, 7, "approx_unknown"],
    [5, 6, "unit_differs"],
    [6, 1, "place_unknown_alone"],
    [6, 7, "approx_unknown"],
  ]);
  expect(await figure("o19.950", "2022-02-01", "2022-02-02")).toMatchObject({
    value: 1200,
    approx: "over",
    cutoff: new Date("2022-02-02T12:00:00+07:00"),
  });
  expect(await figure("o19.950", "2022-03-01", "2022-03-31")).toMatchObject({ value: 90 });
});

it("keeps the last of two numbers for the same day, and loses none unseen", async () => {
  const path = join(folder, "hai-lan.csv");
  writeFileSync(path, "Địa bàn,Ngày,Số ca mắc\nTX Vĩnh Châu,01/03/2022,10\nTX Vĩnh Châu,01/03/2022,12\n");
  const done = await importFigures(path, { ...options, within: "o19.94" }, (chunk) => withActor(database, systemActor, "write", chunk));
  expect(done).toMatchObject({ read: 2, created: 1, updated: 1 });
  expect((await figure("o19.950", "2022-03-01", "2022-03-01")).value).toBe(12);
});

it("what units stated leaves as a sheet with its words and comes back unchanged; one edited number is a new version", async () => {
  const first = join(folder, "lan-dau.csv");
  writeFileSync(
    first,
    "Địa bàn;Từ ngày;Đến ngày;Tính đến;Số ca mắc;Từ chỉ mức;Nguồn\no19.94;01/03/2024;07/03/2024;12 giờ ngày 7/3/2024;1.200;khoảng;Báo cáo 7\no19.950;02/03/2024;;;3;ít nhất;TTYT\n",
  );
  const write = (chunk: Parameters<typeof withActor>[3]) => withActor(database, systemActor, "write", chunk as never) as Promise<void>;
  await importFigures(first, { ...options, within: "o19.94" }, write);
  const leaving = async (language: string) =>
    must(
      await callRoutes(database, figureRoutes).download(systemActor, "/figures/stated", {
        area: "o19.94",
        from: "2024-03-01",
        to: "2024-03-31",
        format: "csv",
        language,
      }),
    ).bytes;
  const bytes = await leaving("vi");
  expect(bytes.toString("utf8")).toContain("khoảng");
  const back = join(folder, "xuat.csv");
  writeFileSync(back, bytes);
  expect(await importFigures(back, { ...options, indicator: null }, write)).toMatchObject({ read: 2, unchanged: 2, rejected: 0 });
  writeFileSync(back, await leaving("en"));
  expect(await importFigures(back, { ...options, indicator: null }, write)).toMatchObject({ read: 2, unchanged: 2, rejected: 0 });
  writeFileSync(back, bytes.toString("utf8").replace(",1200,", ",1250,"));
  expect(await importFigures(back, { ...options, indicator: null }, write)).toMatchObject({ read: 2, updated: 1, unchanged: 1 });
});
