import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor, withActor } from "../../../kernel/db/actor.ts";
import { sharedData, sharedRoot } from "../../../kernel/test-kit/shared-data.ts";
import { createTestDatabase, type TestDatabase } from "../../../kernel/test-kit/test-database.ts";
import { areaMap } from "../area-map.ts";
import type { Era, Level } from "../contract.ts";
import { importBoundaries } from "./boundary-store.ts";
import { loadDirectory } from "./load-directory.ts";
import { importSharedBoundaries } from "./shared-boundaries.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

async function mapOf(area: string, era: Era, level: Level = "commune", schematic = false) {
  const outcome = await withActor(database, systemActor, "read", (tx) => areaMap(tx, area, era, level, schematic));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

describe("the map of an area", () => {
  it("is schematic while nobody imported boundaries, and counts every unit", async () => {
    const map = await mapOf("o19.94", "o19");
    expect(map).toMatchObject({ schematic: true, licence: null, credit: null });
    expect(map.units).toHaveLength(109);
    expect(map.topology!.objects.units.geometries).toHaveLength(108);
    expect(map.units.find(({ key }) => key === "o19.31681")).toEqual({
      key: "o19.31681",
      name: "Trung Bình",
      parentKey: "o19.951",
      parentName: "Trần Đề",
    });
  });

  it("of a former province is drawn on the new map too, and a district alone", async () => {
    expect((await mapOf("o19.94", "n25")).units).toHaveLength(43);
    expect((await mapOf("o19.951", "o19")).units).toHaveLength(11);
  });

  it("is not drawn for the whole country without imported boundaries, and refused for a place that does not exist", async () => {
    expect(await mapOf("vn", "n25", "province")).toMatchObject({ topology: null });
    await expect(mapOf("o19.00000", "o19")).rejects.toThrow("directory/area_not_found");
  });

  it("keeps a refused file out", async () => {
    const outcome = await importBoundaries(database, "x.json", { bytes: new TextEncoder().encode("{}"), licence: "MIT", credit: "x" });
    expect(outcome).toMatchObject({ ok: false });
    expect((await database.pool.query("select count(*) as n from directory.boundary_source")).rows[0].n).toBe(0);
  });
});

sharedData("data/vn-boundaries", "imported boundaries", () => {
  it("are taken from the shared folder once, with licence and credit, and replace the schematic map", async () => {
    const reports = await importSharedBoundaries(database, sharedRoot);
    expect(reports.map(({ era, level, joined }) => [era, level, joined])).toEqual([
      ["o25", "commune", 9991],
      ["o25", "province", 63],
      ["n25", "province", 34],
    ]);
    expect(await importSharedBoundaries(database, sharedRoot)).toEqual([]);
    const map = await mapOf("o19.94", "o19");
    expect(map).toMatchObject({ schematic: false, approximate: false, licence: "MIT" });
    expect(map.units).toHaveLength(109);
    expect(map.topology!.objects.units.geometries.length).toBeGreaterThan(100);
    expect(await mapOf("n25.92", "n25")).toMatchObject({ schematic: false, approximate: true });
    expect((await mapOf("o19.94", "o19", "commune", true)).schematic).toBe(true);
  });

  it("give districts by setting their communes together, and the country with its islands", async () => {
    expect((await mapOf("o25.94", "o25", "district")).topology!.objects.units.geometries).toHaveLength(11);
    const country = await mapOf("vn", "n25", "province");
    expect(country).toMatchObject({ schematic: false, licence: "CC BY-SA 4.0" });
    expect(country.topology!.bbox![2]).toBeGreaterThan(112); // Trường Sa
  });
});
