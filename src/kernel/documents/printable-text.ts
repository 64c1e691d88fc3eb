/** Characters that break XML (control characters, halves of surrogate pairs, non-characters) or turn the reading direction of what follows. */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2069}\u{FEFF}\u{FFF9}-\u{FFFB}\u{FDD0}-\u{FDEF}]|[\u{FFFE}\u{FFFF}]/gu;

/**
 * Text as it may stand in a document: composed letters (NFC, so marks sit on their letters), each tab a space, each way of ending a line
 * `\n`, and nothing invisible that could break a file or disguise a name.
 */
export function printableText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029|\u0085|\v|\f/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNPRINTABLE, (character) => (character === "\n" ? "\n" : ""));
}
