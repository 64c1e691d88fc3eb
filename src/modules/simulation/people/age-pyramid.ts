import { cumulate, type Random } from "../random.ts";

/**
 * People of Sóc Trăng by five-year band, 0–4 to 80–84, then 85 and over.
 * Source: Population and Housing Census, 1 April 2019, General Statistics Office; sums to 1,199,653.
 */
const BAND_PEOPLE = [
  80_325, 105_140, 101_446, 81_643, 63_000, 85_181, 98_215, 99_942, 93_076, 83_066, 77_850, 67_322, 58_949, 44_669, 22_682, 14_280, 11_325,
  11_542,
];
export const bandBounds = cumulate(BAND_PEOPLE);

/** Oldest age told apart. */
export const OLDEST = 99;

/** An age in completed years, drawn from the census. */
export function drawAge(random: Random): number {
  const band = random.choose(bandBounds);
  // Above 85 few are left each year: about a sixth fewer for every year.
  return band < 17 ? band * 5 + random.below(5) : Math.min(OLDEST, 85 + Math.floor(-6 * Math.log(1 - random.unit())));
}

/** Share of women at an age: slightly fewer girls are born, more women grow old. Rough; the bands of the census are not split by sex. */
export function shareOfWomen(age: number): number {
  if (age < 15) return 0.483;
  if (age < 60) return 0.497;
  return age < 75 ? 0.55 : 0.62;
}
