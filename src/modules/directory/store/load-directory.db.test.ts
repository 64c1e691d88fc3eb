import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { getUnits, listUnits, loadDirectory, populationsOf, rollUpsOf, seenByOf, unitNames } from "../server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

const read = <T>(run: (tx: Tx) => Promise<T>) => withActor(database, systemActor, "read", run);

describe("the shipped directory in the database", () => {
  it("is loaded once: a second start finds nothing to do", async () => {
    expect(await loadDirectory(database)).toBe(false);
  });

  it("is loaded anew when the shipped tables have changed, with the same rows", async () => {
    const count = async () =>
      (
        await database.pool.query(
          "select (select count(*) from directory.unit) as units, (select count(*) from directory.population) as people",
        )
      ).rows[0];
    const before = await count();
    await database.pool.query("update directory.loaded set hash = 'older'");
    const started = performance.now();
    expect(await loadDirectory(database)).toBe(true);
    console.info(`directory loaded in ${Math.round(performance.now() - started)} ms`);
    expect(await count()).toEqual(before);
  });

  it("holds 63 and 34 provinces, 10,035 and 3,321 communes", async () => {
    const { rows } = await database.pool.query(
      "select era, level, count(*) from directory.unit where part_of is null group by 1, 2 order by 1, 2",
    );
    expect(rows).toEqual([
      { era: "n25", level: "commune", count: 3321 },
      { era: "n25", level: "province", count: 34 },
      { era: "o19", level: "commune", count: 11_155 },
      { era: "o19", level: "district", count: 713 },
      { era: "o19", level: "province", count: 63 },
      { era: "o25", level: "commune", count: 10_035 },
      { era: "o25", level: "district", count: 696 },
      { era: "o25", level: "province", count: 63 },
    ]);
  });

  it("holds the parts of split communes beside the units, and lists of units leave them out", async () => {
    const part = "o19.31771-n25.31741";
    const known = await read(async (tx) => ({
      unit: (await getUnits(tx, [part])).get(part),
      name: (await unitNames(tx, [part])).get(part),
      own: (await rollUpsOf(tx, [part], "o19")).get(part),
      now: (await rollUpsOf(tx, [part], "n25")).get(part),
      listed: (await listUnits(tx, "92", "o19")).some(({ key }) => key === part),
    }));
    expect(known.unit).toMatchObject({ parent: "o19.31771", provinceId: "92" });
    expect(known.name).toMatch(/^Xã Vĩnh Thành \(nay thuộc /);
    expect(known.own).toMatchObject({ key: "o19.31771", placement: "exact" });
    expect(known.now).toMatchObject({ key: "n25.31741", placement: "exact" });
    expect(known.listed).toBe(false);
  });

  it("knows names of units and of the country, and leaves out what does not exist", async () => {
    const names = await read((tx) => unitNames(tx, ["o19.94", "n25.92", "vn", "o19.99999"]));
    expect(Object.fromEntries(names)).toEqual({ "o19.94": "Tỉnh Sóc Trăng", "n25.92": "Thành phố Cần Thơ", vn: "Toàn quốc" });
  });

  it("lets the merged province see the records of a former commune, and the country too", async () => {
    const seen = await read((tx) => seenByOf(tx, ["o19.31498"]));
    expect(seen.get("o19.31498")).toEqual(expect.arrayContaining(["o19.31498", "o19.941", "o19.94", "o25.94", "n25.92", "vn"]));
  });

  it("gives the people of the asked year, or of the nearest known one, and none where nobody counted", async () => {
    const of = async (year: number) => (await read((tx) => populationsOf(tx, ["o19.94", "n25.20333"], year))).get("o19.94");
    expect(await of(2019)).toMatchObject({ year: 2019, people: 1_199_653, method: "exact" });
    expect(await of(2021)).toMatchObject({ year: 2020, method: "official_average" });
    expect(await of(2018)).toMatchObject({ year: 2019 });
    expect((await read((tx) => populationsOf(tx, ["n25.20333"], 2021))).size).toBe(0);
  });

  it("rolls a commune that went on whole to its successor, and leaves a split one unplaced in the province", async () => {
    const found = await read((tx) => rollUpsOf(tx, ["o19.31498", "o25.31178"], "n25"));
    expect(found.get("o19.31498")).toEqual({ key: "n25.31507", placement: "exact", estimated: false });
    expect(found.get("o25.31178")).toEqual({ key: "n25.92", placement: "unplaced", estimated: false });
  });
});
