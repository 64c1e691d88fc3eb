import ExcelJS from "exceljs";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hostileFiles } from "../../kernel/tabular/hostile/hostile-files.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadProvinceAgencies } from "../directory/server.ts";
import type { AccountsImported } from "./contract.ts";
import { Browser, invent, openDesk, signedIn } from "./test-kit/desk.ts";

let database: TestDatabase;
let app: FastifyInstance;
let admin: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadProvinceAgencies(database, "92");
  app = await openDesk(database);
  await invent(database, "quantri", "provincial-administrator", "o19.94");
  admin = await signedIn(app, "quantri");
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const header = "Tên tài khoản,Họ tên,Chức vụ,Vai trò,Địa bàn,Đến ngày,Thư điện tử";
const sheet = (...rows: string[]) => Buffer.from(`${[header, ...rows].join("\n")}\n`);
async function take(file: Buffer, fields: Record<string, string> = {}, name = "tai-khoan.csv"): Promise<AccountsImported> {
  const answer = await admin.upload("/accounts/import", file, name, fields);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as AccountsImported;
}
const counts = ({ read, created, unchanged, rejected }: AccountsImported) => ({ read, created, unchanged, rejected });
const accounts = async () => (await database.pool.query<{ n: number }>("select count(*)::int as n from identity.account")).rows[0]!.n;

const good = [
  "tram.trungbinh,Nguyễn Thị Mẫu,Trưởng trạm,Trạm y tế xã,Xã Trung Bình,31/12/2099,mau@example.vn",
  "ttyt.trande,Trần Văn Mẫu,,district-health-centre,o19.951,,",
  "cdc.mau,LÊ THỊ MẪU,,CDC epidemiologist,Tỉnh Sóc Trăng,,",
];

it("makes an account of each row, with its role, area, end and a link that works", async () => {
  const done = await take(sheet(...good));
  expect(counts(done)).toEqual({ read: 3, created: 3, unchanged: 0, rejected: 0 });
  const { rows } = await database.pool.query(
    `select a.login, a.name, a.title, a.email, a.province_id, g.role, g.key, g.valid_until from identity.account a join identity.grant g on g.account_id = a.id
     where a.login <> 'quantri' order by a.login`,
  );
  const end = new Date("2099-12-31T17:00:00Z");
  expect(rows).toEqual([
    {
      login: "cdc.mau",
      name: "Lê Thị Mẫu",
      title: null,
      email: null,
      province_id: "92",
      role: "cdc-epidemiologist",
      key: "o19.94",
      valid_until: null,
    },
    {
      login: "tram.trungbinh",
      name: "Nguyễn Thị Mẫu",
      title: "Trưởng trạm",
      email: "mau@example.vn",
      province_id: "92",
      role: "commune-health-station",
      key: "o19.31681",
      valid_until: end,
    },
    {
      login: "ttyt.trande",
      name: "Trần Văn Mẫu",
      title: null,
      email: null,
      province_id: "92",
      role: "district-health-centre",
      key: "o19.951",
      valid_until: null,
    },
  ]);
  const holder = new Browser(app);
  expect((await holder.send("/session/use-link", { token: done.rows[0]!.link!, next: "mat khau cua tram" })).status).toBe(200);
  expect((await holder.send("/session/sign-in", { account: "tram.trungbinh", password: "mat khau cua tram" })).body.areas).toEqual([
    { key: "o19.31681", name: "Xã Trung Bình" },
  ]);
});

it("creates nothing when the same file comes twice, and says so row by row", async () => {
  const before = await accounts();
  const again = await take(sheet(...good));
  expect(counts(again)).toEqual({ read: 3, created: 0, unchanged: 3, rejected: 0 });
  expect(again.rows.every((row) => row.link === null)).toBe(true);
  expect(await accounts()).toBe(before);
});

