import { wholeUnit } from "../../directory/contract.ts";
import type { LikenessReason, LikenessVerdict, PersonFacts, Sex } from "../contract.ts";
import { exactForm, isOneLetterApart, type NameWord, nameWords } from "./person-name.ts";

/** What is compared of a person. Numbers come as keyed hashes: equality is all that is needed. */
export interface Likeable {
  words: readonly NameWord[];
  sex: Sex | null;
  birthOn: string | null;
  birthYear: number | null;
  unit: string;
  householdId: string | null;
  /** Hashes of CCCD, CMND, passport; null where unknown. */
  ids: readonly [string | null, string | null, string | null];
  /** Hashes of phones. */
  phones: readonly string[];
}

/**
 * What of a person is compared.
 * @param hash how numbers are made comparable; as they are when both sides are in the open
 */
export function likeableOf(
  facts: PersonFacts,
  hash: (kind: "cccd" | "cmnd" | "passport" | "phone", number: string) => string = (_, number) => number,
): Likeable {
  const id = (kind: "cccd" | "cmnd" | "passport") => facts[kind] && hash(kind, facts[kind]);
  return {
    words: facts.fullName ? nameWords(facts.fullName) : [],
    sex: facts.sex,
    birthOn: facts.birthOn,
    birthYear: facts.birthYear,
    unit: wholeUnit(facts.residenceUnit),
    householdId: facts.householdId,
    ids: [id("cccd"), id("cmnd"), id("passport")],
    phones: facts.phones.map((phone) => hash("phone", phone)),
  };
}

export interface Likeness {
  verdict: LikenessVerdict;
  /** 0 to 1; orders the queue, decides nothing. */
  score: number;
  reasons: LikenessReason[];
}

/** `sure`: all words are there; `agrees`: and no accents speak against it. */
type NameLikeness = { reason: LikenessReason; points: number; sure: boolean; agrees: boolean } | undefined;

/** Words by which a child is called at home and that stand in no document. */
const HOME_NAMES = new Set([
  "be",
  "cu",
  "ti",
  "teo",
  "ut",
  "na",
  "bong",
  "bin",
  "bi",
  "nhoc",
  "mit",
  "mi",
  "tom",
  "sua",
  "gau",
  "tho",
  "chip",
]);

/**
 * Whether two records are one person, with the reasons.
 * - `same`: an equal identity number and nothing against it; equal name and birth date and something that ties them to one place
 *   (unit, household, phone); or equal name and year in one family. A name and a birth date alone are shared by strangers.
 * - `held`: accents that contradict each other, one letter, a middle name, the day of birth or a home name stand between them.
 * - `different`: the rest. Twins share everything but the given name. A shared phone alone says nothing.
 */
export function compare(a: Likeable, b: Likeable): Likeness {
  const name = compareNames(a.words, b.words);
  const birth = compareBirths(a, b);
  const id = compareIds(a.ids, b.ids);
  const ties = tiesOf(a, b);
  const sexDiffers = a.sex !== null && b.sex !== null && a.sex !== b.sex;
  const reasons = [id, name?.reason, birth, ...ties, sexDiffers ? ("other_sex" as const) : undefined].filter(
    (reason) => reason !== undefined,
  );
  const twin = isTwin(a, b, name, birth, ties);
  const evidence: Evidence = { id, name, birth, ties, sexDiffers, twin, homeName: isHomeName(a.words) || isHomeName(b.words) };
  const verdict = judge(evidence);
  return { verdict, score: scoreOf(evidence, verdict), reasons: twin ? [...reasons, "twin"] : reasons };
}

interface Evidence {
  id: LikenessReason | undefined;
  name: NameLikeness;
  birth: LikenessReason | undefined;
  ties: LikenessReason[];
  sexDiffers: boolean;
  twin: boolean;
  homeName: boolean;
}

function judge({ id, name, birth, ties, sexDiffers, twin, homeName }: Evidence): LikenessVerdict {
  const dated = birth === "same_birth_date";
  const near = ties.length > 0;
  const family = ties.some((tie) => tie !== "same_unit");
  if (id === "same_id") return (name?.sure || dated) && !sexDiffers && birth !== "other_birth" && !twin ? "same" : "held";
  if (id === "other_id") return name?.sure && dated && near && !sexDiffers ? "held" : "different";
  if (twin || birth === "other_birth" || (sexDiffers && !dated)) return "different";
  if (!name || name.reason === "other_given_name")
    return homeName && ((dated && near) || (birth && family)) && !sexDiffers ? "held" : "different";
  if (dated) return name.sure && name.agrees && near && !sexDiffers ? "same" : name.sure || near ? "held" : "different";
  // One year, or none: in one commune names repeat within a year, so what is not the whole name needs the family as well.
  if (birth === "same_birth_year")
    return name.sure && name.agrees && family ? "same" : (name.sure && near) || family ? "held" : "different";
  if (birth === "swapped_birth_date") return name.sure && near ? "held" : "different";
  return name.sure && family ? "held" : "different";
}

