/**
 * Text that a spreadsheet program would take for a formula when it opens a CSV: it starts, after spaces or apostrophes,
 * with = + - @ (also in full width), a tab or a line break. ASVS 5.0 V1.2.10.
 */
const DANGEROUS = /^[ ']*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Puts an apostrophe before dangerous text, so that it stays text; other text is returned as it is. */
export function guardFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** Takes back the apostrophe of `guardFormula`. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
}
