import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import type { Outcome } from "../../kernel/errors/refusal.ts";
import { newId } from "../../kernel/ids.ts";
import { runDueJobs } from "../../kernel/jobs/jobs.ts";
import { hostileFiles } from "../../kernel/tabular/hostile/hostile-files.ts";
import { callRoutes, must } from "../../kernel/test-kit/call-routes.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { importAgencies } from "./import-agencies.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { loadProvinceAgencies } from "./store/agency-store.ts";

let database: TestDatabase;
const soctrang: Actor = {
  accountId: newId(),
  name: "Quản trị",
  roles: [],
  permissions: new Set(["*"]),
  scope: ["o19.94"],
  provinceId: "92",
  homeKey: "o19.94",
};

beforeAll(async () => {
  database = await createTestDatabase();
  await loadProvinceAgencies(database, "92");
});
afterAll(() => database.drop());

async function send(path: string, body: object): Promise<Outcome<{ key: string }>> {
  const taken = await callRoutes(database, routes).send<{ key: string }>(soctrang, path, body);
  await runDueJobs(database, jobs, []);
  return taken;
}
const listed = async (key: string) =>
  (await database.pool.query('select name, "group", valid_from::text, valid_to::text, seen_by from directory.agency where key = $1', [key]))
    .rows[0];

it("a body that an administrator adds is in the list, seen by whoever sees its unit", async () => {
  const added = await send("/agencies/add", {
    id: newId(),
    name: "Bệnh viện tư nhân Mẫu",
    group: "health-facility",
    unitKey: "o19.31681",
    validFrom: "2021-06-01",
  });
  if (!added.ok) throw new Error(added.refusal.code);
  const row = await listed(added.value.key);
  expect(row).toMatchObject({ name: "Bệnh viện tư nhân Mẫu", group: "health-facility", valid_from: "2021-06-01", valid_to: null });
  expect(row.seen_by).toEqual(expect.arrayContaining([added.value.key, "o19.31681", "o19.951", "o19.94", "n25.92"]));
  expect(await send("/agencies/close", { agency: added.value.key, lastDay: "2021-05-31", reason: "nhầm" })).toMatchObject({
    refusal: { code: "directory/closed_before_begun" },
  });
  await send("/agencies/close", { agency: added.value.key, lastDay: "2022-01-31", reason: "giải thể" });
  expect((await listed(added.value.key)).valid_to).toBe("2022-01-31");
});

it("the last day of a shipped body stays when the list is loaded again", async () => {
  await send("/agencies/close", { agency: "ag.o94.bvdk", lastDay: "2030-12-31", reason: "quyết định mẫu" });
  expect((await listed("ag.o94.bvdk")).valid_to).toBe("2030-12-31");
  await loadProvinceAgencies(database, "92", ["bdt"]);
  expect((await listed("ag.o94.bvdk")).valid_to).toBe("2030-12-31");
});

it("nobody adds or closes a body outside their own area, and it looks like one that does not exist", async () => {
  await loadProvinceAgencies(database, "01");
  const foreign = await send("/agencies/close", { agency: "ag.n01.cdc", lastDay: "2030-12-31", reason: "thử" });
  const absent = await send("/agencies/close", { agency: "ag.khong.co", lastDay: "2030-12-31", reason: "thử" });
  expect(foreign).toEqual(absent);
  const added = await send("/agencies/add", { id: newId(), name: "Trạm thử", group: "laboratory", unitKey: "o19.00001" });
  expect(added).toMatchObject({ ok: false, refusal: { code: "directory/area_not_found" } });
});

describe("a sheet of bodies", () => {
  const header = "Tên cơ quan,Loại,Địa bàn,Từ ngày,Ngày cuối";
  async function take(rows: string[], dryRun = false) {
    const bytes = Buffer.from(`${[header, ...rows].join("\n")}\n`);
    const outcome = await withActor(database, soctrang, "write", (tx) => importAgencies(tx, { name: "co-quan.csv", bytes }, { dryRun }));
    await runDueJobs(database, jobs, []);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  }
  const rows = [
    "Phòng khám Mẫu,Cơ sở y tế,Xã Trung Bình,01/06/2021,",
    "Phòng xét nghiệm Mẫu,Laboratory,o19.951,,",
    "Bệnh viện Đa khoa tỉnh Sóc Trăng,Cơ sở y tế,Tỉnh Sóc Trăng,,31/12/2031",
    "Nơi lạ,Loại lạ,Xã Không Có,,",
    "Nơi xa,Cơ sở y tế,o19.00001,,",
    "Ngày sai,Cơ sở y tế,Xã Trung Bình,02/02/2022,01/02/2022",
  ];

  it("accounts for every row, and tried first it writes nothing", async () => {
    const before = (await database.pool.query("select count(*)::int as n from directory.agency_entry")).rows[0].n;
    const trial = await take(rows, true);
    expect(trial).toMatchObject({ read: 6, created: 2, updated: 1, unchanged: 0, held: 0, rejected: 3 });
    expect((await database.pool.query("select count(*)::int as n from directory.agency_entry")).rows[0].n).toBe(before);
    const done = await take(rows);
    expect(done).toEqual(trial);
    expect(done.rows.slice(3).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ["group_unknown"],
      ["place_unknown"],
      ["days_turned"],
    ]);
    expect(await listed("ag.o94.bvdk")).toMatchObject({ valid_to: "2031-12-31", group: "health-facility" });
    const { rows: found } = await database.pool.query(
      "select unit_key, valid_from::text from directory.agency where name = 'Phòng khám Mẫu'",
    );
    expect(found).toEqual([{ unit_key: "o19.31681", valid_from: "2021-06-01" }]);
  });

  it("the same file twice changes nothing", async () => {
    expect(await take(rows)).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 3 });
  });

  it("refuses or accounts for every hostile file, and never fails", async () => {
    for (const file of hostileFiles) {
      const sheet = { name: file.fileName ?? "tep", bytes: Buffer.from(file.bytes()) };
      const outcome = await withActor(database, soctrang, "write", (tx) => importAgencies(tx, sheet, { dryRun: true }));
      if (!outcome.ok) continue;
      const { read, created, updated, unchanged, held, rejected } = outcome.value;
      expect(created + updated + unchanged + held + rejected).toBe(read);
    }
  }, 60_000);
});

it.each(["xlsx", "csv"])("the list leaves as %s and comes back: nothing is new in it, and an edited last day is taken", async (format) => {
  const { fileName, bytes } = must(
    await callRoutes(database, routes).download(soctrang, "/agencies/export", { q: "trung tam y te", provinceId: "92", format }),
  );
  expect(fileName).toMatch(new RegExp(`${format}$`));
  const back = (file: Buffer) =>
    withActor(database, soctrang, "write", (tx) => importAgencies(tx, { name: fileName, bytes: file }, { dryRun: true }));
  const same = must(await back(bytes));
  expect(same.read).toBeGreaterThan(5);
  expect(same.rows.filter(({ result }) => result === "created" || result === "updated")).toEqual([]);
  // Bodies of the neighbours that are now in the same province are in the list, and not this administrator's.
  expect(new Set(same.rows.flatMap(({ problems }) => problems.map(({ code }) => code)))).toEqual(new Set(["place_unknown"]));
  expect(same.unchanged).toBeGreaterThan(5);
  if (format === "xlsx") return;
  const edited = bytes.toString("utf8").replace(/^(.*,o19\.94\d,.*),$/m, "$1,30/06/2030");
  expect(must(await back(Buffer.from(edited)))).toMatchObject({ updated: 1, created: 0, unchanged: same.unchanged - 1 });
});
