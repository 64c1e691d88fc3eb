/**
 * The measures of an official document, the same for every renderer. Decree 30/2020/NĐ-CP, 05/03/2020, Annex I: A4, margins top and
 * bottom 20–25 mm, left 30–35, right 15–20; letters and spacing as noted beside each value. `reviewedBy: null`.
 */
export const pageLayout = {
  paperMm: { short: 210, long: 297 },
  marginsMm: { top: 20, bottom: 20, left: 30, right: 20 },
  /** From the paper's edge to the page number, which stands in the upper margin. */
  pageNumberMm: 10,
  headGapMm: 4,
  /** First line of a paragraph: 10 or 12.7 mm. */
  firstLineMm: 12.7,
  /** At least 6 pt between paragraphs. */
  paragraphGapPt: 6,
  /** Lines from single to 1.5. */
  lineSpacing: 1.15,
  sizesPt: {
    nation: 12, // 12–13
    motto: 13, // 13–14; one more than the nation's
    issuer: 12, // 12–13
    number: 13,
    about: 12, // `V/v`, 12–13
    place: 13, // 13–14
    name: 14, // 13–14
    body: 14, // 13–14
    urgency: 13, // 13–14
    recipientsHead: 12,
    recipients: 11,
    signature: 14, // 13–14
    mark: 10,
    footnote: 10,
    form: 13,
    pageNumber: 13, // 13–14
  },
  /** Where a hand signs and a seal is set. */
  signatureGapPt: 62,
  /** Lines below the issuer and below what a document is about are one third to one half of the words' length. */
  shortRule: 0.4,
  ruleThicknessPt: 0.75,
} as const;

export type PageLayout = typeof pageLayout;

/** Width that text may take, in mm. */
export function textWidthMm(landscape: boolean): number {
  const { paperMm, marginsMm } = pageLayout;
  return (landscape ? paperMm.long : paperMm.short) - marginsMm.left - marginsMm.right;
}

/** Left part of the head (issuer) and of the closing (recipients) in mm; the rest is the right part. */
export function leftPartsMm(landscape: boolean): { head: number; closing: number } {
  return landscape ? { head: 105, closing: 120 } : { head: 62, closing: 75 };
}
