import { newId } from "../../../kernel/ids.ts";
import type { PersonFacts } from "../contract.ts";

/** Family names with their share in percent, roughly as in the country; invented people only. */
const FAMILIES: [string, number][] = [
  ["Nguyễn", 34],
  ["Trần", 11],
  ["Lê", 9],
  ["Phạm", 7],
  ["Huỳnh", 4],
  ["Võ", 4],
  ["Phan", 4],
  ["Hoàng", 3],
  ["Vũ", 3],
  ["Đặng", 2.5],
  ["Bùi", 2.5],
  ["Đỗ", 2],
  ["Hồ", 1.5],
  ["Ngô", 1.5],
  ["Dương", 1.5],
  ["Lý", 1.2],
  ["Thạch", 1.5],
  ["Sơn", 1],
  ["Lâm", 1],
  ["Kim", 0.8],
  ["Danh", 0.7],
  ["Trương", 1],
  ["Mai", 0.5],
  ["Tô", 0.4],
  ["Quách", 0.3],
  ["Mã", 0.3],
  ["Châu", 0.4],
  ["Đinh", 0.6],
  ["Cao", 0.5],
  ["Tạ", 0.3],
];
const MALE_MIDDLES = ["Văn", "Văn", "Văn", "Hữu", "Minh", "Quốc", "Thanh", "Hoàng", "Đức", "Công", "Ngọc", "Tuấn", "Gia", "Trọng", ""];
const FEMALE_MIDDLES = [
  "Thị",
  "Thị",
  "Thị",
  "Thị",
  "Ngọc",
  "Thị Ngọc",
  "Thị Mỹ",
  "Kim",
  "Thanh",
  "Thị Thu",
  "Hoàng",
  "Mỹ",
  "Bích",
  "Thị Hồng",
  "",
];
const GIVEN =
  "An Ánh Anh Ân Bảo Bình Cảnh Chi Châu Cường Cúc Diễm Diệu Dung Dũng Duy Duyên Dương Đào Đạt Đông Đức Giang Hà Hải Hạnh Hằng Hân Hậu Hiền Hiếu Hiệp Hoa Hòa Hoàng Hồng Huệ Huy Hùng Hưng Hương Hữu Khang Khánh Khoa Khôi Kiên Kiều Kiệt Lan Lâm Liên Linh Loan Long Lộc Lợi Lực Ly Mai Mạnh Minh My Mỹ Nam Nga Ngân Nghĩa Ngọc Nguyên Nguyệt Nhân Nhi Nhung Như Nhựt Oanh Phát Phong Phúc Phụng Phương Phượng Quang Quân Quyên Quỳnh Sang Sơn Tài Tâm Tấn Tân Thái Thanh Thành Thảo Thắng Thi Thiện Thịnh Thoa Thơ Thu Thủy Thúy Thư Tiên Tiến Tín Toàn Trang Trâm Trân Trí Trinh Trọng Trung Trúc Tú Tuấn Tuyền Tuyết Tường Uyên Vân Vi Việt Vinh Vũ Vương Vy Xuân Yến Ý".split(
    " ",
  );

/** A source of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface MadePerson {
  id: string;
  facts: PersonFacts;
}

export const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

function pickFamily(random: () => number): string {
  let at = random() * FAMILIES.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of FAMILIES) {
    at -= share;
    if (at < 0) return name;
  }
  return FAMILIES[0]![0];
}

const digits = (random: () => number, count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
const two = (value: number) => String(value).padStart(2, "0");
const phoneOf = (random: () => number) => `09${digits(random, 8)}`;

function cccdOf(random: () => number, sex: "male" | "female", year: number): string {
  return `094${(year >= 2000 ? 2 : 0) + (sex === "female" ? 1 : 0)}${two(year % 100)}${digits(random, 6)}`;
}

function madePerson(
  random: () => number,
  family: string,
  household: { id: string; unit: string; phone: string; address: string },
  birthOn?: string,
): MadePerson {
  const sex = random() < 0.5 ? "male" : "female";
  const middle = pick(random, sex === "male" ? MALE_MIDDLES : FEMALE_MIDDLES);
  const year = birthOn ? Number(birthOn.slice(0, 4)) : 1935 + Math.floor(random() * 86);
  const born = birthOn ?? `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
  const dated = random() < 0.85;
  return {
    id: newId(),
    facts: {
      fullName: [family, middle, pick(random, GIVEN)].filter((word) => word !== "").join(" "),
      description: null,
      sex,
      birthOn: dated ? born : null,
      birthYear: year,
      nationality: "VN",
      occupation: null,
      workplace: null,
      school: null,
      vulnerable: [],
      residenceUnit: household.unit,
      address: household.address,
      householdId: household.id,
      cccd: year <= 2007 && random() < 0.7 ? cccdOf(random, sex, year) : null,
      cmnd: null,
      passport: null,
      phones: random() < 0.5 ? [household.phone] : random() < 0.6 ? [phoneOf(random)] : [],
    },
  };
}

/** Endless invented people, household by household; the same for the same seed but for their ids. One household in 60 has twins. */
export function* inventPeople(seed: number, units: readonly string[]): Generator<MadePerson> {
  const random = seeded(seed);
  for (;;) {
    const family = pickFamily(random);
    const household = {
      id: newId(),
      unit: pick(random, units),
      phone: phoneOf(random),
      address: `${1 + Math.floor(random() * 400)} ${pick(random, GIVEN)}`,
    };
    const size = 1 + Math.floor(random() * 6);
    for (let member = 0; member < size; member++) yield madePerson(random, member === 1 ? pickFamily(random) : family, household);
    if (random() < 1 / 60) {
      const first = madePerson(random, family, household);
      yield first;
      yield madePerson(random, family, household, first.facts.birthOn ?? undefined);
    }
  }
}
