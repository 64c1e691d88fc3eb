/**
 * Numbers that have the right form and belong to nobody.
 *
 * CCCD: province, sex and century, year of birth, then a serial. Serials are given out within province, sex and year of birth; 100,000 births of one sex in one
 * province and year have never happened, so serials from 900000 are not in use: every invented CCCD has one.
 * CMND: 9 digits whose first three were the issuing province; 000 is none.
 * Telephone: 095 belonged to a network that closed and is not in use.
 */
const SERIALS = 100_000;

/** A serial's place among 900000–999999, scattered so that neighbours do not follow each other; one for each `nth` below 100,000. */
const scatter = (nth: number): number => (nth * 61_379 + 12_345) % SERIALS;

/** Two digits of a CCCD after the province: sex and century of birth, e.g. 0 for men and 1 for women of 1900–1999, 2 and 3 of 2000–2099. */
const sexAndCentury = (sex: "male" | "female", birthYear: number): number =>
  2 * (Math.floor(birthYear / 100) - 19) + (sex === "male" ? 0 : 1);

/**
 * @param nth number of the person among those of the same province, sex and year of birth, from 0
 * @throws RangeError from the 100,000th: then two people would share a number
 */
export function inventCccd(provinceCode: string, sex: "male" | "female", birthYear: number, nth: number): string {
  if (nth >= SERIALS) throw new RangeError(`More than ${SERIALS} people of one sex and year of birth`);
  return `${provinceCode.padStart(3, "0")}${sexAndCentury(sex, birthYear)}${String(birthYear % 100).padStart(2, "0")}${900_000 + scatter(nth)}`;
}

/** @param nth number of the holder, from 0, below a million */
export const inventCmnd = (nth: number): string => `000${String((nth * 613_797 + 4_321) % 1_000_000).padStart(6, "0")}`;

/** @param nth number of the subscriber, from 0, below ten million */
export const inventPhone = (nth: number): string => `095${String((nth * 6_180_341 + 1_234_567) % 10_000_000).padStart(7, "0")}`;
