import { readCccd, readCmnd, readPassport, readPhone } from "./identity-numbers.ts";
import { type NameWord, nameWords } from "./person-name.ts";

/** What somebody typed into the search box, taken apart. */
export interface SearchText {
  /** Words of a name, in the order typed. */
  words: NameWord[];
  /** Number the text may be, in each kind it may be of. */
  numbers: { kind: "cccd" | "cmnd" | "passport" | "phone"; number: string }[];
  birthYear: number | null;
  /** The last word may be unfinished: the text does not end with a space. */
  unfinished: boolean;
}

/** Reads a search: `nguyen van an 1985`, `0901234567`, `094190001234`. Whatever is not a number is a name. */
export function readSearchText(text: string): SearchText {
  const numbers = numbersIn(text);
  const parts = text.split(/\s+/u).filter((part) => part !== "");
  const years = parts.filter((part) => /^(19|20)\d\d$/.test(part));
  const names = parts.filter((part) => !years.includes(part));
  const words = numbers.length > 0 ? [] : nameWords(names.join(" "));
  return { words, numbers, birthYear: years[0] ? Number(years[0]) : null, unfinished: !/\s$/u.test(text) && names.at(-1) === parts.at(-1) };
}

function numbersIn(text: string): SearchText["numbers"] {
  const cccd = readCccd(text);
  if (cccd) return [{ kind: "cccd", number: cccd.digits }];
  const read = { cmnd: readCmnd(text), phone: readPhone(text), passport: /\d{6}/.test(text) ? readPassport(text) : undefined };
  return (["cmnd", "phone", "passport"] as const).flatMap((kind) => {
    const number = read[kind];
    return number === undefined ? [] : [{ kind, number }];
  });
}
