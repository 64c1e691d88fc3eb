import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor, withActor } from "../../kernel/db/actor.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import type { AreaAnswer, AreaDetail } from "./contract.ts";
import { routes } from "./routes.ts";
import { listAgencies, loadProvinceAgencies } from "./store/agency-store.ts";
import { loadDirectory } from "./store/load-directory.ts";
import { seenByOf, unitNames } from "./store/unit-store.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
  await loadProvinceAgencies(database, "92");
});
afterAll(() => database.drop());

const ask = async <Reply>(path: string, question: object): Promise<Reply> =>
  must(await callRoutes(database, routes).ask<Reply>(systemActor, path, question));
const search = async (question: object) => (await ask<{ areas: AreaAnswer[] }>("/areas/search", question)).areas;

describe("questions about areas", () => {
  it("find a unit on the map of a day and say what a former one is now", async () => {
    expect((await search({ q: "TX Vinh Chau", on: "2021-08-01" }))[0]).toMatchObject({
      key: "o19.950",
      name: "Thị xã Vĩnh Châu",
      parent: "tỉnh Sóc Trăng",
      now: [],
    });
    expect((await search({ q: "trung binh tran de", era: "n25" }))[0]).toMatchObject({
      key: "o25.31681",
      nowName: "Xã Trần Đề",
      parent: "huyện Trần Đề, tỉnh Sóc Trăng",
    });
    expect((await search({ q: "31681", on: "2021-08-01", language: "en" }))[0]).toMatchObject({ name: "Trung Bình commune" });
  });

  it("describe one unit with what it became, its people and its place on each map", async () => {
    const detail = await ask<AreaDetail>("/areas/one", { key: "o25.31178" });
    expect(detail.path).toBe("Phường Bùi Hữu Nghĩa, quận Bình Thuỷ, thành phố Cần Thơ");
    expect(detail.successors).toEqual([
      { key: "n25.31120", name: "Phường Cái Khế", method: "official_record", share: "partial", fraction: null },
      { key: "n25.31168", name: "Phường Bình Thủy", method: "official_record", share: "partial", fraction: null },
    ]);
    expect(detail.onMaps).toContainEqual({ era: "n25", key: "n25.92", name: "Thành phố Cần Thơ", placement: "unplaced", estimated: false });
    expect(detail.populations).toHaveLength(1);
  });

  it("refuse an area that does not exist", async () => {
    await expect(ask("/areas/one", { key: "o19.00000" })).rejects.toThrow("directory/area_not_found");
  });

  it("list the communes below a former province on either map, and draw them", async () => {
    expect((await ask<{ areas: AreaAnswer[] }>("/areas/below", { area: "o19.94", era: "o19" })).areas).toHaveLength(109);
    expect((await ask<{ areas: AreaAnswer[] }>("/areas/below", { area: "o19.94", era: "n25" })).areas).toHaveLength(43);
    expect((await ask<{ areas: AreaAnswer[] }>("/areas/below", { area: "vn", era: "n25", level: "province" })).areas).toHaveLength(34);
    expect(await ask("/areas/map", { area: "o19.94", era: "o19" })).toMatchObject({ schematic: true, topology: { type: "Topology" } });
  });
});

describe("bodies of the province in the database", () => {
  it("are loaded once, and anew with the same rows when the rules have changed", async () => {
    const count = async () =>
      (
        await database.pool.query(
          "select (select count(*) from directory.agency) as bodies, (select count(*) from directory.agency_link) as links",
        )
      ).rows[0];
    const before = await count();
    expect(await loadProvinceAgencies(database, "92")).toBe(false);
    await database.pool.query("update directory.loaded set hash = 'older' where name = 'agencies 92'");
    expect(await loadProvinceAgencies(database, "92")).toBe(true);
    expect(await count()).toEqual(before);
  });

  it("are found by unaccented words, on a day", async () => {
    const find = async (q: string, on: string) =>
      (await ask<{ agencies: { name: string }[] }>("/agencies/search", { q, on })).agencies.map(({ name }) => name);
    expect((await find("so y te", "2021-08-01")).slice(0, 3)).toEqual([
      "Sở Y tế thành phố Cần Thơ",
      "Sở Y tế tỉnh Hậu Giang",
      "Sở Y tế tỉnh Sóc Trăng",
    ]);
    expect((await find("te soc so trang y", "2021-08-01"))[0]).toBe("Sở Y tế tỉnh Sóc Trăng");
    expect((await find("so y te", "2025-08-01"))[0]).toBe("Sở Y tế thành phố Cần Thơ");
    expect(await find("lao dong soc trang", "2025-04-01")).toEqual([]);
    const hospitals = await withActor(database, systemActor, "read", (tx) => listAgencies(tx, { kinds: ["bvdk"], on: "2025-08-01" }));
    expect(hospitals).toHaveLength(3);
  });

  it("are named and seen like units", async () => {
    const [names, seen] = await withActor(
      database,
      systemActor,
      "read",
      async (tx) => [await unitNames(tx, ["ag.o94.cdc"]), await seenByOf(tx, ["ag.o94.cdc", "vn"])] as const,
    );
    expect(names.get("ag.o94.cdc")).toBe("Trung tâm Kiểm soát bệnh tật tỉnh Sóc Trăng");
    expect(seen.get("ag.o94.cdc")).toEqual(expect.arrayContaining(["ag.o94.cdc", "ag.n92.cdc", "o19.94", "n25.92", "vn"]));
    expect(seen.get("vn")).toEqual(["vn"]);
  });
});

describe("the declared tables", () => {
  it("have the columns of the migrated database and are written by the installation alone, but for what administrators enter about bodies", async () => {
    const { rows } = await database.pool.query(
      "select relname, has_table_privilege('app_user', c.oid, 'insert, update, delete') as writable, relforcerowsecurity as forced from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'directory' and relkind = 'r'",
    );
    expect(rows).toHaveLength(10);
    for (const row of rows) expect(row).toMatchObject({ writable: row.relname === "agency_entry", forced: true });
  });
});
