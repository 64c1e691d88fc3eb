const TOKEN = /\{([a-z0-9-]+)\}/g;

/** A piece of a paragraph: words, or the figure that stands there. */
export type Piece = { text: string } | { figure: string };

/** Splits a text at its figures: `Ghi nhận {new} ca` → words, figure, words. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    pieces.push({ figure: match[1]! });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Figures of a text in the order they stand, each once. */
export function figuresIn(text: string): string[] {
  return [...new Set([...text.matchAll(TOKEN)].map((match) => match[1]!))];
}

/** Puts words about the report in their places: `<day>` → `18/02/2022`. */
export function fillWords(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/<(\w+)>/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`no word <${name}> for this report`);
    return word;
  });
}
