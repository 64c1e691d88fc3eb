import { type Actor, type Tx, withActor } from "../../../kernel/db/actor.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { derivedId } from "../../../kernel/ids.ts";
import { seenByOf } from "../../directory/server.ts";
import { type Capacity, insertAccount, insertGrant, setInitialPassword } from "../../identity/server.ts";

/** Printed at start; the demo holds invented people only. */
export const demoPassword = "vungxanh-dientap";

/** Keys of the places the accounts work in. */
export interface DemoPlaces {
  province: string;
  district: string;
  commune: string;
  hospital: string;
  laboratory: string;
}

interface DemoAccount {
  login: string;
  name: string;
  title: string;
  what: string;
  role: Parameters<typeof insertGrant>[1]["role"];
  at: keyof DemoPlaces;
  capacities?: readonly Capacity[];
}

const committee = "BAN CHỈ ĐẠO";
/** In which the chair signs. */
export const chairCapacity: Capacity = { form: "TM.", onBehalfOf: committee, title: "TRƯỞNG BAN" };
const capacity = (form: Capacity["form"], onBehalfOf: string, title: string): Capacity => ({ form, onBehalfOf, title });

/** One account for each kind of work, so that a visitor can look at the system through every pair of eyes. */
const accounts: readonly DemoAccount[] = [
  {
    login: "chutich",
    name: "Trần Văn Lẫm",
    title: "Trưởng Ban Chỉ đạo",
    what: "chủ tịch: tổng quan, ký · chair",
    role: "chair",
    at: "province",
    capacities: [chairCapacity],
  },
  {
    login: "vanphong",
    name: "Đoàn Thanh Hải",
    title: "Văn phòng Ban Chỉ đạo",
    what: "báo cáo ngày · committee office",
    role: "committee-office",
    at: "province",
    capacities: [capacity("TL.", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG")],
  },
  {
    login: "cdc",
    name: "Lâm Thị Mỹ Loan",
    title: "Khoa Phòng, chống bệnh truyền nhiễm",
    what: "dịch tễ toàn tỉnh · CDC epidemiologist",
    role: "cdc-epidemiologist",
    at: "province",
  },
  {
    login: "ttyt",
    name: "Sơn Thị Thu Dung",
    title: "Trung tâm Y tế huyện",
    what: "một huyện · district health centre",
    role: "district-health-centre",
    at: "district",
    capacities: [capacity("", "", "GIÁM ĐỐC")],
  },
  {
    login: "tramyte",
    name: "Phan Thanh Tòng",
    title: "Trạm Y tế xã",
    what: "một xã · commune health station",
    role: "commune-health-station",
    at: "commune",
    capacities: [capacity("", "", "TRƯỞNG TRẠM")],
  },
  {
    login: "benhvien",
    name: "Kim Ngọc Hân",
    title: "Bệnh viện",
    what: "chỉ ca của bệnh viện · hospital",
    role: "hospital",
    at: "hospital",
  },
  {
    login: "xetnghiem",
    name: "Mai Phước Toàn",
    title: "Phòng xét nghiệm",
    what: "trả kết quả · laboratory",
    role: "laboratory",
    at: "laboratory",
  },
  { login: "nguoixem", name: "Ngô Thị Út", title: "Sở, ngành", what: "chỉ xem số liệu · viewer", role: "viewer", at: "province" },
  {
    login: "quantri",
    name: "Lý Văn Hên",
    title: "Quản trị hệ thống",
    what: "tài khoản, danh mục · administrator",
    role: "provincial-administrator",
    at: "province",
  },
];

export const demoAccountId = (login: string): string => derivedId(`demo account ${login}`);

export const demoAccounts = accounts.map(({ login, name, what }) => ({ login, name, what }));

export async function createDemoAccounts(database: Database, actor: Actor, places: DemoPlaces): Promise<void> {
  await withActor(database, actor, "write", async (tx) => {
    for (const account of accounts) await createOne(tx, account, places[account.at]);
  });
}

async function createOne(tx: Tx, account: DemoAccount, homeKey: string): Promise<void> {
  const id = demoAccountId(account.login);
  const seenBy = (await seenByOf(tx, [homeKey])).get(homeKey);
  if (!seenBy) throw new Error(`demo account ${account.login}: there is no ${homeKey}`);
  const { login, name, title } = account;
  const person = { id, login, name, title, email: null, provinceId: tx.actor.provinceId, homeKey, seenBy };
  await insertAccount(tx, { ...person, passwordHash: null, mustChangePassword: false, capacities: account.capacities ?? [] });
  await insertGrant(tx, { accountId: id, role: account.role, key: homeKey, until: null });
  await setInitialPassword(tx, id, demoPassword, false);
}
