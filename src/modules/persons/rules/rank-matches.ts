import type { MatchKind } from "../contract.ts";
import { isOneLetterApart, type NameWord } from "./person-name.ts";

export interface NameMatch {
  kind: Exclude<MatchKind, "number">;
  /** Higher is better; orders the answer. */
  points: number;
}

const BASE = { exact: 400, unaccented: 300, beginning: 200, one_letter: 100 } as const;

/**
 * How a name answers typed words: every typed word stands for a word of the name, in any order.
 * Accents typed must be those of the name to count as exact; at most one word may be wrong, by one letter.
 * @param unfinished the last typed word may be the beginning of a longer one
 * @returns undefined when the name does not answer
 */
export function matchName(typed: readonly NameWord[], name: readonly NameWord[], unfinished: boolean): NameMatch | undefined {
  const left = [...name];
  const kinds: NameMatch["kind"][] = [];
  for (const [at, word] of typed.entries()) {
    const found = takeBest(word, left, unfinished && at === typed.length - 1);
    if (!found) return undefined;
    kinds.push(found);
  }
  const kind = (["one_letter", "beginning", "unaccented"] as const).find((one) => kinds.includes(one)) ?? "exact";
  if (kinds.filter((one) => one === "one_letter").length > 1) return undefined;
  return { kind, points: BASE[kind] + orderPoints(typed, name) + 4 * kinds.filter((one) => one === "exact").length - 2 * left.length };
}

/** Takes the word of the name that answers best out of those still free. */
function takeBest(word: NameWord, left: NameWord[], unfinished: boolean): NameMatch["kind"] | undefined {
  const tests: [NameMatch["kind"], (candidate: NameWord) => boolean][] = [
    ["exact", (candidate) => candidate.letters === word.letters && candidate.tone === word.tone],
    ["unaccented", (candidate) => candidate.folded === word.folded],
    ["beginning", (candidate) => unfinished && word.folded.length > 1 && candidate.folded.startsWith(word.folded)],
    ["one_letter", (candidate) => isOneLetterApart(candidate.folded, word.folded)],
  ];
  for (const [kind, test] of tests) {
    const at = left.findIndex(test);
    if (at < 0) continue;
    left.splice(at, 1);
    return kind;
  }
  return undefined;
}

/** The same order is worth more than any other, and the given name at the end more than in the middle. */
function orderPoints(typed: readonly NameWord[], name: readonly NameWord[]): number {
  const places = typed.map((word) => name.findIndex((one) => one.folded === word.folded));
  const inOrder = places.every((place, at) => at === 0 || place > places[at - 1]!);
  return (inOrder ? 40 : 0) + (places.at(-1) === name.length - 1 ? 20 : 0);
}
