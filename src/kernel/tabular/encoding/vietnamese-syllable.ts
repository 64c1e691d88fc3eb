/**
 * Whether a word can be one Vietnamese syllable. Used to tell encodings apart: under a wrong one hardly any word with marks passes.
 * Looser than the language (it allows some rhymes nobody uses), never stricter for words spelt the common ways.
 */
export function isVietnameseSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize("NFD");
  if ((parts.match(TONES)?.length ?? 0) > 1 || TONE_ON_CONSONANT.test(parts)) return false;
  return SYLLABLE.test(parts.replace(TONES, "").normalize("NFC"));
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const TONE_ON_CONSONANT = /[bcdđghklmnpqrstvx][\u0300\u0301\u0303\u0309\u0323]/;
const ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x";
const NUCLEUS =
  "iêu|yêu|ươu|oai|oay|oao|oeo|uây|uôi|ươi|uya|uyê|uyu|uêu|oă|iê|yê|ươ|uô|oa|oe|oo|uâ|uê|uơ|uy|ua|ưa|ia|ya|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y";
const SYLLABLE = new RegExp(`^(?:${ONSET})?(?:${NUCLEUS})(?:ng|nh|ch|c|m|n|p|t)?$`);

/** Words that carry a letter beyond ASCII, at most `limit`. */
export function markedWords(text: string, limit = 4000): string[] {
  const words: string[] = [];
  for (const [word] of text.normalize("NFC").matchAll(/[\p{L}\p{M}\u00a1-\u00bf]+/gu)) {
    if (/[^ -~]/.test(word)) words.push(word);
    if (words.length === limit) break;
  }
  return words;
}

/** Share of the words with marks that can be Vietnamese syllables, 0 to 1; 0 without such words. */
export function vietnameseShare(text: string): number {
  const words = markedWords(text);
  return words.length === 0 ? 0 : words.filter(isVietnameseSyllable).length / words.length;
}