function scoreOf({ id, name, birth, ties, sexDiffers }: Evidence, verdict: LikenessVerdict): number {
  const births: Partial<Record<LikenessReason, number>> = {
    same_birth_date: 30,
    swapped_birth_date: 20,
    same_birth_year: 15,
    other_birth: -30,
  };
  const ids = { same_id: 40, other_id: -20 } as Partial<Record<LikenessReason, number>>;
  const points =
    (name?.points ?? 0) + (birth ? births[birth]! : 0) + (id ? ids[id]! : 0) + Math.min(30, ties.length * 12) - (sexDiffers ? 15 : 0);
  const [least, most] = { same: [85, 100], held: [40, 84], different: [0, 39] }[verdict] as [number, number];
  return Math.max(least, Math.min(most, points)) / 100;
}

/** @returns undefined when the names have too little in common */
function compareNames(a: readonly NameWord[], b: readonly NameWord[]): NameLikeness {
  if (a.length === 0 || b.length === 0) return undefined;
  if (exactForm(a) === exactForm(b)) return { reason: "same_name", points: 45, sure: true, agrees: true };
  const [left, right] = [a.map((word) => word.folded), b.map((word) => word.folded)];
  const agrees = !(isAccented(a) && isAccented(b));
  if (left.join(" ") === right.join(" ")) return { reason: "name_tone", points: 40, sure: true, agrees };
  const sameForms = sortedForms(a) === sortedForms(b);
  if (sameForms || [...left].sort().join(" ") === [...right].sort().join(" "))
    return { reason: "name_order", points: 38, sure: true, agrees: agrees || sameForms };
  if (left.length === right.length) return compareWordByWord(left, right);
  return isPartOf(left, right) || isPartOf(right, left) ? { reason: "name_part", points: 30, sure: false, agrees: false } : undefined;
}

/** Written with accents: then `An` is not a careless `Ân`. Twins are often named so. */
const isAccented = (words: readonly NameWord[]) => words.some((word) => word.tone > 0 || word.letters !== word.folded);
const sortedForms = (words: readonly NameWord[]) => exactForm([...words].sort((a, b) => (a.folded < b.folded ? -1 : 1)));

function compareWordByWord(left: readonly string[], right: readonly string[]): NameLikeness {
  const wrong = left.flatMap((word, at) => (word === right[at] ? [] : [at]));
  const at = wrong[0]!;
  if (wrong.length > 1) return undefined;
  if (isOneLetterApart(left[at]!, right[at]!)) return { reason: "name_letter", points: 32, sure: false, agrees: false };
  return at === left.length - 1 && left.length > 1 ? { reason: "other_given_name", points: 10, sure: false, agrees: false } : undefined;
}

/** `Nguyễn An` of `Nguyễn Văn An`: family and given name stand, middle names are left out. */
function isPartOf(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length >= long.length || short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const word of long) if (word === short[at]) at++;
  return at === short.length;
}

function compareBirths(a: Likeable, b: Likeable): LikenessReason | undefined {
  if (a.birthOn && b.birthOn) {
    if (a.birthOn === b.birthOn) return "same_birth_date";
    const [year, month, day] = a.birthOn.split("-");
    return b.birthOn === `${year}-${day}-${month}` ? "swapped_birth_date" : "other_birth";
  }
  if (a.birthYear === null || b.birthYear === null) return undefined;
  return a.birthYear === b.birthYear ? "same_birth_year" : "other_birth";
}

/** Equal in any kind is "same"; else different in any kind both have is "other". */
function compareIds(a: Likeable["ids"], b: Likeable["ids"]): LikenessReason | undefined {
  const pairs = a.map((id, kind) => [id, b[kind]] as const).filter(([left, right]) => left !== null && right !== null);
  if (pairs.some(([left, right]) => left === right)) return "same_id";
  return pairs.length > 0 ? "other_id" : undefined;
}

function tiesOf(a: Likeable, b: Likeable): LikenessReason[] {
  const ties: LikenessReason[] = [];
  if (a.unit === b.unit) ties.push("same_unit");
  if (a.householdId !== null && a.householdId === b.householdId) ties.push("same_household");
  if (a.phones.some((phone) => b.phones.includes(phone))) ties.push("shared_phone");
  return ties;
}

/** Born on one day into one household (or on one phone) under one family name, with two given names that are not misspellings. */
function isTwin(a: Likeable, b: Likeable, name: NameLikeness, birth: LikenessReason | undefined, ties: LikenessReason[]): boolean {
  if (birth !== "same_birth_date" || name?.sure || name?.reason === "name_letter" || isHomeName(a.words) || isHomeName(b.words))
    return false;
  const home = ties.includes("same_household") || ties.includes("shared_phone");
  const [left, right] = [a.words.at(-1)?.folded, b.words.at(-1)?.folded];
  return home && left !== right && a.words[0]?.folded === b.words[0]?.folded && a.words.length > 1 && b.words.length > 1;
}

function isHomeName(words: readonly NameWord[]): boolean {
  return words.length > 0 && words.length <= 2 && words.some((word) => HOME_NAMES.has(word.folded));
}
