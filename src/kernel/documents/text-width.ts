/**
 * Advance widths of Times New Roman Bold in thousandths of the letter size, for U+0020 to U+007E: the published metrics of Times Bold, which
 * Times New Roman and Tinos keep.
 */
const BOLD_WIDTHS = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
  333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
  722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
  556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];
const OTHER_LETTER = 600;
const baseLetters: Record<string, string> = { Đ: "D", đ: "d", "–": "o", "−": "o" };

/** Width in points of words set in Times New Roman Bold; marks above and below letters take no room. */
export function boldWidthPt(text: string, sizePt: number): number {
  const letters = text.normalize("NFD").replace(/\p{Mn}/gu, "");
  let thousandths = 0;
  for (const letter of letters) thousandths += BOLD_WIDTHS[(baseLetters[letter] ?? letter).charCodeAt(0) - 32] ?? OTHER_LETTER;
  return (thousandths * sizePt) / 1000;
}
