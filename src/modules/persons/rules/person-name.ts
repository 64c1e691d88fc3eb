import { fold } from "../../../kernel/tabular/fold.ts";

/** A word of a name taken apart, so that `Hoà` and `Hòa` are the same and tones can be compared on their own. */
export interface NameWord {
  /** Lower case without tone, with ă â đ ê ô ơ ư: `hoa`, `đặng` → `đăng`. */
  letters: string;
  /** 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng: the order of dictionaries. */
  tone: number;
  /** Without any mark: `dang`. */
  folded: string;
}

/** huyền, hỏi, ngã, sắc, nặng as combining marks. */
const TONES = "\u0300\u0309\u0303\u0301\u0323";
const ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/** The name as kept: composed Unicode, single spaces, none at the ends, and đ for the Icelandic ð that old keyboards and files have in its place. */
export function tidyName(text: string): string {
  return text.normalize("NFC").replaceAll("Ð", "Đ").replaceAll("ð", "đ").replace(/\s+/gu, " ").trim();
}

/** The words of a name in the order written: family name first, given name last. Punctuation (K'Brơi, Nguyễn-Văn) separates nothing. */
export function nameWords(fullName: string): NameWord[] {
  return tidyName(fullName)
    .split(" ")
    .map(readWord)
    .filter((word) => word.letters !== "");
}

/** Words of names repeat: a few thousand serve a nation, and to take one apart costs ten times as much as to look it up. */
const read = new Map<string, NameWord>();
const MOST_READ = 20_000;

function readWord(word: string): NameWord {
  let known = read.get(word);
  if (!known) {
    if (read.size > MOST_READ) read.clear();
    known = takeApart(word.replace(/[^\p{L}\p{M}\p{N}]+/gu, ""));
    read.set(word, known);
  }
  return known;
}

function takeApart(word: string): NameWord {
  let tone = 0;
  const marked = [...word.toLowerCase().normalize("NFD")].filter((mark) => {
    const found = TONES.indexOf(mark);
    if (found >= 0) tone = found + 1;
    return found < 0;
  });
  const letters = marked.join("").normalize("NFC");
  return { letters, tone, folded: fold(letters) };
}

/** Equal for names that differ in nothing but case, spaces and where the tone mark stands. */
export function exactForm(words: readonly NameWord[]): string {
  return words.map((word) => `${word.letters}${word.tone}`).join(" ");
}

/**
 * The order of lists: given name (the last word), then family and middle names, each word by letters (a < ă < â < b … d < đ) and then by
 * tone. Compared as bytes it sorts alike on every machine, whatever version of collation rules the database has.
 */
export function nameSortKey(words: readonly NameWord[]): string {
  return [...words.slice(-1), ...words.slice(0, -1)].map((word) => `${[...word.letters].map(rank).join("")}!${word.tone}`).join(" ");
}

/** One character per letter in the order of the alphabet; letters of other scripts come last. */
function rank(letter: string): string {
  const known = ALPHABET.indexOf(letter);
  if (known >= 0) return String.fromCharCode(0x30 + known);
  const plain = ALPHABET.indexOf(fold(letter));
  return plain >= 0 ? String.fromCharCode(0x30 + plain) : `~${letter}`;
}

/** How many words of a name can be searched by: the family name and the last four (hardly any name has more). */
export const SEARCHED_WORDS = 5;

/** The folded words a person is found by, each once. */
export function searchedWords(words: readonly NameWord[]): string[] {
  const folded = [...new Set(words.map((word) => word.folded))].filter((word) => word !== "");
  return folded.length <= SEARCHED_WORDS ? folded : [folded[0]!, ...folded.slice(1 - SEARCHED_WORDS)];
}

/** Every form of a word with one letter left out: two words one letter apart share one of these or are one of them. */
export function deletions(word: string): string[] {
  const letters = [...word];
  return [...new Set(letters.map((_, at) => letters.filter((_letter, index) => index !== at).join("")))];
}

/** Whether one letter more, fewer, other, or two neighbours swapped make `a` into `b`. */
export function isOneLetterApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const [shortRest, longRest] = [short.slice(start), long.slice(start)];
  if (short.length !== long.length) return shortRest === longRest.slice(1);
  if (shortRest.slice(1) === longRest.slice(1)) return true;
  return shortRest[0] === longRest[1] && shortRest[1] === longRest[0] && shortRest.slice(2) === longRest.slice(2);
}
