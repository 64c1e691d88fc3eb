import { foldWords } from "../../../kernel/tabular/fold.ts";

/**
 * Whether two names may be one person's: the same words in any order, one with a middle name left out, or one letter wrong.
 * A sender's number that comes with another name is somebody else's: senders number households and start again each year.
 * A name that is missing on either side says nothing against.
 */
export function namesAgree(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [a, b] = [foldWords(one), foldWords(other)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length > 1 || long.length === 1 ? short.every((word) => long.includes(word)) : long.at(-1) === short[0]) return true;
  return isOneLetterApart(a.join(""), b.join(""));
}

/** One letter added, dropped or changed. */
function isOneLetterApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  return rest.slice(1) === otherRest.slice(1) || rest.slice(1) === otherRest || rest === otherRest.slice(1);
}
