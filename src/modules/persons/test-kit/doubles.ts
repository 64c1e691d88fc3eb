import type { PersonFacts } from "../contract.ts";
import { pick } from "./people.ts";

/** How a second record of a person comes to differ from the first. */
export const doubleKinds = [
  "as it was",
  "accents left out",
  "another tone",
  "given name first",
  "one letter wrong",
  "middle name left out",
  "home name",
  "year of birth only",
  "year only and accents left out",
  "year only and one letter wrong",
  "day and month swapped",
] as const;
export type DoubleKind = (typeof doubleKinds)[number];

type Random = () => number;

const TONES = ["\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
const without = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300\u0309\u0303\u0301\u0323]/gu, "")
    .normalize("NFC");

/** Another tone on one word, as fingers slip. */
function retone(name: string, random: Random): string {
  const words = name.split(" ");
  const at = Math.floor(random() * words.length);
  const letters = [...without(words[at]!).normalize("NFD")];
  const vowel = letters.findIndex((letter) => /[aeiouy]/i.test(letter));
  letters.splice(vowel + 1, 0, pick(random, TONES));
  return words.with(at, letters.join("").normalize("NFC")).join(" ");
}

/** One letter of one word replaced by its neighbour on the keyboard, left out or doubled. */
function misspell(name: string, random: Random): string {
  const words = name.split(" ");
  const at = Math.floor(random() * words.length);
  const word = words[at]!;
  const place = Math.floor(random() * word.length);
  const letter = pick(random, [...(word.length > 1 ? [""] : []), word[place]! + word[place]!, pick(random, [..."nhtgocbm"])]);
  return words.with(at, word.slice(0, place) + letter + word.slice(place + 1)).join(" ");
}

function changedName(kind: DoubleKind, name: string, random: Random): string {
  const words = name.split(" ");
  if (kind === "accents left out" || kind === "year only and accents left out") return bare(name);
  if (kind === "another tone") return retone(name, random);
  if (kind === "given name first") return [words.at(-1), ...words.slice(0, -1)].join(" ");
  if (kind === "one letter wrong" || kind === "year only and one letter wrong") return misspell(name, random);
  if (kind === "middle name left out") return `${words[0]} ${words.at(-1)}`;
  return kind === "home name" ? `${pick(random, ["Bé", "Cu", "Út"])} ${pick(random, ["Bin", "Na", "Mít", words.at(-1)!])}` : name;
}

function changedBirth(kind: DoubleKind, birthOn: string | null): Partial<PersonFacts> {
  if (kind.startsWith("year")) return { birthOn: null };
  if (kind !== "day and month swapped" || !birthOn) return {};
  const [year, month, day] = birthOn.split("-");
  return Number(day) <= 12 ? { birthOn: `${year}-${day}-${month}` } : {};
}

/**
 * A second record of a person, as another place would write it: the identity number is often missing, and the phone half the time. What ties
 * it to the first is at least the commune. A home name, or a misspelt name with no more than a year, is only written by somebody who knows
 * the family: the phone is there too. Nobody, people neither, could tell otherwise.
 */
export function makeDouble(wanted: DoubleKind, facts: PersonFacts, random: Random): PersonFacts {
  const familiar = wanted === "home name" || wanted === "year only and one letter wrong";
  const known = familiar && facts.phones.length > 0;
  const kind = familiar && !known ? "as it was" : wanted;
  return {
    ...facts,
    fullName: changedName(kind, facts.fullName!, random),
    ...changedBirth(kind, facts.birthOn),
    householdId: null,
    address: null,
    cccd: random() < 0.3 ? facts.cccd : null,
    phones: known || random() < 0.5 ? facts.phones : [],
  };
}
