import { cumulate, type Random } from "../random.ts";

/** Where people of an occupation meet day by day. */
export type Meeting = "none" | "factory" | "office" | "market" | "school";

export interface Occupation {
  /** As it stands in the form; null is left empty. */
  title: string | null;
  meeting: Meeting;
  /** Rough share among people of working age. */
  weight: number;
}

export const occupations: readonly Occupation[] = [
  { title: "Nông dân", meeting: "none", weight: 30 },
  { title: "Công nhân", meeting: "factory", weight: 20 },
  { title: "Lao động tự do", meeting: "none", weight: 15 },
  { title: "Buôn bán", meeting: "market", weight: 12 },
  { title: "Nội trợ", meeting: "none", weight: 8 },
  { title: "Cán bộ, công chức", meeting: "office", weight: 4 },
  { title: "Lái xe", meeting: "none", weight: 3 },
  { title: "Giáo viên", meeting: "office", weight: 2 },
  { title: "Nhân viên y tế", meeting: "office", weight: 1 },
  { title: null, meeting: "none", weight: 5 },
  { title: "Trẻ em", meeting: "none", weight: 0 },
  { title: "Học sinh", meeting: "school", weight: 0 },
  { title: "Sinh viên", meeting: "none", weight: 0 },
  { title: "Hết tuổi lao động", meeting: "none", weight: 0 },
];

const indexOf = (title: string): number => occupations.findIndex((occupation) => occupation.title === title);
const [CHILD, PUPIL, STUDENT, RETIRED, FARMER] = ["Trẻ em", "Học sinh", "Sinh viên", "Hết tuổi lao động", "Nông dân"].map(indexOf) as [
  number,
  number,
  number,
  number,
  number,
];
const bounds = cumulate(occupations.map(({ weight }) => weight));

/** Index into `occupations` for an age. */
export function drawOccupation(random: Random, age: number): number {
  if (age < 6) return CHILD;
  if (age < 15 || (age < 18 && random.chance(0.85))) return PUPIL;
  if (age < 23 && random.chance(0.3)) return STUDENT;
  if (age >= 62) return random.chance(0.8) ? RETIRED : FARMER;
  return random.choose(bounds);
}
