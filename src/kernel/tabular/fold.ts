/** Nothing to unaccent. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * The one unaccented form of a text: lower case, no marks, `đ` → `d`. Composed and decomposed spellings give the same.
 * Spaces and punctuation stay as they are.
 * @example fold("Nguyễn Thị Đặng") === "nguyen thi dang"
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("đ", "d");
}

/** The folded words of a text, without punctuation. */
export function foldWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
