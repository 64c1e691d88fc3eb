import type { Delimiter } from "../grid.ts";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

/**
 * The sign that separates columns: the one that cuts the first lines into the same number of cells most often, and into more cells.
 * @param sample the beginning of the file; its last line may be cut
 */
export function sniffDelimiter(sample: string): Delimiter {
  const lines = linesOutsideQuotes(sample).slice(0, 40);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: scoreOf(lines, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** `sep=;` on the first line is Excel's own way to say it. */
export function statedDelimiter(sample: string): Delimiter | undefined {
  const stated = /^sep=([,;\t|])\r?(?:\n|$)/i.exec(sample)?.[1];
  return stated as Delimiter | undefined;
}

function scoreOf(lines: string[], delimiter: Delimiter): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
  if (counts.length === 0) return 0;
  const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)]!;
  const alike = counts.filter((count) => count === usual).length;
  return (alike / lines.length) * (1 + Math.log2(1 + usual));
}

/** Lines with the content of quotes left out, so that commas inside an address do not count. */
function linesOutsideQuotes(sample: string): string[] {
  return sample
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "");
}
