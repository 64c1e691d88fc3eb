import { type Actor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { derivedId } from "../../../kernel/ids.ts";
import { seenByOf } from "../../directory/server.ts";
import { type Capacity, insertAccount, insertGrant, setInitialPassword } from "../../identity/server.ts";

/** Printed at start; the demo holds invented people only. */
export const demoPassword = "vungxanh-dientap";

interface DemoAccount {
  login: string;
  name: string;
  title: string;
  what: string;
  role: Parameters<typeof insertGrant>[1]["role"];
  /** Unit key, or the kind of agency whose first one in the province is meant. */
  at: { unit: string } | { agency: string };
  capacities?: readonly Capacity[];
}

const committee = "BAN CHỈ ĐẠO";
const capacity = (form: Capacity["form"], onBehalfOf: string, title: string): Capacity => ({ form, onBehalfOf, title });

/** One account for each kind of work, so that a visitor can look at the system through every pair of eyes. */
const accounts: readonly DemoAccount[] = [
  {
    login: "chutich",
    name: "Trần Văn Lẫm",
    title: "Trưởng Ban Chỉ đạo",
    what: "chủ tịch: tổng quan, ký · chair",
    role: "chair",
    at: { unit: "o19.94" },
    capacities: [capacity("TM.", committee, "TRƯỞNG BAN")],
  },
  {
    login: "vanphong",
    name: "Đoàn Thanh Hải",
    title: "Văn phòng Ban Chỉ đạo",
    what: "báo cáo ngày · committee office",
    role: "committee-office",
    at: { unit: "o19.94" },
    capacities: [capacity("TL.", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG")],
  },
  {
    login: "cdc",
    name: "Lâm Thị Mỹ Loan",
    title: "Khoa Phòng, chống bệnh truyền nhiễm",
    what: "dịch tễ toàn tỉnh · CDC epidemiologist",
    role: "cdc-epidemiologist",
    at: { unit: "o19.94" },
  },
  {
    login: "ttyt",
    name: "Sơn Thị Thu Dung",
    title: "Trung tâm Y tế huyện",
    what: "một huyện · district health centre",
    role: "district-health-centre",
    at: { unit: "o19.950" },
    capacities: [capacity("", "", "GIÁM ĐỐC")],
  },
  {
    login: "tramyte",
    name: "Phan Thanh Tòng",
    title: "Trạm Y tế xã",
    what: "một xã · commune health station",
    role: "commune-health-station",
    at: { unit: "o19.31684" },
    capacities: [capacity("", "", "TRƯỞNG TRẠM")],
  },
  {
    login: "benhvien",
    name: "Kim Ngọc Hân",
    title: "Bệnh viện",
    what: "chỉ ca của bệnh viện · hospital",
    role: "hospital",
    at: { agency: "provincial-hospital" },
  },
  {
    login: "xetnghiem",
    name: "Mai Phước Toàn",
    title: "Phòng xét nghiệm",
    what: "trả kết quả · laboratory",
    role: "laboratory",
    at: { agency: "cdc" },
  },
  { login: "nguoixem", name: "Ngô Thị Út", title: "Sở, ngành", what: "chỉ xem số liệu · viewer", role: "viewer", at: { unit: "o19.94" } },
  {
    login: "quantri",
    name: "Lý Văn Hên",
    title: "Quản trị hệ thống",
    what: "tài khoản, danh mục · administrator",
    role: "provincial-administrator",
    at: { unit: "o19.94" },
  },
];

export const demoAccounts = accounts.map(({ login, name, what }) => ({ login, name, what }));

export async function createDemoAccounts(database: Database, actor: Actor): Promise<void> {
  await withActor(database, actor, "write", async (tx) => {
    for (const account of accounts) await createOne(tx, account);
  });
}

async function createOne(tx: Tx, account: DemoAccount): Promise<void> {
  const homeKey = await keyOf(tx, account.at);
  const id = derivedId(`demo account ${account.login}`);
  const seenBy = (await seenByOf(tx, [homeKey])).get(homeKey) ?? [homeKey];
  const { login, name, title } = account;
  await insertAccount(tx, {
    id,
    login,
    name,
    title,
    email: null,
    provinceId: tx.actor.provinceId,
    homeKey,
    seenBy,
    passwordHash: null,
    mustChangePassword: false,
    capacities: account.capacities ?? [],
  });
  await insertGrant(tx, { accountId: id, role: account.role, key: homeKey, until: null });
  await setInitialPassword(tx, id, demoPassword, false);
}

async function keyOf(tx: Tx, at: DemoAccount["at"]): Promise<string> {
  if ("unit" in at) return at.unit;
  const { rows } = await tx.client.query<{ key: string }>(
    "select key from directory.agency where province_id = $1 and kind = $2 and unit_key like 'o19.%' order by key limit 1",
    [tx.actor.provinceId, at.agency],
  );
  return rows[0]?.key ?? "o19.94";
}
