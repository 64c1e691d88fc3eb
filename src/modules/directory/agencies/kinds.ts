import type { AgencyGroup, Level } from "../contract.ts";

export interface AgencyKind {
  /** Part of the key, never changed. */
  code: string;
  group: AgencyGroup;
  level: Level;
  /** Official name; `{unit}` stands for `tỉnh Sóc Trăng`, `huyện Trần Đề`, `xã Trung Bình`. */
  vi: string;
  en: string;
  /** First and last local day of the kind itself; not named where it is as old or as lasting as the units. */
  from?: string;
  to?: string;
  /** Kinds that took over, with what. */
  successors?: readonly { code: string; note: string }[];
  /** Goes on under the units of 07/2025 as the same body: a hospital is not merged with the province it stands in. */
  outlivesUnit?: true;
  /** Where provinces differ: not every one has such a body, so it is made only when asked for. */
  optional?: true;
  /** Document and day that say so; null while nobody has checked it, which screens show as "chưa thẩm định". */
  source: string | null;
  reviewedBy: string | null;
}

type Entry = Omit<AgencyKind, "level" | "source" | "reviewedBy">;

/** No entry has been checked against its document yet. */
const at = (level: Level, entries: readonly Entry[]): AgencyKind[] =>
  entries.map((entry) => ({ ...entry, level, source: null, reviewedBy: null }));

/** Departments of the provinces were regrouped on this day, ahead of the provinces themselves. */
const REGROUPED = { last: "2025-02-28", first: "2025-03-01" };

const department = (code: string, name: string, en: string, more: Partial<Entry> = {}): Entry => ({
  code,
  group: "department",
  vi: `Sở ${name} {unit}`,
  en: `Department of ${en}, {unit}`,
  ...more,
});
const until2025 = (...successors: [string, string][]): Partial<Entry> => ({
  to: REGROUPED.last,
  successors: successors.map(([code, note]) => ({ code, note })),
});

const provinceBodies: readonly Entry[] = [
  { code: "ubnd", group: "people-committee", vi: "Ủy ban nhân dân {unit}", en: "People's Committee of {unit}" },
  { code: "bcd", group: "steering-committee", vi: "Ban Chỉ đạo phòng, chống dịch {unit}", en: "Epidemic Steering Committee of {unit}" },
  { code: "vpubnd", group: "department", vi: "Văn phòng Ủy ban nhân dân {unit}", en: "Office of the People's Committee of {unit}" },
  department("syt", "Y tế", "Health"),
  department("snv", "Nội vụ", "Home Affairs"),
  department("stc", "Tài chính", "Finance"),
  department("sxd", "Xây dựng", "Construction"),
  department("skhcn", "Khoa học và Công nghệ", "Science and Technology"),
  department("sgddt", "Giáo dục và Đào tạo", "Education and Training"),
  department("sct", "Công Thương", "Industry and Trade"),
  department("stp", "Tư pháp", "Justice"),
  department("svhttdl", "Văn hóa, Thể thao và Du lịch", "Culture, Sports and Tourism"),
  department("snnmt", "Nông nghiệp và Môi trường", "Agriculture and Environment", { from: REGROUPED.first }),
  department(
    "sldtbxh",
    "Lao động - Thương binh và Xã hội",
    "Labour, Invalids and Social Affairs",
    until2025(["snv", "lao động, người có công"], ["syt", "bảo trợ xã hội, trẻ em"]),
  ),
  department("stttt", "Thông tin và Truyền thông", "Information and Communications", until2025(["skhcn", "toàn bộ"])),
  department("skhdt", "Kế hoạch và Đầu tư", "Planning and Investment", until2025(["stc", "toàn bộ"])),
  department("stnmt", "Tài nguyên và Môi trường", "Natural Resources and Environment", until2025(["snnmt", "toàn bộ"])),
  department("snnptnt", "Nông nghiệp và Phát triển nông thôn", "Agriculture and Rural Development", until2025(["snnmt", "toàn bộ"])),
  department("sgtvt", "Giao thông vận tải", "Transport", until2025(["sxd", "toàn bộ"])),
  {
    ...department("bdt", "", ""),
    vi: "Ban Dân tộc {unit}",
    en: "Committee for Ethnic Affairs of {unit}",
    optional: true,
    ...until2025(["sdttg", "toàn bộ"]),
  },
  department("sdttg", "Dân tộc và Tôn giáo", "Ethnic and Religious Affairs", { from: REGROUPED.first, optional: true }),
  { code: "cdc", group: "health-facility", vi: "Trung tâm Kiểm soát bệnh tật {unit}", en: "Centre for Disease Control of {unit}" },
  {
    code: "xncdc",
    group: "laboratory",
    vi: "Khoa Xét nghiệm, Trung tâm Kiểm soát bệnh tật {unit}",
    en: "Laboratory of the Centre for Disease Control of {unit}",
  },
  { code: "bvdk", group: "health-facility", vi: "Bệnh viện Đa khoa {unit}", en: "General Hospital of {unit}", outlivesUnit: true },
  {
    code: "xnbvdk",
    group: "laboratory",
    vi: "Khoa Xét nghiệm, Bệnh viện Đa khoa {unit}",
    en: "Laboratory of the General Hospital of {unit}",
    outlivesUnit: true,
  },
  { code: "ca", group: "police", vi: "Công an {unit}", en: "Police of {unit}" },
  { code: "qs", group: "military", vi: "Bộ Chỉ huy Quân sự {unit}", en: "Military Command of {unit}" },
  { code: "mttq", group: "front", vi: "Ủy ban Mặt trận Tổ quốc Việt Nam {unit}", en: "Viet Nam Fatherland Front of {unit}" },
  { code: "phunu", group: "mass-organisation", vi: "Hội Liên hiệp Phụ nữ {unit}", en: "Women's Union of {unit}" },
  {
    code: "doan",
    group: "mass-organisation",
    vi: "Đoàn Thanh niên Cộng sản Hồ Chí Minh {unit}",
    en: "Ho Chi Minh Communist Youth Union of {unit}",
  },
  { code: "ctd", group: "mass-organisation", vi: "Hội Chữ thập đỏ {unit}", en: "Red Cross of {unit}" },
];

