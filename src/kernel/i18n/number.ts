import type { Language } from "./language.ts";

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language}${least}${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
    useGrouping: "always",
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  formats.set(key, made);
  return made;
}

/** U+2212: the hyphen of a keyboard is shorter than a figure and breaks lines. */
const trueMinus = (text: string): string => text.replace("-", "−");

/**
 * A number as people read it: `1.234,5` in Vietnamese, `1,234.5` in English.
 * @param decimals exactly this many; left out, as many as the number has, at most 3
 */
export function formatNumber(language: Language, value: number, decimals?: number): string {
  return trueMinus(formatOf(language, decimals ?? 0, decimals ?? 3).format(value));
}

/** A share as percent: 0.813 → `81,3%`. The caller shows n/N beside it. */
export function formatPercent(language: Language, share: number, decimals = 1): string {
  return `${formatNumber(language, share * 100, decimals)}%`;
}

/** A difference with its sign: `+37`, `−3`, `0`. */
export function formatChange(language: Language, value: number, decimals?: number): string {
  return value > 0 ? `+${formatNumber(language, value, decimals)}` : formatNumber(language, value, decimals);
}
