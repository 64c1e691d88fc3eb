import { textCell } from "../../../kernel/tabular/cell.ts";
import { readCccd as readIdCell } from "../../../kernel/tabular/readers/read-cccd.ts";
import { readPhone as readPhoneCell } from "../../../kernel/tabular/readers/read-phone.ts";
import type { Sex } from "../contract.ts";

/** What the twelve digits of a CCCD say of its holder. */
export interface Cccd {
  digits: string;
  sex: Exclude<Sex, "other">;
  birthYear: number;
}

const plain = (text: string) => text.normalize("NFKC").replace(/[\s.·'-]/gu, "");

/**
 * Reads a citizen's number as the reader of spreadsheets does, but of exactly twelve digits: a keyboard drops no zeros at the front,
 * so eleven digits are a slip.
 * @returns undefined when it is not one
 */
export function readCccd(text: string): Cccd | undefined {
  const digits = plain(text);
  const read = /^\d{12}$/.test(digits) && !digits.startsWith("000") ? readIdCell(textCell(digits)) : undefined;
  if (!read?.ok || !read.value?.sex || read.value.birthYear === undefined) return undefined;
  return { digits, sex: read.value.sex, birthYear: read.value.birthYear };
}

/** The old identity card: nine digits. */
export function readCmnd(text: string): string | undefined {
  const digits = plain(text);
  return /^\d{9}$/.test(digits) ? digits : undefined;
}

/** Passport of any country: 6 to 12 letters and digits with at least one digit, in capitals. */
export function readPassport(text: string): string | undefined {
  const number = plain(text).toUpperCase();
  return /^(?=.*\d)[A-Z0-9]{6,12}$/.test(number) ? number : undefined;
}

/** One phone in national form, `0901234567`; a foreign one as `+` and digits. */
export function readPhone(text: string): string | undefined {
  const read = readPhoneCell(textCell(text));
  return read.ok && read.value?.length === 1 ? read.value[0]!.number : undefined;
}