it("tells everything that is wrong with a row at once, by column, and takes the others", async () => {
  const done = await take(
    sheet(
      "X,,,bác sĩ,Xã Trung Bình,32/01/2030,khong phai thu",
      "hople,Người Mẫu,,Người xem,Huyện Trần Đề,,",
      "hople,Người Khác,,Người xem,Huyện Trần Đề,,",
      "ngoai,Người Ngoài,,viewer,o19.92,,",
      "nhieunoi,Người Mẫu,,viewer,Phường 1,,",
      "khongco,Người Mẫu,,viewer,Xã Không Có Thật,,",
      "daqua,Người Mẫu,,viewer,o19.951,01/01/2020,",
      "quantri,Người Mẫu,,viewer,o19.951,,",
    ),
  );
  expect(counts(done)).toEqual({ read: 8, created: 1, unchanged: 0, rejected: 7 });
  expect(done.read).toBe(done.created + done.updated + done.unchanged + done.held + done.rejected);
  expect(done.rows.map((row) => row.problems.map(({ column, code }) => `${column} ${code}`))).toEqual([
    ["2 no_value", "4 role_unknown", "6 reading.no_such_day", "1 login_malformed", "7 email_malformed"],
    [],
    ["1 login_repeated"],
    ["5 identity/beyond_own_rights"],
    ["5 place_several"],
    ["5 place_unknown"],
    ["6 until_past"],
    ["1 identity/login_taken"],
  ]);
});

it("finds a hospital by its name among the bodies of the area", async () => {
  const { rows } = await database.pool.query<{ key: string; name: string }>(
    "select key, name from directory.agency where kind = 'bvdk' and 'o19.94' = any(seen_by) and unit_key = 'o19.94' limit 1",
  );
  const done = await take(sheet(`benhvien,Người Mẫu,,Bệnh viện,${rows[0]!.name},,`));
  expect(done.rows[0]).toMatchObject({ result: "created", problems: [] });
  const granted = await database.pool.query(
    "select g.key from identity.grant g join identity.account a on a.id = g.account_id where a.login = 'benhvien'",
  );
  expect(granted.rows).toEqual([{ key: rows[0]!.key }]);
});

it("on a trial run says what would happen and leaves nothing", async () => {
  const before = await accounts();
  const trial = await take(sheet("thu,Người Thử,,viewer,o19.951,,", "quantri,Người Mẫu,,viewer,o19.951,,"), { dryRun: "1" });
  expect(counts(trial)).toEqual({ read: 2, created: 1, unchanged: 0, rejected: 1 });
  expect(trial.rows[0]!.link).toBeNull();
  expect(await accounts()).toBe(before);
});

it("is for administrators: to anybody else the page does not exist", async () => {
  await invent(database, "nguoixem", "viewer", "o19.94");
  const viewer = await signedIn(app, "nguoixem");
  expect((await viewer.upload("/accounts/import", sheet(...good), "x.csv")).status).toBe(404);
});

it("takes 400 accounts in one file", async () => {
  const rows = Array.from({ length: 400 }, (_, n) => `can.bo.${n},Cán Bộ Mẫu ${n % 7 === 0 ? "Bảy" : "Khác"},,viewer,o19.951,,`);
  expect(counts(await take(sheet(...rows)))).toEqual({ read: 400, created: 400, unchanged: 0, rejected: 0 });
});

it("refuses or accounts for every hostile file, and never fails", async () => {
  const before = await accounts();
  let refused = 0;
  for (const file of hostileFiles) {
    const answer = await admin.upload("/accounts/import", Buffer.from(file.bytes()), file.fileName ?? "tep", { dryRun: "1" });
    expect({ file: file.name, failed: answer.status >= 500 }).toEqual({ file: file.name, failed: false });
    if (answer.status === 200) expect(answer.body.read).toBe(answer.body.created + answer.body.unchanged + answer.body.rejected);
    else refused++;
  }
  expect(refused).toBeGreaterThan(30);
  expect(await accounts()).toBe(before);
});

it("takes the template back when it is filled in, in either language", async () => {
  for (const [language, name] of [
    ["vi", "Trạm y tế xã"],
    ["en", "Commune health station"],
  ] as const) {
    const answer = await admin.download(`/accounts/template?language=${language}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer as never);
    const [people, roles] = workbook.worksheets;
    expect(roles!.getColumn(1).values).toContain(name);
    people!.addRow([`mau.${language}`, "Võ Thị Mẫu", "", name, "Xã Trung Bình", "", ""]);
    const done = await take(Buffer.from(await workbook.xlsx.writeBuffer()), {}, "mau.xlsx");
    expect(done).toMatchObject({ read: 1, created: 1, rows: [{ name: "Võ Thị Mẫu", login: `mau.${language}` }] });
  }
});

it("the list of accounts leaves as a sheet and comes back: every right is there already", async () => {
  const done = await take(Buffer.from(await admin.download("/accounts/export?language=vi")), { dryRun: "1" }, "tai-khoan.xlsx");
  expect(done.read).toBeGreaterThan(3);
  expect(counts(done)).toEqual({ read: done.read, created: 0, unchanged: done.read, rejected: 0 });
});