const districtBodies: readonly Entry[] = [
  { code: "ubnd", group: "people-committee", vi: "Ủy ban nhân dân {unit}", en: "People's Committee of {unit}" },
  { code: "bcd", group: "steering-committee", vi: "Ban Chỉ đạo phòng, chống dịch {unit}", en: "Epidemic Steering Committee of {unit}" },
  { code: "pyt", group: "department", vi: "Phòng Y tế {unit}", en: "Health Office of {unit}" },
  { code: "ttyt", group: "health-facility", vi: "Trung tâm Y tế {unit}", en: "Health Centre of {unit}", outlivesUnit: true },
  { code: "ca", group: "police", vi: "Công an {unit}", en: "Police of {unit}", to: REGROUPED.last },
  { code: "qs", group: "military", vi: "Ban Chỉ huy Quân sự {unit}", en: "Military Command of {unit}" },
  { code: "mttq", group: "front", vi: "Ủy ban Mặt trận Tổ quốc Việt Nam {unit}", en: "Viet Nam Fatherland Front of {unit}" },
];

const communeBodies: readonly Entry[] = [
  { code: "ubnd", group: "people-committee", vi: "Ủy ban nhân dân {unit}", en: "People's Committee of {unit}" },
  { code: "tyt", group: "health-facility", vi: "Trạm Y tế {unit}", en: "Health Station of {unit}" },
  { code: "ca", group: "police", vi: "Công an {unit}", en: "Police of {unit}" },
  { code: "qs", group: "military", vi: "Ban Chỉ huy Quân sự {unit}", en: "Military Command of {unit}" },
  { code: "mttq", group: "front", vi: "Ủy ban Mặt trận Tổ quốc Việt Nam {unit}", en: "Viet Nam Fatherland Front of {unit}" },
];

/** The bodies every province, district and commune has. Names follow the rule of their kind; no particular body is made up. */
export const agencyKinds: readonly AgencyKind[] = [
  ...at("province", provinceBodies),
  ...at("district", districtBodies),
  ...at("commune", communeBodies),
];
