import type { ComposedDocument } from "./compose.ts";
import { leftPartsMm, pageLayout, textWidthMm } from "./page-layout.ts";
import { boldWidthPt } from "./text-width.ts";

/** Lengths in points of the lines drawn under words; they follow the length of the words. */
export interface RuleLengths {
  issuer: number;
  motto: number;
  /** Under what a named document is about. */
  about: number;
}

export const POINTS_PER_MM = 72 / 25.4;

/** The motto's line is as long as the motto, the two others a part of the words above them (Decree 30/2020/NĐ-CP, Annex I). */
export function ruleLengths({ head, name, landscape }: ComposedDocument): RuleLengths {
  const { sizesPt, shortRule } = pageLayout;
  return {
    issuer: shortRule * longestLinePt(head.issuingBody, sizesPt.issuer, leftPartsMm(landscape).head),
    motto: boldWidthPt(head.motto, sizesPt.motto),
    about: shortRule * longestLinePt(name?.about ?? "", sizesPt.name, textWidthMm(landscape)),
  };
}

function longestLinePt(text: string, sizePt: number, roomMm: number): number {
  const longest = Math.max(...text.split("\n").map((line) => boldWidthPt(line, sizePt)));
  return Math.min(longest, roomMm * POINTS_PER_MM);
}
