import { cumulate, type Random } from "../random.ts";
import { hoaFamilyNames, khmerFamilyNames, khmerFemaleNames, khmerMaleNames } from "./khmer.ts";
import { familyNames, femaleGivenNames, femaleMiddleNames, maleGivenNames, maleMiddleNames } from "./vietnamese.gen.ts";

export type Ethnicity = "kinh" | "khmer" | "hoa";

interface Weighted {
  names: readonly string[];
  bounds: Float64Array;
}

function unpack(packed: string): Weighted {
  const pairs = packed
    .split("|")
    .map((pair) => ({ name: pair.slice(0, pair.lastIndexOf(" ")), weight: Number(pair.slice(pair.lastIndexOf(" ") + 1)) }));
  return { names: pairs.map(({ name }) => name), bounds: cumulate(pairs.map(({ weight }) => weight)) };
}

const families: Record<Ethnicity, Weighted> = { kinh: unpack(familyNames), khmer: unpack(khmerFamilyNames), hoa: unpack(hoaFamilyNames) };
const givenNames = { male: unpack(maleGivenNames), female: unpack(femaleGivenNames) };
const middleNames = { male: unpack(maleMiddleNames), female: unpack(femaleMiddleNames) };
const khmerNames = { male: unpack(khmerMaleNames), female: unpack(khmerFemaleNames) };

const draw = (random: Random, { names, bounds }: Weighted): string => names[random.choose(bounds)]!;

export const inventFamilyName = (random: Random, ethnicity: Ethnicity): string => draw(random, families[ethnicity]);

/** Share of a birth cohort that bears the old middle name: Văn for men, Thị for women. Rough, by the look of rolls of each generation. */
function traditionalShare(sex: "male" | "female", birthYear: number): number {
  if (birthYear < 1975) return sex === "male" ? 0.5 : 0.8;
  if (birthYear < 1995) return sex === "male" ? 0.25 : 0.55;
  return birthYear < 2008 ? 0.12 : 0.04;
}

/** A full name in Vietnamese order: family, middle, given. */
export function inventName(random: Random, sex: "male" | "female", birthYear: number, ethnicity: Ethnicity, family: string): string {
  if (ethnicity === "khmer" && random.chance(0.75)) {
    const given = draw(random, khmerNames[sex]);
    return sex === "female" && random.chance(0.5) ? `${family} Thị ${given}` : `${family} ${given}`;
  }
  const given = draw(random, givenNames[sex]);
  if (random.chance(traditionalShare(sex, birthYear))) return `${family} ${sex === "male" ? "Văn" : "Thị"} ${given}`;
  const middle = draw(random, middleNames[sex]);
  return middle === given ? `${family} ${given}` : `${family} ${middle} ${given}`;
}
